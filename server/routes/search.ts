import type { Context } from 'hono'
import type { ParameterFault } from '../../src/contract/parameter-faults.ts'
import { type SearchResponse, searchPageSchema } from '../../src/contract/search.ts'
import { type ParameterSet, searchParameters, toSearchQuery } from '../../src/contract/search-parameters.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { type Cursor, readCursor, writeCursor } from '../cursor.ts'
import { canonicalParameters, matches, searchTag } from '../etag.ts'
import { HttpProblem, rejectFaults } from '../problems.ts'
import { apiRoute, type Route } from '../route.ts'

type Parameters = typeof searchParameters extends ParameterSet<infer Values> ? Values : never

export const searchRoute = ({ service, version }: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/search',
    family: 'search',
    summary: 'Search agenda items by words and meaning, or list them by filters',
    parameters: searchParameters,
    responses: { 200: { description: 'Ranked agenda items', schema: searchPageSchema, tagged: true } },
    async answer(c, parameters) {
      const request = toSearchQuery(parameters)
      const cursor = cursorOf(parameters)
      const identity = [version, canonicalParameters(parameters)]
      const known = c.req.header('if-none-match')
      if (known !== undefined) {
        const current = searchTag((await service.stats()).generation, identity)
        if (matches(known, current)) return c.body(null, 304, { ETag: current })
      }
      const offset = cursor?.offset ?? request.offset ?? 0
      const response = await service.search({ ...request, offset })
      if (cursor && cursor.generation !== response.generation) throw staleCursor(c)
      const next = nextCursor(response, offset, parameters)
      return c.json({ ...response, query: parameters.q ?? '', next }, 200, {
        ...(isLasting(response) && { ETag: searchTag(response.generation, identity) }),
        ...(next !== null && { Link: `<${addressWith(c, next)}>; rel="next"` }),
      })
    },
  })

/** @throws HttpProblem `bad-request` for a cursor of another search, or beside an offset */
function cursorOf(parameters: Parameters): Cursor | null {
  if (parameters.cursor === undefined) return null
  const cursor = readCursor(parameters.cursor, parameters)
  const faults: ParameterFault[] = [
    ...(cursor === null ? [{ reason: 'other', parameter: 'cursor' } as const] : []),
    ...(parameters.offset === undefined ? [] : [{ reason: 'other', parameter: 'offset' } as const]),
  ]
  rejectFaults(faults)
  return cursor
}

function nextCursor(
  { generation, total, hits }: SearchResponse,
  offset: number,
  parameters: Parameters,
): string | null {
  const after = offset + hits.length
  return hits.length > 0 && after < total ? writeCursor({ generation, offset: after }, parameters) : null
}

function staleCursor(c: Context<AppEnv>): HttpProblem {
  c.header('Link', `<${addressWith(c, null)}>; rel="first"`)
  return new HttpProblem('stale-cursor')
}

/** The same search from another place; relative, so that it holds behind every proxy. */
function addressWith(c: Context<AppEnv>, cursor: string | null): string {
  const address = new URL(c.req.url).searchParams
  address.delete('offset')
  address.delete('cursor')
  if (cursor !== null) address.set('cursor', cursor)
  return `?${address}`
}

/**
 * A degraded answer over a complete index gets better without a new generation, when the model is back: such an
 * answer must not be confirmed later.
 */
export function isLasting({ degraded, embedding }: SearchResponse): boolean {
  return degraded.length === 0 || embedding.done < embedding.total
}
