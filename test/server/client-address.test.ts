import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, networkOf, toBlockList } from '../../server/client-address.ts'

const proxies = toBlockList(['10.0.0.0/8', '192.0.2.7', '2001:db8:1::/48'])
const none = toBlockList([])

describe('the client address', () => {
  it.each([
    ['the peer, when no proxy is trusted', '203.0.113.9', '198.51.100.1', '203.0.113.9', none],
    ['the peer, when it is none of the proxies', '203.0.113.9', '198.51.100.1', '203.0.113.9', proxies],
    ['the peer, when nothing is forwarded', '10.0.0.1', undefined, '10.0.0.1', proxies],
    ['what the proxy has seen', '10.0.0.1', '198.51.100.1', '198.51.100.1', proxies],
    [
      'the rightmost hop that is no proxy',
      '10.0.0.1',
      '1.1.1.1, 198.51.100.1, 10.2.3.4',
      '198.51.100.1',
      proxies,
    ],
    ['never what stands left of it', '10.0.0.1', '10.9.9.9, 8.8.8.8', '8.8.8.8', proxies],
    [
      'the last proxy before something that is no address',
      '10.0.0.1',
      '198.51.100.1, unknown, 10.2.3.4',
      '10.2.3.4',
      proxies,
    ],
    ['the leftmost, when all are proxies', '10.0.0.1', '10.3.3.3, 192.0.2.7', '10.3.3.3', proxies],
    ['without a port', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1', proxies],
    ['without brackets and port', '10.0.0.1', '[2001:db8:9::1]:4711', '2001:db8:9::1', proxies],
    ['of a proxy on IPv6', '2001:db8:1::5', '2001:db8:9::1', '2001:db8:9::1', proxies],
    ['of an IPv4 proxy on an IPv6 socket', '::ffff:10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1', proxies],
  ])('is %s', (_, peer, forwarded, expected, trusted) => {
    expect(clientAddress(peer, forwarded, trusted)).toBe(expected)
  })

  it('is never one that the client made up, whatever it sends', () => {
    fc.assert(
      fc.property(fc.string(), (forged) => {
        expect(clientAddress('10.0.0.1', `${forged}, 198.51.100.1`, proxies)).toBe('198.51.100.1')
        expect(clientAddress('203.0.113.9', forged, proxies)).toBe('203.0.113.9')
      }),
    )
  })
})

describe('what shares a budget', () => {
  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['2001:db8:9:8:7:6:5:4', '2001:db8:9:8'],
    ['2001:0db8:0009:0008::1', '2001:db8:9:8'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::', 'fe80:0:0:0'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0'],
  ])('with %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is the same for all addresses of one /64, and another for another', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
    const half = fc.tuple(group, group, group, group).map((parts) => parts.join(':'))
    fc.assert(
      fc.property(half, half, half, (network, a, b) => {
        expect(networkOf(`${network}:${a}`)).toBe(networkOf(`${network}:${b}`))
        expect(networkOf(`${network}:${a}`)).toBe(network)
      }),
    )
  })
})
