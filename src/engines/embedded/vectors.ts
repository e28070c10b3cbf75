import type Database from 'better-sqlite3'
import { currentHnsw, loadHnsw, type NearestGraph } from './hnsw.ts'

/** Where a vector is used: equal passages share one. */
export interface VectorUse {
  readonly row: number
  readonly item: number
  readonly vector: number
}

export interface ScoredUse extends VectorUse {
  readonly score: number
}

/** Bytes of token bits kept in memory; about 15,000 passages. */
const bitsCacheBytes = 64 * 1024 * 1024

/**
 * The vectors of record lie in SQLite; this is their copy in memory: float32[count × dimensions] in one block, and
 * which passages use which vector. `refresh` adds what is new and forgets what is gone.
 */
export class VectorMemory {
  readonly dimensions: number
  #database: Database.Database
  #matrix: Float32Array
  #ids: number[] = []
  #uses = new Map<number, VectorUse[]>()
  #usesByItem = new Map<number, VectorUse[]>()
  #bits = new Map<number, Uint8Array>()
  #bitsBytes = 0
  #slots = new Map<number, number>()
  /** By slot: 1 while a passage uses the vector. */
  #isUsed = new Uint8Array()
  #graph: NearestGraph | null = null
  #graphFile = ''

  constructor(database: Database.Database, dimensions: number) {
    this.#database = database
    this.dimensions = dimensions
    this.#matrix = new Float32Array(1024 * dimensions)
  }

  get count(): number {
    return this.#ids.length
  }

