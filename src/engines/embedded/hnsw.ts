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
  const count = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM vectors').get()?.n ?? 0
  if (!library || count < hnswThreshold || readReceipt(database)?.count === count) return
  const folder = dirname(database.name)
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
  const old = readReceipt(database)
  const receipt: Receipt = { file, bytes: bytes.length, sha256: digest(bytes), dimensions, count, lastId }
  database
    .prepare('INSERT OR REPLACE INTO manifest (key, value) VALUES (?, ?)')
    .run(manifestKey, JSON.stringify(receipt))
  if (old && old.file !== file) rmSync(join(folder, old.file), { force: true })
}

export interface NearestGraph {
  readonly lastId: number
  /** Ids of the nearest vectors, best first. */
  search(query: Float32Array, limit: number): number[]
}

/** The graph the manifest describes, or null: digest before native load, because a damaged file could crash it. */
export function loadHnsw(database: Database.Database, dimensions: number): NearestGraph | null {
  const receipt = readReceipt(database)
  const path = receipt ? join(dirname(database.name), receipt.file) : ''
  if (!receipt || receipt.dimensions !== dimensions || !existsSync(path)) return null
  const bytes = readFileSync(path)
  if (bytes.length !== receipt.bytes || digest(bytes) !== receipt.sha256) return null
  const library = loadLibrary()
  if (!library) return null
  const graph: Graph = new library.HierarchicalNSW('ip', dimensions)
  graph.readIndexSync(path)
  return {
    lastId: receipt.lastId,
    search(query, limit) {
      graph.setEf(Math.max(parameters.ef, limit))
      return graph.searchKnn(Array.from(query), Math.min(limit, receipt.count)).neighbors
    },
  }
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
