import type { Analyzer } from '../analysis/analyzer.ts'
import { createVocabulary, type Vocabulary } from '../analysis/vocabulary.ts'
import type { SearchEngine } from '../engines/port.ts'

/** What the planner knows about words beyond the analyzer: the collection's own words and our synonyms. */
export interface Lexicon {
  readonly analyzer: Analyzer
  /** True when the folded word stands in the collection. */
  has(folded: string): boolean
  /** Words of the collection that a misspelt word may stand for, best first. */
  suggest(folded: string, limit: number): readonly string[]
  /** Keys that mean about the same as this key, with weights below 1. */
  synonyms(key: string): readonly { readonly key: string; readonly weight: number }[]
}

/** Keeps the lexicon of the collection's current content; made anew when documents change. */
export function createLexicons(engine: SearchEngine, analyzer: Analyzer): () => Promise<Lexicon> {
  let current: { generation: number; lexicon: Lexicon } | undefined
  return async () => {
    const { contentGeneration: generation } = await engine.stats()
    if (current?.generation !== generation) {
      current = { generation, lexicon: createLexicon(analyzer, await engine.vocabulary()) }
    }
    return current.lexicon
  }
}

export function createLexicon(analyzer: Analyzer, words: readonly (readonly [string, number])[]): Lexicon {
  const known = new Set(words.map(([word]) => word))
  // Built at the first misspelt word: most queries need none.
  let vocabulary: Vocabulary | undefined
  return {
    analyzer,
    has: (folded) => known.has(folded),
    suggest(folded, limit) {
      vocabulary ??= createVocabulary(words)
      return vocabulary.suggest(folded, limit).map(({ word }) => word)
    },
    synonyms: () => [],
  }
}
