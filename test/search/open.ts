import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import type { Embedder } from '../../src/embedding/port.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import type { IndexedDocument, SearchEngine } from '../../src/engines/port.ts'
import { createSearchService, type SearchService } from '../../src/search/service.ts'
import { collection } from '../support/collection.ts'
import { createHashingEmbedder, embedPending } from '../support/hashing-embedder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

export const analyzer = createDanishAnalyzer()
export const embedder = createHashingEmbedder()

export async function openFilled(
  documents: readonly IndexedDocument[] = collection,
  vectors = true,
): Promise<SearchEngine> {
  const engine = openEmbeddedEngine({ folder: temporaryFolder(), access: 'write', analyzer, embedder })
  for (const document of documents) await engine.replaceDocument(document)
  if (vectors) await embedPending(engine, embedder)
  return engine
}

export function serve(engine: SearchEngine, meaning: Embedder | null = embedder): SearchService {
  return createSearchService({ engine, analyzer, embedder: meaning })
}
