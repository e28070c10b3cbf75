import type Database from 'better-sqlite3'
import type { EngineStats, KeywordField, KeywordMatch, KeywordVariant } from '../port.ts'
import { ftsPhrase } from './fts-token.ts'
import { createPostings, type PostingList } from './postings.ts'

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

/** What stands in which row, before it is known which item a row belongs to. */
export interface KeywordRows {
  readonly items: number
  readonly frequencies: readonly number[]
  readonly itemMatches: ReadonlyMap<number, KeywordMatch[]>
  readonly passageMatches: ReadonlyMap<number, KeywordMatch[]>
}

/** How much there is, and of which state of the documents. */
type Totals = Pick<EngineStats, 'items' | 'passages' | 'contentGeneration'>

export type KeywordSearch = (
  variants: readonly KeywordVariant[],
  evidence?: 'strength' | 'presence',
) => KeywordRows

/**
 * One statement a variant: FTS5 cannot weigh the terms of one MATCH, and the ranking needs to know which variant
 * stands where.
 */
export function createKeywordSearch(database: Database.Database, totals: () => Totals): KeywordSearch {
  const items = createPostings(database, 'item_terms', itemWeights)
  const passages = createPostings(database, 'passage_terms', passageWeights)
  // Without bm25() FTS5 need not read how long each row is: ten times as fast.
  const holders = database
    .prepare<[string], number>('SELECT rowid FROM item_terms WHERE item_terms MATCH ?')
    .pluck()

  return (variants, evidence = 'strength') => {
    const total = totals()
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
      const found = items(match, total.items, total.contentGeneration)
      collect(itemMatches, found, index)
      if (!variant.fields) {
        const text = `{text parts} : ${star}`
        collect(passageMatches, passages(text, total.passages, total.contentGeneration), index)
      }
      return found.rows.length
    })
    return { items: total.items, frequencies, itemMatches, passageMatches }
  }
}

function collect(
  matches: Map<number, KeywordMatch[]>,
  { rows, strengths }: PostingList,
  variant: number,
): void {
  for (const [index, row] of rows.entries()) push(matches, row, { variant, strength: strengths[index] ?? 0 })
}

function push(matches: Map<number, KeywordMatch[]>, row: number, match: KeywordMatch): void {
  const list = matches.get(row)
  if (list) list.push(match)
  else matches.set(row, [match])
}
