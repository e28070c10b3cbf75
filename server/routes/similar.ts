import {
  type SimilarParameters,
  similarParameters,
  similarResponseSchema,
  toSimilarQuery,
} from '../../src/contract/similar.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

/** Agenda items like one. Nothing of it is personal, so caches may keep it as they keep the item. */
export const similarRoute = (options: AppOptions): Route =>
  apiRoute<SimilarParameters>({
    path: '/api/v1/items/:id/similar',
    family: 'documents',
    summary: 'Agenda items that are like one',
    pathParameters: { id: 'Id of an agenda item, as a search answers it' },
    parameters: similarParameters,
    responses: {
      200: { description: 'Similar agenda items, most similar first', schema: similarResponseSchema },
    },
    answer: (c, parameters) =>
      answerByGeneration(c, options, parameters, () =>
        options.service.similar(c.req.param('id') ?? '', toSimilarQuery(parameters)),
      ),
  })
