import type { SearchEngine, StoredItem } from '../engines/port.ts'
import { SearchError } from '../errors.ts'

/** @throws SearchError `not-found` */
export async function readItem(engine: SearchEngine, id: string): Promise<StoredItem> {
  const [item] = await engine.items([id])
  if (!item) throw new SearchError('not-found', 'There is no agenda item with this id.')
  return item
}
