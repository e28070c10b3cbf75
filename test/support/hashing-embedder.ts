import type { Embedder, TextEmbedding } from '../../src/embedding/port.ts'
import { embeddingStopWords } from '../../src/embedding/stop-words.ts'
import { toSignBits } from '../../src/embedding/token-vectors.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { SearchError } from '../../src/errors.ts'

/** Cosine of two texts without a common word; the bundled model gives unrelated texts about as much. */
const unrelated = 0.6

/**
 * Every word is a fixed random direction, a text the mean of its words: texts that share words are near. Needs no
 * model, knows no meaning, and gives the same vectors on every machine.
 */
export function createHashingEmbedder(dimensions = 384): Embedder {
  const background = direction('', dimensions)
  const embed = (text: string): TextEmbedding => {
    const words = contentWords(text)
    const rows = words.map((word) => direction(word, dimensions))
    const own = normalised(sum(rows, dimensions))
    const vector = background.map(
      (value, d) => Math.sqrt(unrelated) * value + Math.sqrt(1 - unrelated) * (own[d] ?? 0),
    )
    const values = new Float32Array(rows.length * dimensions)
    for (const [index, row] of rows.entries()) values.set(row, index * dimensions)
    return { vector: normalised(vector), tokens: { count: rows.length, dimensions, values, words } }
  }
  return {
    id: 'hashing/1',
    dimensions,
    embedQuery: async (text) => embed(text),
    embedPassages: async (texts) => texts.map(embed),
    close: async () => {},
  }
}

/** An embedder whose model is not there. */
export function createMissingEmbedder(dimensions = 384): Embedder {
  const fail = async (): Promise<never> => {
    throw new SearchError('embedding-unavailable', 'The embedding model could not be loaded.')
  }
  return { id: 'hashing/1', dimensions, embedQuery: fail, embedPassages: fail, close: async () => {} }
}

/** Makes the vectors that an engine waits for, as the pipeline does. */
export async function embedPending(engine: SearchEngine, embedder: Embedder): Promise<void> {
  const pending = await engine.pendingEmbeddings(10_000)
  const embeddings = await embedder.embedPassages(pending.map(({ text }) => text))
  await engine.storeEmbeddings(
    pending.flatMap(({ hash }, index) => {
      const embedding = embeddings[index]
      return embedding ? [{ hash, vector: embedding.vector, bits: toSignBits(embedding.tokens) }] : []
    }),
  )
}

function contentWords(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}§]+/gu) ?? []
  return words.filter((word) => !embeddingStopWords.has(word))
}

const directions = new Map<string, Float32Array>()

function direction(word: string, dimensions: number): Float32Array {
  const name = `${dimensions} ${word}`
  const known = directions.get(name)
  if (known) return known
  const random = randomFrom(hash(word))
  const made = normalised(Float32Array.from({ length: dimensions }, () => random() + random() - 1))
  directions.set(name, made)
  return made
}

function sum(rows: readonly Float32Array[], dimensions: number): Float32Array {
  const total = new Float32Array(dimensions)
  for (const row of rows) for (const [d, value] of row.entries()) total[d] = (total[d] ?? 0) + value
  return total
}

export function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** FNV-1a. */
function hash(word: string): number {
  let value = 0x811c9dc5
  for (const byte of Buffer.from(word)) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}

/** Mulberry32: the same numbers between 0 and 1 for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
