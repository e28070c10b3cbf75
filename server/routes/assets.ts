import { HttpProblem } from '../problems.ts'
import { plainRoute } from '../route.ts'
import { assetByHref } from '../web/assets.ts'

/** The name holds the content's hash: another content has another address. */
export const assetRoute = plainRoute('asset', '/assets/:file', 'Style sheet and icon of the pages', (c) => {
  const asset = assetByHref.get(c.req.path)
  if (!asset) throw new HttpProblem('not-found')
  return c.body(asset.body, 200, {
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
})
