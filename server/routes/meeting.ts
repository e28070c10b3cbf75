import { meetingResponseSchema } from '../../src/contract/item.ts'
import { noParameters } from '../../src/contract/search-parameters.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

export const meetingRoute = (options: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/meetings/:id',
    family: 'documents',
    summary: 'One meeting with its items in brief',
    pathParameters: {
      id: {
        description: 'What the ids of its items begin with.',
        example: 'havbjerg.byraadet.2025-04-17',
      },
    },
    parameters: noParameters,
    responses: { 200: { description: 'The meeting', schema: meetingResponseSchema, tagged: true } },
    answer: (c) => answerByGeneration(c, options, {}, () => options.service.meeting(c.req.param('id') ?? '')),
  })
