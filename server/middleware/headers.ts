import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'

/** Routes that share their security headers. */
export type Family = 'api' | 'page' | 'asset' | 'health'

type Headers = Readonly<Record<string, string>>

/** A query is personal data: `same-origin` keeps it out of other sites' logs. */
const common: Headers = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' }

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')
const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

const families: Readonly<Record<Family, Headers>> = {
  api: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Retry-After, X-Request-Id',
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
  ['/readyz', 'health'],
  ['/livez', 'health'],
]

export const familyOf = (path: string): Family =>
  prefixes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'page'

/** Security headers by route family, also on errors and unknown routes. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const headers = { ...common, ...families[familyOf(c.req.path)] }
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
}
