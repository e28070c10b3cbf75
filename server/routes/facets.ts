import { facetsResponseSchema } from '../../src/contract/search.ts'
import { facetParameters, toFilter } from '../../src/contract/search-parameters.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

export const facetsRoute = (options: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/facets',
    family: 'search',
    summary: 'Count the items of a search, a filter or everything by municipality, body, year and more',
    parameters: facetParameters,
    responses: { 200: { description: 'Facets without hits', schema: facetsResponseSchema, tagged: true } },
    answer: (c, parameters) => {
      const { q: query = '', mode } = parameters
      const request = { query, ...(mode && { mode }), filter: toFilter(parameters) }
      return answerByGeneration(
        c,
        options,
        parameters,
        () => options.service.facets(request),
        ({ degraded }) => degraded.length === 0,
      )
    },
  })
