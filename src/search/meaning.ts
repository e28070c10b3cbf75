import type { SearchMode } from '../contract/search.ts'
import type { Embedder } from '../embedding/port.ts'
import type { EngineStats } from '../engines/port.ts'
import { SearchError } from '../errors.ts'
import type { Meaning } from './candidates.ts'

/** The query's meaning as far as the mode asks for it, and model and vectors are there. */
export async function embedMeaning(
  mode: SearchMode,
  embedder: Embedder | null,
  text: string,
  stats: EngineStats,
): Promise<Meaning> {
  if (mode === 'keyword') return { mode, degraded: false }
  if (!embedder || stats.embedded === 0 || text === '') {
    return { mode: 'keyword', degraded: text !== '' && stats.embeddable > 0 }
  }
  try {
    const embedding = await embedder.embedQuery(text)
    return { mode, degraded: stats.embedded < stats.embeddable, embedding }
  } catch (error) {
    if (error instanceof SearchError && error.code === 'embedding-unavailable') {
      return { mode: 'keyword', degraded: true }
    }
    throw error
  }
}
