import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'

/**
 * Below this many vectors the exact scan is as fast (10 ms on one core for 10,000 of 384 dimensions) and needs no
 * derived file. Measured by `test/bench/vectors.ts`.
 */
export const hnswThreshold = 10_000

/** Graph parameters: recall@200 of 0.95 and better up to 50,000 vectors. */
const parameters = { m: 16, efConstruction: 100, ef: 400, randomSeed: 1 } as const

/** Vectors newer than the file are scanned exactly; above this share the file is built anew. */
const scannedShare = 0.05

const manifestKey = 'hnsw'

/** What the manifest says of the derived file; the file is loaded only when all of it holds. */
interface Receipt {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly dimensions: number
  readonly count: number
  /** Vectors with higher ids are newer than the file and are scanned exactly. */
  readonly lastId: number
}

type Hnsw = typeof import('hnswlib-node')
type Graph = InstanceType<Hnsw['HierarchicalNSW']>

/** The package is optional: without it, or without a compiler at install, the exact scan serves. */
function loadLibrary(): Hnsw | null {
  try {
    return createRequire(import.meta.url)('hnswlib-node')
  } catch {
    return null
  }
}

/**
 * Writes the graph of all vectors beside the database: temporary name, read back, fsync, rename, then the manifest
 * row. The library opens, writes and closes without a check, so its word is not taken for it.
 */
export function buildHnsw(database: Database.Database, dimensions: number): void {
  const library = loadLibrary()
  const old = readReceipt(database)
  const { count, newer } = countVectors(database, old?.lastId ?? 0)
  if (
    !library ||
    count < hnswThreshold ||
    (old && newer <= count * scannedShare && isIntact(folderOf(database), old))
  )
    return
  const folder = folderOf(database)
  const graph = new library.HierarchicalNSW('ip', dimensions)
  graph.initIndex({ maxElements: count, ...parameters })
  let lastId = 0
  const rows = database.prepare<[], { id: number; vector: Buffer }>(
    'SELECT id, vector FROM vectors ORDER BY id',
  )
  for (const { id, vector } of rows.iterate()) {
    graph.addPoint(floats(vector), id)
    lastId = id
  }
  const temporary = join(folder, `vectors-${lastId}.hnsw.tmp`)
  const file = `vectors-${lastId}-${count}.hnsw`
  graph.writeIndexSync(temporary)
  const check = new library.HierarchicalNSW('ip', dimensions)
  check.readIndexSync(temporary)
  if (check.getCurrentCount() !== count) {
    rmSync(temporary, { force: true })
    return
  }
  sync(temporary)
  renameSync(temporary, join(folder, file))
  sync(folder)
  const bytes = readFileSync(join(folder, file))
  const receipt: Receipt = { file, bytes: bytes.length, sha256: digest(bytes), dimensions, count, lastId }
  database
    .prepare('INSERT OR REPLACE INTO manifest (key, value) VALUES (?, ?)')
    .run(manifestKey, JSON.stringify(receipt))
  // So that open readers look again.
  database.exec("UPDATE manifest SET value = value + 1 WHERE key = 'generation'")
  if (old && old.file !== file) rmSync(join(folder, old.file), { force: true })
}

const folderOf = (database: Database.Database): string => dirname(database.name)

function isIntact(folder: string, receipt: Receipt): boolean {
  const path = join(folder, receipt.file)
  if (!existsSync(path)) return false
  const bytes = readFileSync(path)
  return bytes.length === receipt.bytes && digest(bytes) === receipt.sha256
}

function countVectors(database: Database.Database, after: number): { count: number; newer: number } {
  const counts = database
    .prepare<[number], { count: number; newer: number | null }>(
      'SELECT count(*) AS count, sum(id > ?) AS newer FROM vectors',
    )
    .get(after)
  return { count: counts?.count ?? 0, newer: counts?.newer ?? 0 }
}

export interface NearestGraph {
  readonly lastId: number
  /** Ids of the nearest vectors, best first. */
  search(query: Float32Array, limit: number): number[]
}

/** The graph the manifest describes, or null: digest before native load, because a damaged file could crash it. */
export function loadHnsw(database: Database.Database, dimensions: number): NearestGraph | null {
  const receipt = readReceipt(database)
  if (!receipt || receipt.dimensions !== dimensions || !isIntact(folderOf(database), receipt)) return null
  const library = loadLibrary()
  if (!library) return null
  const graph: Graph = new library.HierarchicalNSW('ip', dimensions)
  graph.readIndexSync(join(folderOf(database), receipt.file))
  return {
    lastId: receipt.lastId,
    search(query, limit) {
      graph.setEf(Math.max(parameters.ef, limit))
      return graph.searchKnn(Array.from(query), Math.min(limit, receipt.count)).neighbors
    },
  }
}

/** Digest of the file that the manifest names now; empty without one. */
export function currentHnsw(database: Database.Database): string {
  return readReceipt(database)?.sha256 ?? ''
}

function readReceipt(database: Database.Database): Receipt | null {
  const row = database
    .prepare<[string], { value: string }>('SELECT value FROM manifest WHERE key = ?')
    .get(manifestKey)
  return row ? JSON.parse(row.value) : null
}

function floats(vector: Buffer): number[] {
  return Array.from({ length: vector.length / 4 }, (_, index) => vector.readFloatLE(index * 4))
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
