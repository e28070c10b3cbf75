import type { SearchMode } from '../contract/search.ts'
import type { KeywordVariant } from '../engines/port.ts'

/** Everything the ranking can be tuned by. */
export interface Weights {
  /** How much a word counts by the way it matched, 0 to 1; synonyms: a factor on the weight in their table. */
  readonly variants: Readonly<Record<KeywordVariant['how'], number>>
  /** Keyword score: BM25 of the whole item, BM25 of its best passage, share of words found. Sum 1. */
  readonly keyword: { readonly item: number; readonly passage: number; readonly coverage: number }
  /** Sum 1. */
  readonly semantic: { readonly vector: number; readonly lateInteraction: number }
  /** Raw figures of unrelated (low) and of very good (high) texts, for this embedder. */
  readonly scale: { readonly vector: Scale; readonly lateInteraction: Scale }
  /** Share of the keyword leg in a hybrid score, where some item holds enough of the query; less where none does. */
  readonly fusion: number
  /** Coverage that is enough for that. */
  readonly telling: number
  /** Factor for standing items ("Godkendelse af dagsorden"), which must not outrank substance. */
  readonly standing: number
  /** An item is a result with this coverage, or with this score of its mode. */
  readonly floor: { readonly coverage: number } & Readonly<Record<SearchMode, number>>
}

interface Scale {
  readonly low: number
  readonly high: number
}

/**
 * Found on the judged queries by `test/bench/tune.ts` with cross-validation; the table of what each is worth stands
 * in docs/relevance.md.
 */
export const weights: Weights = {
  variants: { word: 1, entity: 1, part: 0.9, joined: 0.9, typo: 0.7, prefix: 0.9, synonym: 1.4 },
  keyword: { item: 0.2, passage: 0.6, coverage: 0.2 },
  semantic: { vector: 0.3, lateInteraction: 0.7 },
  scale: { vector: { low: 0.6, high: 0.9 }, lateInteraction: { low: 0.1, high: 0.6 } },
  fusion: 0.35,
  telling: 0.7,
  standing: 0.95,
  floor: { coverage: 0.6, hybrid: 0.36, keyword: 0.19, semantic: 0.43 },
}
