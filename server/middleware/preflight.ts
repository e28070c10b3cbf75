import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { families } from '../families.ts'
import { familyOf } from './headers.ts'

/** Answers `OPTIONS`: what other pages may send to routes that are open to them. */
export function answerOptions(c: Context<AppEnv>, allowed: string): Response {
  const open = 'Access-Control-Allow-Origin' in families[familyOf(c)].headers
  return c.body(null, 204, {
    Allow: allowed,
    ...(open && {
      'Access-Control-Allow-Methods': allowed,
      'Access-Control-Allow-Headers': 'Content-Type, If-None-Match, X-Request-Id',
      'Access-Control-Max-Age': '86400',
    }),
  })
}
