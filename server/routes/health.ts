import type { AppOptions } from '../context.ts'
import { HttpProblem } from '../problems.ts'
import { plainRoute, type Route } from '../route.ts'

export const livezRoute = plainRoute('health', '/livez', 'The process answers', (c) =>
  c.json({ status: 'ok' }),
)

export const readyzRoute = ({ ready, progress, version }: AppOptions): Route =>
  plainRoute('health', '/readyz', 'Searches can be served', async (c) => {
    const { ready: isReady, reasons } = await ready()
    if (!isReady) throw new HttpProblem('not-ready', { reasons })
    return c.json({ status: 'ready', version, reasons, indexing: progress?.() ?? null })
  })
