import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { readPrecedentsBody, toPrecedentsQuery } from '../../src/contract/precedents.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { HttpProblem, rejectFaults } from '../problems.ts'

const maxBodyBytes = 64 * 1024

/** A draft is short; a larger body is refused before it is read. */
export const limitDraft = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new HttpProblem('body-too-large')
  },
})

/** Earlier cases like a draft. The draft is in no address, no log and no cache. */
export function precedentsRoute({ service }: AppOptions) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const { values, faults } = readPrecedentsBody(parse(await c.req.text()))
    rejectFaults(faults)
    // Without faults there are values.
    if (values === null) throw new HttpProblem('bad-request')
    const answer = await service.precedents(toPrecedentsQuery(values))
    return c.json(answer, 200, { 'Cache-Control': 'no-store' })
  }
}

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
