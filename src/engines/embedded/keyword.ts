import type Database from 'better-sqlite3'
import type { KeywordField, KeywordMatch, KeywordVariant } from '../port.ts'
import { ftsPhrase } from './fts-token.ts'

/** Column weights of BM25F in `item_terms`: title, titleParts, decision, text, parts. */
const itemWeights = '4, 2, 1.5, 1, 0.5'
/** Column weights in `passage_terms`: text, parts; surface is for phrases only. */
const passageWeights = '1, 0.5, 0'

const itemColumns: Readonly<Record<KeywordField, string>> = {
  title: 'title',
  titleParts: 'title_parts',
  decision: 'decision',
  text: 'text',
  parts: 'parts',
}

/** FTS5's bm25() uses k1 = 1.2 and never lets idf fall below 1e-6. */
const k1 = 1.2
const smallestIdf = 1e-6

interface Row {
  readonly row: number
  readonly score: number
}

/** What stands in which row, before it is known which item a row belongs to. */
export interface KeywordRows {
  readonly items: number
  readonly frequencies: readonly number[]
  readonly itemMatches: ReadonlyMap<number, KeywordMatch[]>
  readonly passageMatches: ReadonlyMap<number, KeywordMatch[]>
}

export type KeywordSearch = (
  variants: readonly KeywordVariant[],
  evidence?: 'strength' | 'presence',
) => KeywordRows

/**
 * One statement a variant: FTS5 cannot weigh the terms of one MATCH, and the ranking needs to know which variant
 * stands where. bm25() is divided by its idf again, which leaves the saturated term frequency.
 */
export function createKeywordSearch(
  database: Database.Database,
  totals: () => { readonly items: number; readonly passages: number },
): KeywordSearch {
  const items = database.prepare<[string], Row>(
    `SELECT rowid AS row, -bm25(item_terms, ${itemWeights}) AS score FROM item_terms WHERE item_terms MATCH ?`,
  )
  const passages = database.prepare<[string], Row>(
    `SELECT rowid AS row, -bm25(passage_terms, ${passageWeights}) AS score FROM passage_terms WHERE passage_terms MATCH ?`,
  )

  // Without bm25() FTS5 need not read how long each row is: ten times as fast.
  const holders = database
    .prepare<[string], number>('SELECT rowid FROM item_terms WHERE item_terms MATCH ?')
    .pluck()

  return (variants, evidence = 'strength') => {
    const { items: itemTotal, passages: passageTotal } = totals()
    const itemMatches = new Map<number, KeywordMatch[]>()
    const passageMatches = new Map<number, KeywordMatch[]>()
    const frequencies = variants.map((variant, index) => {
      const key = ftsPhrase([variant.key])
      const star = variant.how === 'prefix' ? `${key} *` : key
      const columns = (variant.fields ?? (['title', 'titleParts', 'decision', 'text', 'parts'] as const))
        .map((field) => itemColumns[field])
        .join(' ')
      const match = `{${columns}} : ${star}`
      if (evidence === 'presence') {
        const rows = holders.all(match)
        for (const row of rows) push(itemMatches, row, { variant: index, strength: 1 })
        return rows.length
      }
      const rows = items.all(match)
      collect(itemMatches, rows, index, itemTotal)
      if (!variant.fields)
        collect(passageMatches, passages.all(`{text parts} : ${star}`), index, passageTotal)
      return rows.length
    })
    return { items: itemTotal, frequencies, itemMatches, passageMatches }
  }
}

function collect(
  matches: Map<number, KeywordMatch[]>,
  rows: readonly Row[],
  variant: number,
  total: number,
): void {
  const idf = Math.max(smallestIdf, Math.log((total - rows.length + 0.5) / (rows.length + 0.5)))
  for (const { row, score } of rows) {
    push(matches, row, { variant, strength: Math.min(1, score / idf / (k1 + 1)) })
  }
}

function push(matches: Map<number, KeywordMatch[]>, row: number, match: KeywordMatch): void {
  const list = matches.get(row)
  if (list) list.push(match)
  else matches.set(row, [match])
}
