import {
  precedentsBodySchema,
  precedentsResponseSchema,
  readPrecedentsBody,
  toPrecedentsQuery,
} from '../../src/contract/precedents.ts'
import { noParameters } from '../../src/contract/search-parameters.ts'
import type { AppOptions } from '../context.ts'
import { narrowToKey } from '../middleware/search-key.ts'
import { HttpProblem, rejectFaults } from '../problems.ts'
import { apiRoute, type Route } from '../route.ts'

/** The draft is in no address, no log and no cache. */
export const precedentsRoute = ({ service }: AppOptions): Route =>
  apiRoute({
    method: 'POST',
    path: '/api/v1/precedents',
    family: 'search',
    summary: 'Earlier cases like a draft, with what was recommended and decided',
    parameters: noParameters,
    body: precedentsBodySchema,
    responses: { 200: { description: 'Most similar first', schema: precedentsResponseSchema } },
    async answer(c) {
      const { values, faults } = readPrecedentsBody(parse(await c.req.text()))
      rejectFaults(faults)
      // Without faults there are values.
      if (values === null) throw new HttpProblem('bad-request')
      const answer = await service.precedents(toPrecedentsQuery(narrowToKey(c, values)))
      return c.json(answer, 200, { 'Cache-Control': 'no-store' })
    },
  })

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
