import type { ThreadItem } from '../contract/thread.ts'
import type { SearchEngine } from '../engines/port.ts'
import type { Ranked } from './rank.ts'
import { listThread, type Threads } from './thread/index.ts'

/** A result in which every case stands once. */
export interface CollapsedResult<Item extends Ranked> {
  /** The first item of each case, in their order. */
  readonly kept: readonly Item[]
  /** For each of some kept items the others of its case that were found, oldest first. */
  chains(page: readonly Item[]): Promise<ReadonlyMap<string, ThreadItem[]>>
}

/** Leaves the first item of each case; made from the whole result, so that pages and total agree. */
export async function collapseCases<Item extends Ranked>(
  engine: SearchEngine,
  threads: Threads,
  ordered: readonly Item[],
): Promise<CollapsedResult<Item>> {
  const found = new Set(ordered.map(({ itemId }) => itemId))
  const collapsed = new Set<string>()
  const others = new Map<string, readonly string[]>()
  const kept: Item[] = []
  for (const item of ordered) {
    if (collapsed.has(item.itemId)) continue
    const chain = (await threads.of(item.itemId)).filter((id) => id !== item.itemId && found.has(id))
    for (const id of chain) collapsed.add(id)
    others.set(item.itemId, chain)
    kept.push(item)
  }
  return {
    kept,
    async chains(page) {
      const chains = new Map<string, ThreadItem[]>()
      for (const { itemId } of page) chains.set(itemId, await listThread(engine, others.get(itemId) ?? []))
      return chains
    },
  }
}
