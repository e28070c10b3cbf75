import { type SearchResponse, searchResponseSchema } from '../../src/contract/search.ts'
import { searchParameters, toSearchQuery } from '../../src/contract/search-parameters.ts'
import type { AppOptions } from '../context.ts'
import { canonicalParameters, matches, searchTag } from '../etag.ts'
import { apiRoute, type Route } from '../route.ts'

export const searchRoute = ({ service, version }: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/search',
    family: 'search',
    summary: 'Search agenda items by words and meaning, or list them by filters',
    parameters: searchParameters,
    responses: { 200: { description: 'Ranked agenda items', schema: searchResponseSchema } },
    async answer(c, parameters) {
      const request = toSearchQuery(parameters)
      const identity = [version, canonicalParameters(parameters)]
      const { generation } = await service.stats()
      const current = searchTag(generation, identity)
      if (matches(c.req.header('if-none-match'), current)) return c.body(null, 304, { ETag: current })
      const response = await service.search(request)
      return c.json(
        { ...response, query: parameters.q ?? '' },
        200,
        isLasting(response) ? { ETag: searchTag(response.generation, identity) } : {},
      )
    },
  })

/**
 * A degraded answer over a complete index gets better without a new generation, when the model is back: such an
 * answer must not be confirmed later.
 */
function isLasting({ degraded, embedding }: SearchResponse): boolean {
  return degraded.length === 0 || embedding.done < embedding.total
}
