import type { StoredItem } from '../../src/engines/port.ts'
import type { ItemKind } from '../../src/model/agenda-item.ts'
import type { SearchService } from '../../src/search/service.ts'
import type { AppOptions } from '../context.ts'
import { plainRoute, type Route } from '../route.ts'
import { pageFrame } from '../web/page/frame.ts'
import { type ItemContent, itemPage } from '../web/page/item-page.ts'
import { readPassage } from '../web/page/passage-link.ts'

/** Copies in public search engines outlive a takedown, so item pages are not offered to them. */
const headers = { 'Cache-Control': 'no-cache', Vary: 'Accept-Language', 'X-Robots-Tag': 'noindex' }

export const itemPageRoute = ({ service }: AppOptions): Route =>
  plainRoute('page', '/items/:id', 'One agenda item as a page', async (c) => {
    const stored = await service.item(c.req.param('id') ?? '')
    const content = {
      stored,
      ...(await readRelated(service, stored)),
      target: readPassage(c.req.query('passage')),
    }
    return c.html(itemPage(pageFrame(c), content), 200, headers)
  })

const similarShown = 5
/** Items that every agenda has: what they are like says nothing. */
const formal: ReadonlySet<ItemKind> = new Set(['standing', 'signature'])

/** Of a closed item nothing is compared: its heading is all there is. */
async function readRelated(
  service: SearchService,
  { id, item }: StoredItem,
): Promise<Pick<ItemContent, 'thread' | 'similar'>> {
  if (item.closed || formal.has(item.kind)) return { thread: [], similar: [] }
  const { hits } = await service.similar(id, { limit: similarShown })
  return { thread: await service.thread(id), similar: hits }
}
