import Database from 'better-sqlite3'
import { fieldWeights, itemFields, type Rival } from './rival.ts'

const withTokenizer = (name: string, setup: string, tokenizer: string): Rival => ({
  name,
  setup,
  async open({ items }) {
    const database = new Database(':memory:')
    database.exec(`CREATE VIRTUAL TABLE items USING fts5(${itemFields.join(', ')}, tokenize='${tokenizer}')`)
    const insert = database.prepare(
      `INSERT INTO items (rowid, ${itemFields.join(', ')}) VALUES (?, ${itemFields.map(() => '?').join(', ')})`,
    )
    for (const [row, item] of items.entries()) insert.run(row, ...itemFields.map((field) => item[field]))
    const find = database
      .prepare<[string], number>(
        `SELECT rowid FROM items WHERE items MATCH ? ORDER BY bm25(items, ${weights}), rowid`,
      )
      .pluck()
    return async (query) => {
      const rows = find.all(anyWord(query))
      return { ranking: rows.slice(0, 10).map((row) => items[row]?.name ?? ''), total: rows.length }
    }
  },
})

const weights = itemFields.map((field) => fieldWeights[field]).join(', ')

/** Any of the words; what stands in quotes is a phrase. (All of the words finds next to nothing for a question.) */
export function anyWord(query: string): string {
  const parts = query.match(/"[^"]+"|[^\s"]+/g) ?? []
  return parts.map((part) => `"${part.replaceAll('"', '')}"`).join(' OR ')
}

export const fts5: readonly Rival[] = [
  withTokenizer('SQLite FTS5', 'any word, bm25(), title ×2', 'unicode61'),
  withTokenizer('SQLite FTS5, trigram', 'any part of a word, bm25(), title ×2', 'trigram'),
]
