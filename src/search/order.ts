import type { SearchEngine } from '../engines/port.ts'
import type { Ranked } from './rank.ts'

export type Sort = 'relevance' | 'newest' | 'oldest'

type Dated = Ranked & { readonly date: string }

/** Ties are broken by date, then id, so that pages are stable. */
const comparisons: Readonly<Record<Sort, (a: Dated, b: Dated) => number>> = {
  relevance: (a, b) => b.score - a.score || byText(b.date, a.date) || byText(a.itemId, b.itemId),
  newest: (a, b) => byText(b.date, a.date) || b.score - a.score || byText(a.itemId, b.itemId),
  oldest: (a, b) => byText(a.date || '9', b.date || '9') || b.score - a.score || byText(a.itemId, b.itemId),
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order of all pages of a result. */
export async function order(engine: SearchEngine, ranked: readonly Ranked[], sort: Sort): Promise<Ranked[]> {
  const summaries = await engine.summaries(ranked.map(({ itemId }) => itemId))
  const dates = new Map(summaries.map(({ id, date }) => [id, date]))
  return ranked.map((item) => ({ ...item, date: dates.get(item.itemId) ?? '' })).sort(comparisons[sort])
}
