import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { clientAddress, networkOf, toBlockList } from '../client-address.ts'
import type { AppEnv } from '../context.ts'
import type { Family } from '../families.ts'
import { HttpProblem } from '../problems.ts'
import { type Budget, type Taken, TokenBuckets } from '../token-buckets.ts'
import { familyOf } from './headers.ts'

/** A budget and who has it. */
export interface RatePolicy {
  /** Shown in the headers. */
  readonly name: string
  readonly budget: Budget
  /** Whose budget a request is paid from; null when the policy is not for it. */
  readonly payer: (c: Context<AppEnv>) => string | null
}

/** Cheap to answer, and asked for again and again by right. */
const free: ReadonlySet<Family> = new Set<Family>(['asset', 'health'])

/** Counts every request against the first policy that is for it. @throws HttpProblem `rate-limited` */
export function limitRate(
  policies: readonly RatePolicy[],
  clock: () => number = () => performance.now() / 1000,
): MiddlewareHandler<AppEnv> {
  const counted = policies.map((policy) => ({ ...policy, buckets: new TokenBuckets(policy.budget) }))
  return async (c, next) => {
    if (free.has(familyOf(c))) return next()
    for (const { name, payer, buckets } of counted) {
      const who = payer(c)
      if (who === null) continue
      const taken = buckets.take(who, clock())
      // Set before the answer is made, so that refusals carry them too.
      for (const [header, value] of rateHeaders(name, buckets.budget, taken)) c.header(header, value)
      if (!taken.allowed) throw new HttpProblem('rate-limited', { retryAfter: Math.ceil(taken.wait) })
      break
    }
    await next()
  }
}

/** The one place that writes them: the draft (draft-ietf-httpapi-ratelimit-headers) still moves. */
function rateHeaders(name: string, { rate, burst }: Budget, taken: Taken): [string, string][] {
  const window = Math.max(1, Math.ceil(burst / rate))
  return [
    ['RateLimit-Policy', `"${name}";q=${burst};w=${window}`],
    ['RateLimit', `"${name}";r=${taken.remaining};t=${Math.ceil(taken.wait)}`],
  ]
}

/** A budget for each search key: a town hall is one address, and a site's visitors are many. */
export const perKey = (budget: Budget): RatePolicy => ({
  name: 'key',
  budget,
  payer(c) {
    const state = c.get('key')
    return state?.kind === 'good' ? state.key.id : null
  },
})

export interface AddressPolicyOptions {
  readonly budget: Budget
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** Told once when a proxy seems to stand before us that is not in the list. */
  readonly warn: (message: string) => void
}

/** A budget for each client address. */
export function perAddress({ budget, trustedProxies, warn }: AddressPolicyOptions): RatePolicy {
  const trusted = toBlockList(trustedProxies)
  let warned = trustedProxies.length > 0
  return {
    name: 'address',
    budget,
    payer(c) {
      const forwarded = c.req.header('x-forwarded-for')
      if (forwarded !== undefined && !warned) {
        warned = true
        warn(
          'Requests carry X-Forwarded-For, which is not believed: all that come through one proxy share one rate limit. ' +
            'Name your proxies with --trusted-proxies.',
        )
      }
      const peer = peerOf(c)
      return peer === null ? null : networkOf(clientAddress(peer, forwarded, trusted))
    },
  }
}

/** Null where there is no socket: the application was called without a server. */
function peerOf(c: Context<AppEnv>): string | null {
  // What the Node server hands the application beside the request.
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  return incoming?.socket.remoteAddress ?? null
}
