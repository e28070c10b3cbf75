import type { Context } from 'hono'
import { readParameters } from '../../src/contract/search-parameters.ts'
import { similarParameterNames, similarParametersSchema, toSimilarQuery } from '../../src/contract/similar.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { canonicalParameters, matches, searchTag } from '../etag.ts'
import { rejectFaults } from '../problems.ts'

/** Agenda items like one. Nothing of it is personal, so caches may keep it as they keep the item. */
export function similarRoute({ service, version }: AppOptions) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const address = new URL(c.req.url).searchParams
    const { values, faults } = readParameters(address, similarParametersSchema, similarParameterNames)
    rejectFaults(faults)
    const parameters = values ?? {}
    const id = c.req.param('id') ?? ''
    const identity = ['similar', id, version, canonicalParameters(parameters)]
    const tag = searchTag((await service.stats()).generation, identity)
    const headers = { 'Cache-Control': 'public, max-age=60, must-revalidate' }
    if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304, { ...headers, ETag: tag })
    const answer = await service.similar(id, toSimilarQuery(parameters))
    return c.json(answer, 200, { ...headers, ETag: searchTag(answer.generation, identity) })
  }
}
