import { liveSchema, readySchema } from '../../src/contract/health.ts'
import type { AppOptions } from '../context.ts'
import { HttpProblem } from '../problems.ts'
import { plainRoute, type Route } from '../route.ts'

export const livezRoute: Route = {
  ...plainRoute('health', '/livez', 'The process answers', (c) => c.json({ status: 'ok' })),
  responses: { 200: { description: 'It does', schema: liveSchema } },
}

export const readyzRoute = ({ ready, progress, version }: AppOptions): Route => ({
  ...plainRoute('health', '/readyz', 'Searches can be served', async (c) => {
    const { ready: isReady, reasons } = await ready()
    if (!isReady) throw new HttpProblem('not-ready', { reasons })
    return c.json({ status: 'ready', version, reasons, indexing: progress?.() ?? null })
  }),
  responses: { 200: { description: 'They can', schema: readySchema } },
})
