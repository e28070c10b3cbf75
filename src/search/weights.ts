/**
 * Weights of the ranking. Found on the judged queries by `test/bench/tune.ts` with cross-validation; the table of
 * what each is worth stands in docs/relevance.md.
 */
export const weights = {
  /** Keyword score: BM25 of the whole item, BM25 of its best passage, share of words found. */
  keyword: { item: 0.5, passage: 0.3, coverage: 0.2 },
  semantic: { vector: 0.2, lateInteraction: 0.8 },
  /** Raw figures of unrelated (low) and of very good (high) texts, for this embedder. */
  scale: { vector: { low: 0.6, high: 0.9 }, lateInteraction: { low: 0.1, high: 0.6 } },
  /** Share of the keyword leg in a hybrid score. */
  fusion: 0.35,
  /** Standing items ("Godkendelse af dagsorden") must not outrank substance. */
  standing: 0.8,
  floor: { coverage: 0.5, hybrid: 0.5, semantic: 0.45 },
} as const
