import type { SearchEngine, StoredItem } from '../engines/port.ts'
import { SearchError } from '../errors.ts'

/** @throws SearchError `not-found`, `withdrawn` */
export async function readItem(engine: SearchEngine, id: string): Promise<StoredItem> {
  const [item] = await engine.items([id])
  if (item) return item
  if (await engine.isWithdrawn(id)) {
    throw new SearchError('withdrawn', 'The agenda item is no longer in the collection.')
  }
  throw new SearchError('not-found', 'There is no agenda item with this id.')
}
