import { HttpProblem } from '../problems.ts'

/** Names under which this machine alone reaches itself. */
const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** What the guard looks at; a `Request` has it. */
interface Caller {
  readonly url: string
  readonly headers: { get(name: string): string | null }
}

/**
 * Keeps web pages out. A page cannot set `Host`, but by DNS rebinding it can make its own name point here, and it
 * cannot hide its `Origin`: both must be names this server is known by. There are no keys here; one that is sent is
 * refused, because who sends it believes that it is checked.
 * @throws HttpProblem `forbidden`
 */
export function checkCaller({ url, headers }: Caller, allowedHosts: readonly string[]): void {
  const allowed = new Set([...loopback, ...allowedHosts])
  const host = hostName(`http://${headers.get('host') ?? ''}`)
  if (host === null || !allowed.has(host)) throw refusal('The header `Host` names none of the allowed hosts.')
  const origin = headers.get('origin')
  if (origin !== null && !allowed.has(hostName(origin) ?? '')) {
    throw refusal('The header `Origin` names none of the allowed hosts.')
  }
  if (headers.get('authorization') !== null || new URL(url).searchParams.has('key')) {
    throw refusal('The key is not valid: this server has none. Send the request without it.')
  }
}

/** The name in lower case and without its port; null for what is no address of the web. */
function hostName(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, username, pathname, search } = new URL(address)
  if (username !== '' || pathname !== '/' || search !== '') return null
  return protocol === 'http:' || protocol === 'https:' ? hostname : null
}

const refusal = (reason: string): HttpProblem => new HttpProblem('forbidden', { reasons: [reason] })
