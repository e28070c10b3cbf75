import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { AppEnv, AppOptions } from '../context.ts'
import type { Metrics } from '../metrics.ts'
import { HttpProblem } from '../problems.ts'
import { plainRoute, type Route } from '../route.ts'

/** For whoever runs the service: asked from the same machine, or with the configured token. */
export const metricsRoute = ({ metricsToken }: AppOptions, metrics: Metrics): Route =>
  plainRoute('metrics', '/metrics', 'Figures for Prometheus', async (c) => {
    if (!isLocal(c) && !hasToken(c, metricsToken)) throw new HttpProblem('forbidden')
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })

/** A proxy on this machine is local too; whoever stands behind it is not. */
function isLocal(c: Context<AppEnv>): boolean {
  if (['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => c.req.header(name))) return false
  return /^(?:127\.|::1$|::ffff:127\.)/.test(remoteAddress(c))
}

/** Empty where there is no connection. */
const remoteAddress = (c: Context<AppEnv>): string =>
  'incoming' in Object(c.env) ? (getConnInfo(c).remote.address ?? '') : ''

function hasToken(c: Context<AppEnv>, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === undefined || given === undefined) return false
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(token))
}
