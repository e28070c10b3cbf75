import type { Context } from 'hono'
import type { AppEnv, AppOptions } from '../context.ts'
import { HttpProblem } from '../problems.ts'

/** The process answers. */
export const livezRoute = (c: Context<AppEnv>): Response => c.json({ status: 'ok' })

/** Searches can be served. */
export function readyzRoute({ ready, progress, version }: AppOptions) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const { ready: isReady, reasons } = await ready()
    if (!isReady) throw new HttpProblem('not-ready', { reasons })
    return c.json({ status: 'ready', version, reasons, indexing: progress?.() ?? null })
  }
}
