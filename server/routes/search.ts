import type { Context } from 'hono'
import type { SearchResponse } from '../../src/contract/search.ts'
import {
  readParameters,
  searchParameterNames,
  searchParametersSchema,
  toSearchQuery,
} from '../../src/contract/search-parameters.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { canonicalParameters, matches, searchTag } from '../etag.ts'

import { rejectFaults } from '../problems.ts'

/** Queries are personal data: no shared cache keeps an answer. */
const cacheControl = 'private, no-cache'

export function searchRoute({ service, version }: AppOptions) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const address = new URL(c.req.url).searchParams
    const { values, faults } = readParameters(address, searchParametersSchema, searchParameterNames)
    rejectFaults(faults)
    const parameters = values ?? {}
    const request = toSearchQuery(parameters)
    const identity = [version, canonicalParameters(parameters)]
    const { generation } = await service.stats()
    const headers = { 'Cache-Control': cacheControl }
    const current = searchTag(generation, identity)
    if (matches(c.req.header('if-none-match'), current)) {
      return c.body(null, 304, { ...headers, ETag: current })
    }
    const response = await service.search(request)
    return c.json({ ...response, query: parameters.q ?? '' }, 200, {
      ...headers,
      ...(isLasting(response) && { ETag: searchTag(response.generation, identity) }),
    })
  }
}

/**
 * A degraded answer over a complete index gets better without a new generation, when the model is back: such an
 * answer must not be confirmed later.
 */
export function isLasting({ degraded, embedding }: SearchResponse): boolean {
  return degraded.length === 0 || embedding.done < embedding.total
}
