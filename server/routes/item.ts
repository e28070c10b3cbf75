import { itemSchema } from '../../src/contract/item.ts'
import { noParameters } from '../../src/contract/search-parameters.ts'
import type { AppOptions } from '../context.ts'
import { digest, matches } from '../etag.ts'
import { apiRoute, type Route } from '../route.ts'

export const itemRoute = ({ service, version }: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/items/:id',
    family: 'documents',
    summary: 'One agenda item with its meeting and source',
    pathParameters: {
      id: { description: 'Id of an agenda item.', example: 'havbjerg.byraadet.2025-04-17.6' },
    },
    parameters: noParameters,
    responses: { 200: { description: 'The agenda item', schema: itemSchema, tagged: true } },
    async answer(c) {
      const { item, ...rest } = await service.item(c.req.param('id') ?? '')
      // Only what the contract names leaves the process; the store also keeps what the parser knew.
      const body = JSON.stringify(itemSchema.parse({ ...item, ...rest }))
      const tag = `W/"${digest(`${version}\u0000${body}`)}"`
      if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304, { ETag: tag })
      return c.body(body, 200, { ETag: tag, 'Content-Type': 'application/json' })
    },
  })
