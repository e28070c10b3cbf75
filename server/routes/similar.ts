import { similarParameters, similarResponseSchema, toSimilarQuery } from '../../src/contract/similar.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

export const similarRoute = (options: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/items/:id/similar',
    // Nothing of it is personal, so caches may keep it as they keep the item.
    family: 'documents',
    summary: 'Agenda items that are like one',
    pathParameters: {
      id: { description: 'Id of an agenda item.', example: 'havbjerg.byraadet.2025-04-17.6' },
    },
    parameters: similarParameters,
    responses: { 200: { description: 'Most similar first', schema: similarResponseSchema, tagged: true } },
    answer: (c, parameters) =>
      answerByGeneration(c, options, parameters, () =>
        options.service.similar(c.req.param('id') ?? '', toSimilarQuery(parameters)),
      ),
  })
