import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'
import { HttpProblem } from '../problems.ts'

export const addressLimit = 8 * 1024

/** Path and query over 8 kB are refused before anything reads them. */
export const limitAddress: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { pathname, search } = new URL(c.req.url)
  if (pathname.length + search.length > addressLimit) throw new HttpProblem('address-too-long')
  await next()
}
