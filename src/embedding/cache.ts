import type { Embedder, TextEmbedding } from './port.ts'

/** Queries whose embedding is kept: about 10 kB each. */
const kept = 500

/**
 * An embedder that remembers recent queries: paging, sorting, filtering and going back ask the same words again. In
 * memory only, and gone with the process: queries are personal data.
 */
export function rememberQueries(embedder: Embedder, size: number = kept): Embedder {
  const recent = new Map<string, Promise<TextEmbedding>>()
  return {
    ...embedder,
    embedQuery(text) {
      const known = recent.get(text)
      recent.delete(text)
      const embedding = known ?? embedder.embedQuery(text)
      recent.set(text, embedding)
      if (recent.size > size) recent.delete(recent.keys().next().value ?? '')
      // A failure is not remembered.
      embedding.catch(() => recent.delete(text))
      return embedding
    },
  }
}
