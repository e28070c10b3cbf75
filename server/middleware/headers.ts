import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'

/** Routes that share their security headers. */
export type Family = 'api' | 'page' | 'asset' | 'widget' | 'embed' | 'health'

type Headers = Readonly<Record<string, string>>

/** A query is personal data: `same-origin` keeps it out of other sites' logs. */
const common: Headers = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' }

const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')
const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

/** A page that holds the widget: script and requests, both its own. */
export const widgetPagePolicy = `${pagePolicy}; script-src 'self'; connect-src 'self'`

/** The same in a frame, for pages of these origins besides our own. */
export const embedPolicy = (parents: readonly string[]): string =>
  widgetPagePolicy.replace("frame-ancestors 'none'", `frame-ancestors ${["'self'", ...parents].join(' ')}`)

const families: Readonly<Record<Family, Headers>> = {
  api: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Retry-After, X-Request-Id, RateLimit, RateLimit-Policy',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': dataPolicy,
    'X-Robots-Tag': 'noindex',
  },
  page: {
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Content-Security-Policy': pagePolicy,
    'X-Frame-Options': 'DENY',
  },
  asset: { 'Cross-Origin-Resource-Policy': 'same-origin', 'Content-Security-Policy': dataPolicy },
  // Loaded by the pages of others, with `integrity`.
  widget: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  // Which pages may frame it is said by the route.
  embed: { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Content-Security-Policy': dataPolicy },
  health: {
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': dataPolicy,
    'Cache-Control': 'no-store',
  },
}

/** Address prefixes of the families; everything else is a page. */
const prefixes: readonly (readonly [string, Family])[] = [
  ['/api/', 'api'],
  ['/assets/', 'asset'],
  ['/widget/', 'widget'],
  ['/embed', 'embed'],
  ['/readyz', 'health'],
  ['/livez', 'health'],
]

export const familyOf = (path: string): Family =>
  prefixes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'page'

/** Security headers by route family, also on errors and unknown routes. What a route says itself wins. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const headers = { ...common, ...families[familyOf(c.req.path)] }
  for (const [name, value] of Object.entries(headers)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
