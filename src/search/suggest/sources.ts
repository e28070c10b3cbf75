import type { Analyzer } from '../../analysis/analyzer.ts'
import type { Vocabulary } from '../../analysis/vocabulary.ts'
import type { Suggestion } from '../../contract/suggest.ts'
import type { ItemSummary, SearchEngine } from '../../engines/port.ts'
import type { Found } from './found.ts'
import type { Headings } from './headings.ts'
import type { Typed } from './typed.ts'

/** What every kind of suggestion is made from. */
export interface Sources {
  readonly engine: SearchEngine
  readonly analyzer: Analyzer
  readonly headings: Headings
  /** Folded words of passages and titles. */
  readonly vocabulary: Vocabulary
  /** How a folded word is written; null for one that is not printed anywhere. */
  readonly written: (folded: string) => Promise<string | null>
  readonly typed: Typed
  /** Folded free words before the last one. */
  readonly whole: readonly string[]
  /** Spellings of the last free word, folded: as typed first. Empty when there is none. */
  readonly beginnings: readonly string[]
  /** Items that a finished part of the query finds, together with the filter beside it. */
  readonly found: (query: string) => Promise<Found>
  readonly limit: number
}

/** Suggestions of one kind, best first; each of them finds something. */
export type Suggester = (sources: Sources) => Promise<Suggestion[]>

export function itemsIn(items: readonly ItemSummary[], found: Found): readonly ItemSummary[] {
  return found ? items.filter(({ id }) => found.has(id)) : items
}

/** The item that a suggestion leads to straight away. */
export function toItem(newest: ItemSummary | undefined): Suggestion['item'] {
  if (!newest) return null
  const { id, municipality, body, date } = newest
  return { id, municipality, body, date: date || null }
}
