import type { Context } from 'hono'
import { readParameters } from '../../src/contract/search-parameters.ts'
import { suggestParameterNames, suggestParametersSchema, toSuggestQuery } from '../../src/contract/suggest.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { canonicalParameters, matches, searchTag } from '../etag.ts'
import { rejectFaults } from '../problems.ts'

/** As-you-type suggestions. What is typed is personal data, as a query is: no shared cache keeps an answer. */
export function suggestRoute({ service, version }: AppOptions) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const address = new URL(c.req.url).searchParams
    const { values, faults } = readParameters(address, suggestParametersSchema, suggestParameterNames)
    rejectFaults(faults)
    const parameters = values ?? {}
    const identity = ['suggest', version, canonicalParameters(parameters)]
    const tag = searchTag((await service.stats()).generation, identity)
    const headers = { 'Cache-Control': 'private, no-cache' }
    if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304, { ...headers, ETag: tag })
    const answer = await service.suggest(toSuggestQuery(parameters))
    return c.json(answer, 200, { ...headers, ETag: searchTag(answer.generation, identity) })
  }
}
