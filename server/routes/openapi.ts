import { noParameters } from '../../src/contract/search-parameters.ts'
import type { AppOptions } from '../context.ts'
import { digest, matches } from '../etag.ts'
import { describeApi } from '../openapi.ts'
import { apiRoute, type Route } from '../route.ts'

/** The document describes this route too, so that it is made when it is first asked for. */
export function openApiRoute({ version }: AppOptions, routes: () => readonly Route[]): Route {
  let made: { body: string; tag: string } | undefined
  return apiRoute({
    path: '/api/v1/openapi.json',
    family: 'description',
    summary: 'This document',
    parameters: noParameters,
    responses: { 200: { description: 'OpenAPI 3.1', tagged: true } },
    answer(c) {
      if (!made) {
        const body = JSON.stringify(describeApi(routes(), version))
        made = { body, tag: `W/"${digest(body)}"` }
      }
      if (matches(c.req.header('if-none-match'), made.tag)) return c.body(null, 304, { ETag: made.tag })
      return c.body(made.body, 200, { ETag: made.tag, 'Content-Type': 'application/json' })
    },
  })
}
