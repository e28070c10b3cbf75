import type { Context } from 'hono'
import { z } from 'zod'
import { readParameters } from '../../src/contract/search-parameters.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { digest, matches } from '../etag.ts'
import { rejectFaults } from '../problems.ts'

export function itemRoute({ service, version }: AppOptions) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    rejectFaults(readParameters(new URL(c.req.url).searchParams, z.object({}), []).faults)
    const { id, item, meeting, source } = await service.item(c.req.param('id') ?? '')
    const body = JSON.stringify({ id, ...item, meeting, source })
    const tag = `W/"${digest(`${version}\u0000${body}`)}"`
    const headers = { 'Cache-Control': 'public, max-age=60, must-revalidate', ETag: tag }
    if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers)
    return c.body(body, 200, { ...headers, 'Content-Type': 'application/json' })
  }
}
