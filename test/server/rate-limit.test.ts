import fc from 'fast-check'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppEnv } from '../../server/context.ts'
import { createErrorHandler } from '../../server/middleware/errors.ts'
import { limitRate, perAddress, type RatePolicy } from '../../server/middleware/rate-limit.ts'
import { TokenBuckets } from '../../server/token-buckets.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { type Served, serve } from './serve.ts'

const budget = { rate: 2, burst: 10 }

describe('a token bucket', () => {
  it('gives its burst at once, then its rate', () => {
    const buckets = new TokenBuckets(budget)
    const takeAll = (now: number): number => {
      let taken = 0
      while (buckets.take('a', now).allowed) taken++
      return taken
    }
    expect(takeAll(100)).toBe(10)
    expect(buckets.take('a', 100)).toEqual({ allowed: false, remaining: 0, wait: 0.5 })
    expect(takeAll(101)).toBe(2)
    expect(takeAll(1_000)).toBe(10)
  })

  it('never gives more than burst and rate allow, whatever the times', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 200 }), (pauses) => {
        const buckets = new TokenBuckets(budget)
        let now = 0
        let given = 0
        for (const pause of pauses) {
          now += pause
          if (buckets.take('a', now).allowed) given++
          expect(given).toBeLessThanOrEqual(budget.burst + now * budget.rate + 1e-6)
        }
      }),
    )
  })

  it('is kept for the names that asked last, at most so many', () => {
    const buckets = new TokenBuckets(budget, 3)
    for (const name of ['a', 'b', 'c', 'a', 'd']) buckets.take(name, 0)
    expect(buckets.size).toBe(3)
    expect(buckets.take('a', 0).remaining).toBe(7)
    expect(buckets.take('b', 0).remaining).toBe(9)
  })
})

/** The middleware and the error answers alone, called without a socket but told where a request comes from. */
function createLimited(policies: readonly RatePolicy[], clock: () => number) {
  const app = new Hono<AppEnv>()
  app.use(limitRate(policies, clock))
  app.get('/api/v1/search', (c) => c.text('ok'))
  app.onError(
    createErrorHandler({ service: {} as never, ready: () => ({ ready: true, reasons: [] }), version }),
  )
  return (peer: string, headers: Record<string, string> = {}, path = '/api/v1/search') =>
    app.request(path, { headers }, { incoming: { socket: { remoteAddress: peer } } })
}
const version = '1'

describe('forged X-Forwarded-For', () => {
  const warnings: string[] = []
  const options = { budget, warn: (message: string) => void warnings.push(message) }
  const forge = (index: number): string => `198.51.${index >> 8}.${index & 255}`

  it('of 10,000 addresses comes from one bucket, with one warning that names none of them', async () => {
    const ask = createLimited([perAddress({ ...options, trustedProxies: [] })], () => 0)
    let allowed = 0
    for (let index = 0; index < 10_000; index++) {
      const response = await ask('203.0.113.9', { 'X-Forwarded-For': forge(index) })
      if (response.status === 200) allowed++
    }
    expect(allowed).toBe(budget.burst)
    expect(warnings).toEqual([expect.stringContaining('--trusted-proxies')])
    expect(warnings.join()).not.toContain('198.51')
  })

  it('before what a trusted proxy has seen changes nothing', async () => {
    const ask = createLimited([perAddress({ ...options, trustedProxies: ['10.0.0.0/8'] })], () => 0)
    const from = (client: string, index: number): Promise<number> =>
      Promise.resolve(ask('10.0.0.1', { 'X-Forwarded-For': `${forge(index)}, ${client}` })).then(
        ({ status }) => status,
      )
    for (let index = 0; index < budget.burst; index++) expect(await from('192.0.2.1', index)).toBe(200)
    expect(await from('192.0.2.1', 99)).toBe(429)
    expect(await from('192.0.2.2', 99)).toBe(200)
  })
})

describe('two hundred users behind one address', () => {
  it('pass with a key of their own at two searches a second', async () => {
    let now = 0
    const byKey: RatePolicy = {
      name: 'key',
      budget: { rate: 400, burst: 400 },
      payer: (c) => c.req.query('key') ?? null,
    }
    const warn = (): void => {}
    const ask = createLimited([byKey, perAddress({ budget, trustedProxies: [], warn })], () => now)
    for (let step = 0; step < 10; step++) {
      for (let user = 0; user < 200; user++) {
        const response = await ask('203.0.113.9', {}, '/api/v1/search?key=widget')
        expect(response.status).toBe(200)
        expect(response.headers.get('ratelimit-policy')).toBe('"key";q=400;w=1')
      }
      now += 0.5
    }
    // Without the key they share the budget of their address.
    const without = await Promise.all(Array.from({ length: 200 }, () => ask('203.0.113.9')))
    expect(without.filter(({ status }) => status === 200)).toHaveLength(budget.burst)
  })
})

describe('over HTTP', () => {
  let served: Served
  afterEach(() => served.close())

  const open = async (): Promise<(path: string, init?: RequestInit) => Promise<Response>> => {
    const rates = [perAddress({ budget: { rate: 0.5, burst: 3 }, trustedProxies: [], warn: () => {} })]
    served = await serve({ rates })
    return (path, init) => fetch(served.url + path, init)
  }

  it('answers say what is left, and a refusal when to come back', async () => {
    const get = await open()
    for (const left of [2, 1, 0]) {
      const { headers, status } = await get('/api/v1/search?q=cykelsti')
      expect([status, headers.get('ratelimit-policy')]).toEqual([200, '"address";q=3;w=6'])
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"address";r=${left};t=\\d+$`))
    }
    const refused = await get('/api/v1/search?q=cykelsti')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toMatch(/^[12]$/)
    expect(refused.headers.get('access-control-expose-headers')).toContain('RateLimit')
    expect(problemSchema.parse(await refused.json()).code).toBe('rate-limited')
  })

  it('a reader gets a page that says so', async () => {
    const get = await open()
    for (let index = 0; index < 3; index++) await get('/search?q=bro')
    const page = await get('/search?q=bro', { headers: { Accept: 'text/html', 'Accept-Language': 'da' } })
    expect(page.status).toBe(429)
    expect(await page.text()).toContain('Der er søgt mange gange herfra på kort tid.')
  })

  it('health and style sheets cost nothing', async () => {
    const get = await open()
    for (let index = 0; index < 20; index++) {
      expect((await get('/livez')).status).toBe(200)
      expect((await get('/assets/nothing.css')).status).toBe(404)
    }
    expect((await get('/api/v1/search?q=bro')).status).toBe(200)
  })
})
