import type { AppOptions } from '../context.ts'
import { plainRoute, type Route } from '../route.ts'
import { pageFrame } from '../web/page/frame.ts'
import { itemPage } from '../web/page/item-page.ts'
import { readPassage } from '../web/page/passage-link.ts'

/** Copies in public search engines outlive a takedown, so item pages are not offered to them. */
const headers = { 'Cache-Control': 'no-cache', Vary: 'Accept-Language', 'X-Robots-Tag': 'noindex' }

export const itemPageRoute = ({ service }: AppOptions): Route =>
  plainRoute('page', '/items/:id', 'One agenda item as a page', async (c) => {
    const stored = await service.item(c.req.param('id') ?? '')
    return c.html(itemPage(pageFrame(c), stored, readPassage(c.req.query('passage'))), 200, headers)
  })
