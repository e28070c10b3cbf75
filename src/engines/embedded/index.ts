import type Database from 'better-sqlite3'
import type { Analyzer } from '../../analysis/analyzer.ts'
import { SearchError } from '../../errors.ts'
import type {
  Filter,
  KeywordResult,
  PassageEmbedding,
  PassageHit,
  PassageVectors,
  SearchEngine,
} from '../port.ts'
import { readCoverage } from './coverage.ts'
import { ItemDirectory } from './directory.ts'
import { buildHnsw } from './hnsw.ts'
import { createKeywordSearch, type KeywordRows } from './keyword.ts'
import { lockForWriting } from './lock.ts'
import { type Access, damagedHint, openDatabase } from './open.ts'
import { createReader, type Reader } from './read.ts'
import { readFailures } from './reports.ts'
import { VectorMemory } from './vectors.ts'
import { isWithdrawn, readWithdrawals } from './withdrawals.ts'
import { createWriter, type Writer } from './write.ts'

export interface EmbeddedOptions {
  /** Data folder; made when writing. */
  readonly folder: string
  /** `write` takes the folder's lock; any number of readers may be open beside one writer. */
  readonly access: Access
  readonly analyzer: Analyzer
  /** Id and dimensions of the embedder whose vectors are stored. */
  readonly embedder: { readonly id: string; readonly dimensions: number }
  readonly now?: () => Date
}

/**
 * Search engine in one folder: SQLite holds everything of record, FTS5 the keyword index. A reader sees what a
 * writer in another process commits with its next call.
 * @throws SearchError `locked`, `no-index`, `newer-index`, `other-model`, `unwritable-data`, `storage`
 */
