import { suggestParameters, suggestResponseSchema, toSuggestQuery } from '../../src/contract/suggest.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

export const suggestRoute = (options: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/suggest',
    family: 'search',
    summary: 'Complete a query that is being typed: words, titles, case numbers, bodies',
    parameters: suggestParameters,
    responses: {
      200: { description: 'Suggestions that find something', schema: suggestResponseSchema, tagged: true },
    },
    answer: (c, parameters) =>
      answerByGeneration(c, options, parameters, () => options.service.suggest(toSuggestQuery(parameters))),
  })
