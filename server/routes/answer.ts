import type { AnswerService } from '../../src/answers/service.ts'
import { answerResponseSchema } from '../../src/contract/answer.ts'
import { answerParameters, toFilter } from '../../src/contract/search-parameters.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

/** An answer in words is made anew each time, and one of words alone gets better by itself. */
export const answerRoute = (options: AppOptions, answers: AnswerService): Route =>
  apiRoute({
    path: '/api/v1/answer',
    family: 'search',
    summary: 'Sentences of the minutes that answer a question, each with its source',
    parameters: answerParameters,
    responses: { 200: { description: 'Quotes, best first', schema: answerResponseSchema, tagged: true } },
    answer: (c, parameters) =>
      answerByGeneration(
        c,
        options,
        parameters,
        () => {
          const { q: question = '', mode } = parameters
          return answers.answer({ question, filter: toFilter(parameters), ...(mode && { mode }) })
        },
        ({ degraded, generated, refused }) => degraded.length === 0 && generated === null && refused === null,
      ),
  })