export function openEmbeddedEngine(options: EmbeddedOptions): SearchEngine {
  const { folder, access, analyzer, embedder, now = () => new Date() } = options
  const unlock = access === 'write' ? lockForWriting(folder, now()) : () => {}
  try {
    const manifest = { analyzer: analyzer.id, embedder: embedder.id, dimensions: embedder.dimensions }
    const database = openDatabase(folder, access, manifest)
    try {
      return createEngine(database, createWriter(database, analyzer, now), embedder.dimensions, unlock)
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw storageTrouble(error)
  }
}

function createEngine(
  database: Database.Database,
  writer: Writer,
  dimensions: number,
  unlock: () => void,
): SearchEngine {
  const reader = createReader(database)
  const search = createKeywordSearch(database, () => reader.stats())
  const vectors = new VectorMemory(database, dimensions)
  const directory = new ItemDirectory(database)
  let listed = -1
  const freshDirectory = (): ItemDirectory => {
    const { contentGeneration } = reader.stats()
    if (contentGeneration !== listed) directory.refresh()
    listed = contentGeneration
    return directory
  }
  let seen = -1
  const freshVectors = (): VectorMemory => {
    const generation = reader.generation()
    if (generation !== seen) vectors.refresh()
    seen = generation
    return vectors
  }

  return {
    name: 'embedded',
    replaceDocument: (document) => storing(() => writer.replaceDocument(document)),
    removeDocument: (key) => storing(() => writer.removeDocument(key)),
    documents: () => storing(() => reader.documents()),
    noteFailure: (failure) => storing(() => writer.noteFailure(failure)),
    failures: () => storing(() => readFailures(database)),
    pendingEmbeddings: (limit) => storing(() => writer.pendingEmbeddings(limit)),
    storeEmbeddings: (embeddings) => storing(() => writer.storeEmbeddings(embeddings)),
    compact: () =>
      storing(() => {
        writer.dropUnusedVectors()
        buildHnsw(database, dimensions)
      }),
    keyword: (variants, filter, evidence) =>
      storing(() => keyword(reader, freshDirectory(), search(variants, evidence), filter)),
    phrase: (words, filter, limit) =>
      storing(() => withIds(freshDirectory(), phrase(reader, words, filter, limit), (hit) => hit)),
    frequencies: (groups, filter, among) =>
      storing(() => {
        const allowed = reader.allowed(filter)
        const rows = among && rowsOf(freshDirectory(), among).filter((row) => allowed?.has(row) ?? true)
        const kept = rows ? new Set(rows) : allowed
        return groups.map((keys) => reader.frequency(keys, kept))
      }),
    nearest: (vector, filter, limit) =>
      storing((): PassageHit[] => {
        const found = freshVectors().nearest(vector, limit, reader.allowed(filter))
        return withIds(freshDirectory(), found, ({ row, score }) => ({ row, score }))
      }),
    vectors: (itemIds, query) =>
      storing(() => passageVectors(freshDirectory(), freshVectors(), itemIds, query)),
    embeddings: (itemIds) => storing(() => embeddings(freshDirectory(), freshVectors(), itemIds)),
    summaries: (itemIds) =>
      storing(() => {
        const known = freshDirectory()
        return itemIds.map((id) => known.summary(id)).filter((summary) => summary !== undefined)
      }),
    items: (ids) => storing(() => reader.items(ids)),
    passages: (itemIds) => storing(() => reader.passages(itemIds)),
    matching: (filter) => storing(() => reader.matching(filter)),
    facets: (itemIds) => storing(() => reader.facets(itemIds)),
    meetingItems: (meetingId) => storing(() => reader.meetingItems(meetingId)),
    withdrawals: (limit) => storing(() => readWithdrawals(database, limit)),
    isWithdrawn: (id) => storing(() => isWithdrawn(database, id)),
    coverage: () => storing(() => readCoverage(database)),
    vocabulary: () => storing(() => reader.vocabulary()),
    stats: () => storing(() => reader.stats()),
    async close() {
      database.close()
      unlock()
    },
  }
}

async function storing<Result>(work: () => Result): Promise<Result> {
  try {
    return work()
  } catch (cause) {
    throw storageTrouble(cause)
  }
}

/** Tells storage trouble (full disk, damage) from programming errors, which stay as they are. */
function storageTrouble(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (!code.startsWith('SQLITE_')) return cause
  const damaged = code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
  return new SearchError('storage', `The index could not be read or written (${code}).`, {
    cause,
    ...(damaged && { hint: damagedHint }),
  })
}

function phrase(
  reader: Reader,
  words: readonly string[],
  filter: Filter,
  limit?: number,
): { row: number; item: number }[] {
  const allowed = reader.allowed(filter)
  if (!allowed) return reader.phrase(words, limit)
  return reader
    .phrase(words)
    .filter(({ item }) => allowed.has(item))
    .slice(0, limit)
}

function rowsOf(directory: ItemDirectory, ids: readonly string[]): number[] {
  return ids.map((id) => directory.row(id)).filter((row) => row !== undefined)
}

function withIds<Hit extends { item: number; row: number }, Result>(
  directory: ItemDirectory,
  hits: readonly Hit[],
  map: (hit: Hit) => Result,
): (Result & { itemId: string })[] {
  return hits.flatMap((hit) => {
    const itemId = directory.id(hit.item)
    return itemId === undefined ? [] : [{ ...map(hit), itemId }]
  })
}

function keyword(
  reader: Reader,
  directory: ItemDirectory,
  found: KeywordRows,
  filter: Filter,
): KeywordResult {
  const allowed = reader.allowed(filter)
  const passages = [...found.passageMatches].map(([row, matches]) => ({
    row,
    matches,
    item: directory.itemOf(row) ?? -1,
  }))
  const items = new Set([...found.itemMatches.keys(), ...passages.map(({ item }) => item)])
  const kept = [...items].filter((item) => !allowed || allowed.has(item)).map((item) => ({ item, row: item }))
  return {
    items: found.items,
    frequencies: found.frequencies,
    hits: withIds(directory, kept, ({ item }) => ({ matches: found.itemMatches.get(item) ?? [] })),
    passages: withIds(
      directory,
      passages.filter(({ item }) => !allowed || allowed.has(item)),
      ({ row, matches }) => ({ row, matches }),
    ),
  }
}

function passageVectors(
  directory: ItemDirectory,
  vectors: VectorMemory,
  itemIds: readonly string[],
  query: Float32Array,
): PassageVectors[] {
  return withBits(directory, vectors, itemIds).map(({ row, itemId, vector, bits }) => ({
    row,
    itemId,
    cosine: vectors.cosine(query, vector),
    bits,
  }))
}

function embeddings(
  directory: ItemDirectory,
  vectors: VectorMemory,
  itemIds: readonly string[],
): PassageEmbedding[] {
  return withBits(directory, vectors, itemIds).flatMap(({ row, itemId, vector: id, bits }) => {
    const vector = vectors.vector(id)
    return vector ? [{ row, itemId, vector, bits }] : []
  })
}

function withBits(
  directory: ItemDirectory,
  vectors: VectorMemory,
  itemIds: readonly string[],
): { row: number; itemId: string; vector: number; bits: Uint8Array }[] {
  const uses = itemIds.flatMap((itemId) =>
    vectors.usesByItem(directory.row(itemId) ?? -1).map((use) => ({ ...use, itemId })),
  )
  const cached = vectors.bits(uses.map(({ vector }) => vector))
  return uses.flatMap(({ row, itemId, vector }) => {
    const bits = cached.get(vector)
    return bits ? [{ row, itemId, vector, bits }] : []
  })
}
