import { createQuotes, type Quotes } from '../../src/answers/quotes.ts'
import type { Embedder } from '../../src/embedding/port.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { createLexicons } from '../../src/search/lexicon.ts'
import { createSearchService } from '../../src/search/service.ts'
import { analyzer, embedder } from '../search/open.ts'

export { analyzer, openFilled } from '../search/open.ts'

/** Quotes over a filled engine, with the hashing embedder unless told otherwise. */
export function quotesOf(engine: SearchEngine, meaning: Embedder | null = embedder): Quotes {
  const lexicon = createLexicons(engine, analyzer)
  const search = createSearchService({ engine, analyzer, embedder: meaning, lexicon })
  return createQuotes({ engine, analyzer, embedder: meaning, lexicon, search })
}
