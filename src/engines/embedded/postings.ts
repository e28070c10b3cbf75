import type Database from 'better-sqlite3'

/** Rows that hold a word, and how strongly. */
export interface PostingList {
  readonly rows: Int32Array
  /** Saturated term frequencies, 0 to 1: float64[rows]. */
  readonly strengths: Float64Array
}

/**
 * @param total rows of the table
 * @param contentGeneration state of the documents that `total` is of
 */
export type Postings = (match: string, total: number, contentGeneration: number) => PostingList

/** Rows kept in memory, 12 bytes each. */
const rowsKept = 2_000_000

/** FTS5's bm25() uses k1 = 1.2 and never lets idf fall below 1e-6. */
const k1 = 1.2
const smallestIdf = 1e-6

type Row = [row: number, score: number]

/**
 * Reads posting lists of a full-text table and keeps them until the documents change: words that many rows hold take
 * longest to read and are asked for most.
 */
export function createPostings(
  database: Database.Database,
  table: 'item_terms' | 'passage_terms',
  columnWeights: string,
): Postings {
  const statement = database
    .prepare<[string], Row>(
      `SELECT rowid, -bm25(${table}, ${columnWeights}) FROM ${table} WHERE ${table} MATCH ?`,
    )
    .raw()
  const kept = new Map<string, PostingList>()
  let rows = 0
  let generation = -1
  return (match, total, contentGeneration) => {
    if (contentGeneration !== generation || rows > rowsKept) {
      kept.clear()
      rows = 0
      generation = contentGeneration
    }
    const known = kept.get(match)
    if (known) return known
    const list = toPostingList(statement.all(match), total)
    kept.set(match, list)
    rows += list.rows.length
    return list
  }
}

/** bm25() divided by its idf again leaves the saturated term frequency. */
function toPostingList(found: readonly Row[], total: number): PostingList {
  const idf = Math.max(smallestIdf, Math.log((total - found.length + 0.5) / (found.length + 0.5)))
  return {
    rows: Int32Array.from(found, ([row]) => row),
    strengths: Float64Array.from(found, ([, score]) => Math.min(1, score / idf / (k1 + 1))),
  }
}
