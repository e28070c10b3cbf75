import type { Suggestion } from '../../contract/suggest.ts'
import type { ItemSummary } from '../../engines/port.ts'
import { typedRanges } from './marks.ts'
import { itemsIn, type Sources, toItem } from './sources.ts'
import { plainQuery } from './typed.ts'

/** A longer title is asked for by its first words. */
const longestQuery = 200

/** Titles that hold the typed words in any order, the last of them as a beginning. */
export async function suggestTitles(sources: Sources): Promise<Suggestion[]> {
  const { headings, typed, whole, beginnings, found, limit } = sources
  const titles = beginnings.length > 0 ? headings.titles(whole, beginnings) : []
  if (titles.length === 0) return []
  const allowed = await found(typed.filters)
  const opening = typed.words.toLowerCase()
  return titles
    .flatMap(({ text, items }) => {
      const kept = itemsIn(items, allowed)
      const [newest] = kept
      return newest ? [{ text, newest, count: kept.length, ...order(text, newest, opening) }] : []
    })
    .sort(
      (a, b) =>
        Number(a.isFormal) - Number(b.isFormal) ||
        Number(b.isOpening) - Number(a.isOpening) ||
        b.count - a.count ||
        (a.newest.date < b.newest.date ? 1 : a.newest.date > b.newest.date ? -1 : 0),
    )
    .slice(0, limit)
    .map(({ text, newest, count }) => ({
      kind: 'title',
      text,
      highlights: typedRanges(text, new Set(whole), beginnings),
      query: typed.filters + cut(plainQuery(text)),
      item: toItem(newest),
      count,
    }))
}

/** Every agenda has its approval of the agenda: such titles come last, titles that begin as typed first. */
function order(
  text: string,
  { kind }: ItemSummary,
  opening: string,
): { isFormal: boolean; isOpening: boolean } {
  return {
    isFormal: kind === 'standing' || kind === 'signature',
    isOpening: text.toLowerCase().startsWith(opening),
  }
}

const cut = (query: string): string =>
  query.length <= longestQuery ? query : query.slice(0, longestQuery).replace(/\s+\S*$/, '')
