/**
 * What the Danish analysis chain costs: its speed, and size and query time of an FTS5 index of analysed words against
 * one of the same text as it comes. Both in one run.
 *
 *   node test/bench/chain.ts --data INDEX --queries FILE [--json]
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { open } from '../../indexer/cli/open.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { readSettings } from '../../src/config.ts'
import { ftsPhrase } from '../../src/engines/embedded/fts-token.ts'
import { itemTerms, passageTerms } from '../../src/engines/embedded/terms.ts'
import type { StoredItem, StoredPassage } from '../../src/engines/port.ts'
import { readJudgedQueries } from '../../src/evaluation/queries.ts'
import { createLexicons } from '../../src/search/lexicon.ts'
import { planQuery } from '../../src/search/plan.ts'
import { parseQuery } from '../../src/search/query.ts'
import { processorTime, quantiles } from './rivals/compare.ts'
import { anyWord } from './rivals/fts5.ts'

export interface ChainCost {
  readonly items: number
  readonly passages: number
  /** Bytes of the indexed text, and of the FTS5 indexes over it (text itself not stored). */
  readonly textBytes: number
  readonly plainBytes: number
  readonly analysedBytes: number
  /** Milliseconds of processor time from the typed query to the first ten items. */
  readonly plain: { readonly p50: number; readonly p95: number }
  readonly analysed: { readonly p50: number; readonly p95: number }
  /** Words a second of processor time: the first time text is seen, and with its words known. */
  readonly wordsPerSecond: { readonly first: number; readonly again: number }
}

type Rows = readonly (readonly string[])[]

export async function measureChain(data: string, queries: readonly string[]): Promise<ChainCost> {
  const opened = open(readSettings({ data }, {}), 'read')
  const folder = mkdtempSync(join(tmpdir(), 'referatsoeg-bench-'))
  try {
    const { engine, analyzer } = opened
    const ids = await engine.matching({})
    const [items, passages] = [await engine.items(ids), await engine.passages(ids)]
    const texts = passages.map(({ passage }) => passage.text)
    const plain = build(join(folder, 'plain.sqlite'), plainItems(items), plainPassages(passages))
    const analysed = build(
      join(folder, 'analysed.sqlite'),
      items.map(({ item, meeting }) => Object.values(itemTerms(analyzer, item, meeting))),
      texts.map((text) => Object.values(passageTerms(analyzer, text))),
    )
    const lexicon = await createLexicons(engine, analyzer)()
    const anyVariant = (query: string): string =>
      planQuery(parseQuery(query), lexicon)
        .variants.map(({ key }) => ftsPhrase([key]))
        .join(' OR ')
    return {
      items: items.length,
      passages: passages.length,
      textBytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      plainBytes: plain.bytes,
      analysedBytes: analysed.bytes,
      plain: timeQueries(plain.find, anyWord, queries),
      analysed: timeQueries(analysed.find, anyVariant, queries),
      wordsPerSecond: analysisSpeed(texts),
    }
  } finally {
    await opened.close()
    rmSync(folder, { recursive: true })
  }
}

/** The text of the columns that `itemTerms` analyses, as it comes. */
function plainItems(items: readonly StoredItem[]): Rows {
  return items.map(({ item, meeting }) => [
    [item.title, item.caseNumber].filter(Boolean).join(' '),
    item.decision ?? '',
    [
      ...item.sections.filter(({ kind }) => kind !== 'decision').map(({ text }) => text),
      ...[meeting.municipality, meeting.body, item.caseWorker].filter((name) => name !== null),
    ].join('\n\n'),
  ])
}

const plainPassages = (passages: readonly StoredPassage[]): Rows =>
  passages.map(({ passage }) => [passage.text])

/** Two FTS5 tables without their text, as the product's own. */
function build(path: string, items: Rows, passages: Rows) {
  const database = new Database(path)
  for (const [table, rows] of Object.entries({ items, passages })) {
    const names = (rows[0] ?? []).map((_, index) => `c${index}`)
    database.exec(`CREATE VIRTUAL TABLE ${table} USING fts5(${names.join(', ')}, content='')`)
    const insert = database.prepare(
      `INSERT INTO ${table} (rowid, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`,
    )
    database.transaction(() => {
      for (const [row, cells] of rows.entries()) insert.run(row, ...cells)
    })()
    database.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
  }
  database.exec('VACUUM')
  const find = database.prepare<[string]>(
    'SELECT rowid FROM items WHERE items MATCH ? ORDER BY bm25(items), rowid LIMIT 10',
  )
  return { bytes: statSync(path).size, find: (match: string): void => void find.all(match) }
}

function timeQueries(
  find: (match: string) => void,
  toMatch: (query: string) => string,
  queries: readonly string[],
) {
  const once = (query: string): number => {
    const elapsed = processorTime()
    find(toMatch(query))
    return elapsed()
  }
  for (const query of queries.slice(0, 50)) once(query)
  return quantiles(queries.map(once))
}

/** A new analyzer reads all texts again and again: its memory of words is empty the first time. */
function analysisSpeed(texts: readonly string[]): ChainCost['wordsPerSecond'] {
  const analyzer = createDanishAnalyzer()
  const round = (): number => {
    const elapsed = processorTime()
    let words = 0
    for (const text of texts) words += analyzer.analyze(text).length
    return Math.round(words / (elapsed() / 1000))
  }
  return { first: round(), again: Math.max(round(), round(), round()) }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '.referatsoeg/data' },
      queries: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
    },
  })
  const queries = readJudgedQueries(readFileSync(values.queries, 'utf8')).map(({ query }) => query)
  const cost = await measureChain(values.data, queries)
  console.log(values.json ? JSON.stringify(cost, null, 2) : cost)
}
