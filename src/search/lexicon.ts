import type { Analyzer, Token } from '../analysis/analyzer.ts'
import { createSynonyms, type Expansion, type Synonyms } from '../analysis/synonyms.ts'
import { createVocabulary, type Vocabulary } from '../analysis/vocabulary.ts'
import type { SearchEngine, VocabularyWords } from '../engines/port.ts'

/** What the planner knows about words beyond the analyzer: the collection's own words and our synonyms. */
export interface Lexicon {
  readonly analyzer: Analyzer
  /** True when the folded word stands in the collection. */
  has(folded: string): boolean
  /** True when something in the collection is indexed under this key. */
  hasKey(key: string): boolean
  /** Words of the collection that a misspelt word may stand for, best first, with weighted edit distance. */
  suggest(folded: string, limit: number): readonly { readonly word: string; readonly distance: number }[]
  /** Synonyms of words and expressions. */
  expand(tokens: readonly Token[]): readonly Expansion[]
}

/** Keeps the lexicon of the collection's current content; made anew when documents change. */
export function createLexicons(engine: SearchEngine, analyzer: Analyzer): () => Promise<Lexicon> {
  const synonyms = createSynonyms(analyzer)
  let current: { generation: number; lexicon: Lexicon } | undefined
  return async () => {
    const { contentGeneration: generation } = await engine.stats()
    if (current?.generation !== generation) {
      current = { generation, lexicon: createLexicon(analyzer, synonyms, await engine.vocabulary()) }
    }
    return current.lexicon
  }
}

export function createLexicon(analyzer: Analyzer, synonyms: Synonyms, words: VocabularyWords): Lexicon {
  const known = new Set(words.surfaces.map(([word]) => word))
  const keys = new Set(words.keys)
  // Built at the first misspelt word: most queries need none.
  let vocabulary: Vocabulary | undefined
  return {
    analyzer,
    has: (folded) => known.has(folded),
    hasKey: (key) => keys.has(key),
    suggest(folded, limit) {
      vocabulary ??= createVocabulary(words.surfaces)
      return vocabulary.suggest(folded, limit)
    },
    expand: (tokens) => synonyms.expand(tokens),
  }
}