  get #lastId(): number {
    return this.#ids.at(-1) ?? 0
  }

  refresh(): void {
    const rows = this.#database
      .prepare<[number], { id: number; vector: Buffer }>(
        'SELECT id, vector FROM vectors WHERE id > ? ORDER BY id',
      )
      .iterate(this.#lastId)
    for (const { id, vector } of rows) this.#append(id, vector)
    this.#uses.clear()
    this.#usesByItem.clear()
    this.#refreshGraph()
    const uses = this.#database
      .prepare<[], VectorUse>('SELECT id AS row, item, vector FROM passages WHERE vector IS NOT NULL')
      .iterate()
    for (const use of uses) {
      push(this.#uses, use.vector, use)
      push(this.#usesByItem, use.item, use)
    }
    this.#isUsed = Uint8Array.from(this.#ids, (id) => (this.#uses.has(id) ? 1 : 0))
  }

  usesOf(vector: number): readonly VectorUse[] {
    return this.#uses.get(vector) ?? []
  }

  usesByItem(item: number): readonly VectorUse[] {
    return this.#usesByItem.get(item) ?? []
  }

  /**
   * Nearest passages by cosine, best first. With a graph: its neighbours, the vectors newer than it, and an exact
   * scan instead when a filter leaves too few of the neighbours.
   */
  nearest(query: Float32Array, limit: number, allowed: ReadonlySet<number> | null): ScoredUse[] {
    const graph = this.#graph
    if (!graph) return this.#scan(query, limit, allowed, 0)
    const neighbours = graph.search(query, limit * 2).flatMap((id) => this.#score(query, id, allowed))
    if (allowed && neighbours.length < limit) return this.#scan(query, limit, allowed, 0)
    return best([...neighbours, ...this.#scan(query, limit, allowed, graph.lastId)], limit)
  }

  #scan(query: Float32Array, limit: number, allowed: ReadonlySet<number> | null, after: number): ScoredUse[] {
    const cosines = this.#cosines(query, after)
    const slots = nearestSlots(cosines, allowed ? cosines.length : limit)
    const found: ScoredUse[] = []
    for (const slot of slots) {
      if (found.length >= limit) break
      const score = cosines[slot] ?? 0
      for (const use of this.usesOf(this.#ids[slot] ?? 0)) {
        if (!allowed || allowed.has(use.item)) found.push({ ...use, score })
      }
    }
    return best(found, limit)
  }

  /** Cosine of every vector by slot; −2 for one that is not scanned or not used any more. */
  #cosines(query: Float32Array, after: number): Float32Array {
    const cosines = new Float32Array(this.#ids.length).fill(-2)
    for (let slot = 0; slot < cosines.length; slot++) {
      if (this.#isUsed[slot] === 1 && (after === 0 || (this.#ids[slot] ?? 0) > after)) {
        cosines[slot] = this.#dot(query, slot)
      }
    }
    return cosines
  }

  #score(query: Float32Array, vector: number, allowed: ReadonlySet<number> | null): ScoredUse[] {
    const uses = this.usesOf(vector).filter(({ item }) => !allowed || allowed.has(item))
    if (uses.length === 0) return []
    const score = this.cosine(query, vector)
    return uses.map((use) => ({ ...use, score }))
  }

  /** Loads the derived file whenever the manifest names another one. */
  #refreshGraph(): void {
    const current = currentHnsw(this.#database)
    if (current === this.#graphFile) return
    this.#graphFile = current
    this.#graph = loadHnsw(this.#database, this.dimensions)
  }

  bits(vectors: readonly number[]): ReadonlyMap<number, Uint8Array> {
    const missing = vectors.filter((vector) => !this.#bits.has(vector))
    if (missing.length > 0) {
      const rows = this.#database
        .prepare<[string], { id: number; bits: Buffer }>(
          'SELECT id, bits FROM vectors WHERE id IN (SELECT value FROM json_each(?))',
        )
        .all(JSON.stringify(missing))
      if (this.#bitsBytes > bitsCacheBytes) this.#forgetBits()
      for (const { id, bits } of rows) {
        this.#bits.set(id, bits)
        this.#bitsBytes += bits.length
      }
    }
    return this.#bits
  }

  cosine(query: Float32Array, vector: number): number {
    const slot = this.#slots.get(vector)
    return slot === undefined ? 0 : this.#dot(query, slot)
  }

  /** A copy of a vector. */
  vector(id: number): Float32Array | undefined {
    const slot = this.#slots.get(id)
    if (slot === undefined) return undefined
    return this.#matrix.slice(slot * this.dimensions, (slot + 1) * this.dimensions)
  }

  #forgetBits(): void {
    this.#bits = new Map()
    this.#bitsBytes = 0
  }

  #append(id: number, vector: Buffer): void {
    const start = this.#ids.length * this.dimensions
    if (start + this.dimensions > this.#matrix.length) {
      const larger = new Float32Array(this.#matrix.length * 2)
      larger.set(this.#matrix)
      this.#matrix = larger
    }
    // Copied, because a Buffer's offset need not be a multiple of four.
    this.#matrix.set(
      new Float32Array(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.length)),
      start,
    )
    this.#slots.set(id, this.#ids.length)
    this.#ids.push(id)
  }

  #dot(query: Float32Array, slot: number): number {
    const matrix = this.#matrix
    const start = slot * this.dimensions
    let a = 0
    let b = 0
    // Two sums side by side: the processor need not wait for one addition before the next.
    for (let d = 0; d < this.dimensions; d += 2) {
      a += (query[d] ?? 0) * (matrix[start + d] ?? 0)
      b += (query[d + 1] ?? 0) * (matrix[start + d + 1] ?? 0)
    }
    return a + b
  }
}

/** Slots of the highest cosines, best first. */
function nearestSlots(cosines: Float32Array, limit: number): number[] {
  const floor = limit < cosines.length ? (cosines.toSorted().at(-limit) ?? -1) : -1
  const slots: number[] = []
  for (const [slot, cosine] of cosines.entries()) if (cosine >= floor && cosine >= -1) slots.push(slot)
  return slots.sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0))
}

function best(found: ScoredUse[], limit: number): ScoredUse[] {
  return found.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, limit)
}

function push(map: Map<number, VectorUse[]>, key: number, use: VectorUse): void {
  const list = map.get(key)
  if (list) list.push(use)
  else map.set(key, [use])
}
