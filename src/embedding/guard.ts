import { SearchError } from '../errors.ts'
import type { Embedder, TextEmbedding } from './port.ts'

/**
 * An embedder whose vectors are numbers of the right length, or else an error that search knows how to go on from.
 * A model file that was exchanged or damaged can give anything.
 */
export function checkVectors(embedder: Embedder): Embedder {
  const check = (embedding: TextEmbedding): TextEmbedding => {
    const { vector, tokens } = embedding
    if (vector.length !== embedder.dimensions || tokens.dimensions !== embedder.dimensions) {
      throw new SearchError('embedding-unavailable', 'The embedding model gave a vector of another length.')
    }
    if (!vector.every(Number.isFinite) || !tokens.values.every(Number.isFinite)) {
      throw new SearchError('embedding-unavailable', 'The embedding model gave a vector that is no number.')
    }
    return embedding
  }
  return {
    ...embedder,
    embedQuery: async (text) => check(await embedder.embedQuery(text)),
    embedPassages: async (texts) => (await embedder.embedPassages(texts)).map(check),
  }
}

/** An embedder that gives up on a query after so many milliseconds; the words can then still be searched. */
export function limitTime(embedder: Embedder, limit: number): Embedder {
  return {
    ...embedder,
    async embedQuery(text) {
      const late = Promise.withResolvers<never>()
      const timer = setTimeout(
        () => late.reject(new SearchError('embedding-unavailable', 'The embedding model took too long.')),
        limit,
      )
      return await Promise.race([embedder.embedQuery(text), late.promise]).finally(() => clearTimeout(timer))
    },
  }
}
