import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'

const pattern = /^[A-Za-z0-9._-]{8,64}$/

/** Takes over the caller's `X-Request-Id` when it is harmless in headers, logs and pages; else makes one. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('started', performance.now())
  const given = c.req.header('x-request-id')
  c.set('requestId', given && pattern.test(given) ? given : randomUUID())
  await next()
  c.res.headers.set('X-Request-Id', c.get('requestId'))
}
