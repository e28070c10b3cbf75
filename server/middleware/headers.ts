import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'
import { type Family, families, strangerFamily } from '../families.ts'

/** A query is personal data: `same-origin` keeps it out of other sites' logs. */
const common = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' } as const

export const familyOf = (c: Context<AppEnv>): Family => c.get('route')?.family ?? strangerFamily(c.req.path)

/** The headers of the route's family, also on errors and unknown routes. */
export const familyHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(common)) c.res.headers.set(name, value)
  for (const [name, value] of Object.entries(families[familyOf(c)].headers)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
