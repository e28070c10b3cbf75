import {
  type SuggestParameters,
  suggestParameters,
  suggestResponseSchema,
  toSuggestQuery,
} from '../../src/contract/suggest.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

/** As-you-type suggestions. What is typed is personal data, as a query is: no shared cache keeps an answer. */
export const suggestRoute = (options: AppOptions): Route =>
  apiRoute<SuggestParameters>({
    path: '/api/v1/suggest',
    family: 'search',
    summary: 'Completions of a query that is being typed',
    parameters: suggestParameters,
    responses: { 200: { description: 'Suggestions, best first', schema: suggestResponseSchema } },
    answer: (c, parameters) =>
      answerByGeneration(c, options, parameters, () => options.service.suggest(toSuggestQuery(parameters))),
  })
