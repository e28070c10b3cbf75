import type { AppOptions } from '../context.ts'
import { checkCaller } from '../mcp/guard.ts'
import type { Route } from '../route.ts'

/** Tools for assistants by the Model Context Protocol: Streamable HTTP, JSON, without sessions. */
export const mcpRoute = ({ service, version, allowedHosts = [], report }: AppOptions): Route => ({
  method: 'POST',
  path: '/mcp',
  family: 'mcp',
  summary: 'Read-only tools for assistants by the Model Context Protocol',
  async handler(c) {
    checkCaller(c.req.raw, allowedHosts)
    // Loaded at the first call: a server that no assistant asks does not pay for it.
    const { answerMcp } = await import('../mcp/http.ts')
    const requestId = c.get('requestId')
    return answerMcp(c.req.raw, {
      service,
      version,
      requestId,
      report: (error) =>
        report?.({
          requestId,
          route: '/mcp',
          status: 500,
          tookMs: performance.now() - c.get('started'),
          error,
        }),
    })
  },
})
