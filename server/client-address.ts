import { BlockList, isIP } from 'node:net'

/** Hops that are read of an `X-Forwarded-For`; real chains are short. */
const mostHops = 32

/**
 * Who asks: the last hop that is none of our own proxies. What stands to the left of it was written by the client and
 * proves nothing.
 * @param peer address at the other end of the socket
 * @param forwarded `X-Forwarded-For`
 */
export function clientAddress(peer: string, forwarded: string | undefined, trusted: BlockList): string {
  let client = plain(peer)
  const hops = (forwarded ?? '').split(',').slice(-mostHops).reverse()
  for (const hop of hops) {
    if (!isTrusted(client, trusted)) break
    const next = plain(hop)
    if (isIP(next) === 0) break
    client = next
  }
  return client
}

/** @param networks addresses, alone or with a prefix length, as `readSettings` has checked them */
export function toBlockList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', length] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (length === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(length), family)
  }
  return list
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address)
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** Without port, brackets, zone, and the prefix of an IPv4 address that came over an IPv6 socket. */
function plain(hop: string): string {
  const text = hop.trim().toLowerCase()
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const address = bare.split('%')[0] ?? ''
  return /^::ffff:([\d.]+)$/.exec(address)?.[1] ?? address
}

/** What shares a budget: an IPv4 address, or the /64 network that one IPv6 customer gets. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const left = groups(head)
  const right = groups(tail ?? '')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const all = [...left, ...new Array<string>(zeros).fill('0'), ...right]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** An IPv4 address at the end takes the place of two groups, which lie beyond the first four. */
const groups = (part: string): string[] =>
  part.split(':').flatMap((group) => (group === '' ? [] : group.includes('.') ? ['0', '0'] : [group]))
