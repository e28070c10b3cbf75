import type Database from 'better-sqlite3'
import { SearchError } from '../../errors.ts'
import type { AgendaItem } from '../../model/agenda-item.ts'
import type { Meeting } from '../../model/meeting.ts'
import type { SectionKind } from '../../model/section.ts'
import {
  type EngineStats,
  type FacetName,
  type Facets,
  type FacetValue,
  type Filter,
  facetLimit,
  type SourceDocument,
  type StoredItem,
  type StoredPassage,
  type VocabularyWords,
} from '../port.ts'
import { toSql } from './filter.ts'
import { fromFtsToken, ftsPhrase } from './fts-token.ts'
import { damagedHint } from './open.ts'

interface ItemRow {
  readonly public_id: string
  readonly json: string
  readonly meeting: string
  readonly name: string
  readonly url: string | null
  readonly sha256: string
  readonly indexed_at: string
}

interface PassageRow {
  readonly row: number
  readonly public_id: string
  readonly ordinal: number
  readonly section: SectionKind
  readonly heading: string | null
  readonly text: string
  readonly span_start: number
  readonly span_end: number
}

/** Facet values of items `i` of documents `d`. */
const facetExpressions: Readonly<Record<FacetName, string>> = {
  municipality: 'd.municipality',
  body: 'd.body',
  year: 'substr(d.date, 1, 4)',
  kind: 'i.kind',
  outcome: 'i.outcome',
  kle: 'substr(i.kle, 1, 2)',
  attachments: "CASE WHEN i.attachments > 0 THEN 'true' ELSE 'false' END",
}

/** What follows the meeting in an item's id: the ordinal, and in a second print its document. */
const restOfItemId = /^\.\d+(?:\.[0-9a-f]{8})?$/
const itemsJoined = 'items i JOIN documents d ON d.id = i.document'
const idList = '(SELECT value FROM json_each(?))'

export interface Reader {
  generation(): number
  documents(): Pick<SourceDocument, 'key' | 'name' | 'sha256'>[]
  items(ids: readonly string[]): StoredItem[]
  meetingItems(meetingId: string): StoredItem[]
  passages(itemIds: readonly string[]): StoredPassage[]
  /** Row numbers of the items that meet the filter; null when the filter lets everything pass. */
  allowed(filter: Filter): ReadonlySet<number> | null
  matching(filter: Filter): string[]
  phrase(words: readonly string[], limit?: number): { row: number; item: number }[]
  /** How many items, all or those of these rows, hold one of the keys. */
  frequency(keys: readonly string[], among: ReadonlySet<number> | null): number
  facets(itemIds: readonly string[]): Facets
  vocabulary(): VocabularyWords
  stats(): EngineStats
}

export function createReader(database: Database.Database): Reader {
  const generation = database.prepare<[string], { value: string }>('SELECT value FROM manifest WHERE key = ?')
  const item = `SELECT i.public_id, i.json, d.meeting, d.name, d.url, d.sha256, d.indexed_at FROM ${itemsJoined}`
  const items = database.prepare<[string], ItemRow>(`${item} WHERE i.public_id IN ${idList}`)
  // '/' follows '.': everything that begins with the id and a dot, found in the index of ids.
  const meetingItems = database.prepare<[string, string], ItemRow>(`
    ${item} WHERE i.public_id > ? || '.' AND i.public_id < ? || '/' ORDER BY d.id, i.ordinal`)
  const passages = database.prepare<[string], PassageRow>(`
    SELECT p.id AS row, i.public_id, p.ordinal, p.section, p.heading, p.text, p.span_start, p.span_end
    FROM passages p JOIN items i ON i.id = p.item WHERE i.public_id IN ${idList} ORDER BY p.item, p.ordinal`)
  const phrase = database.prepare<[string, number], { row: number; item: number }>(`
    SELECT p.id AS row, p.item FROM passage_terms t JOIN passages p ON p.id = t.rowid WHERE passage_terms MATCH ?
    LIMIT ?`)
  const holders = database
    .prepare<[string], number>('SELECT rowid FROM item_terms WHERE item_terms MATCH ?')
    .pluck()
  const countHolders = database
    .prepare<[string], number>('SELECT count(*) FROM item_terms WHERE item_terms MATCH ?')
    .pluck()
  // Titles are no passages: their words are known by their lemmas.
  const surfaces = database.prepare<[], { term: string; doc: number }>(`
    SELECT term, sum(doc) AS doc FROM (
      SELECT term, doc FROM passage_vocabulary WHERE col = 'surface'
      UNION ALL SELECT term, doc FROM item_vocabulary WHERE col = 'title'
    ) GROUP BY term`)
  const keys = database.prepare<[], { term: string }>(`
    SELECT term FROM item_vocabulary UNION SELECT term FROM passage_vocabulary WHERE col <> 'surface'`)
  const counts = database.prepare<[], Omit<EngineStats, 'generation' | 'contentGeneration'>>(`
    SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM items) AS items,
      (SELECT count(*) FROM passages) AS passages,
      (SELECT count(*) FROM passages WHERE hash IS NOT NULL) AS embeddable,
      (SELECT count(*) FROM passages WHERE vector IS NOT NULL) AS embedded`)
  const documents = database.prepare<[], Pick<SourceDocument, 'key' | 'name' | 'sha256'>>(
    'SELECT key, name, sha256 FROM documents ORDER BY id',
  )
  let known: EngineStats | undefined
  const counter = (key: string): number => Number(generation.get(key)?.value ?? 0)

  return {
    generation: () => counter('generation'),
    documents: () => documents.all(),
    items: (ids) => inOrder(ids, items.all(JSON.stringify(ids))),
    meetingItems: (id) =>
      meetingItems
        .all(id, id)
        .filter(({ public_id }) => restOfItemId.test(public_id.slice(id.length)))
        .map(toItem),
    passages: (ids) => passages.all(JSON.stringify(ids)).map(toPassage),
    allowed: (filter) => allowed(database, filter),
    matching: (filter) => matching(database, filter),
    phrase: (words, limit = -1) => phrase.all(`{surface} : ${ftsPhrase(words)}`, limit),
    frequency(keys, among) {
      if (keys.length === 0) return 0
      const any = keys.map((key) => ftsPhrase([key])).join(' OR ')
      if (!among) return countHolders.get(any) ?? 0
      return holders.all(any).filter((row) => among.has(row)).length
    },
    facets: createFacets(database),
    vocabulary: () => ({
      surfaces: surfaces.all().map(({ term, doc }) => [fromFtsToken(term), doc] as const),
      keys: keys.all().map(({ term }) => fromFtsToken(term)),
    }),
    stats() {
      const generation = counter('generation')
      // Counting is a scan; nothing changes within a generation.
      if (known?.generation !== generation) {
        const row = counts.get() ?? { documents: 0, items: 0, passages: 0, embeddable: 0, embedded: 0 }
        known = { generation, contentGeneration: counter('contentGeneration'), ...row }
      }
      return known
    },
  }
}

function inOrder(ids: readonly string[], rows: readonly ItemRow[]): StoredItem[] {
  const byId = new Map(rows.map((row) => [row.public_id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toItem(row)] : []
  })
}

function toItem(row: ItemRow): StoredItem {
  // Both columns were written by `write.ts` from values of these types.
  const item = parseStored(row.json) as AgendaItem
  const meeting = parseStored(row.meeting) as Meeting
  const source = { name: row.name, url: row.url, sha256: row.sha256, indexedAt: row.indexed_at }
  return { id: row.public_id, item, meeting, source }
}

function parseStored(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new SearchError('storage', 'The index file is damaged.', { hint: damagedHint, cause })
  }
}

function toPassage(row: PassageRow): StoredPassage {
  const { ordinal, section, heading, text } = row
  const span = { start: row.span_start, end: row.span_end }
  return { row: row.row, itemId: row.public_id, passage: { ordinal, section, heading, text, span } }
}

function allowed(database: Database.Database, filter: Filter): ReadonlySet<number> | null {
  const { sql, parameters } = toSql(filter)
  if (sql === '1') return null
  const rows = database
    .prepare<(string | number)[], { id: number }>(`SELECT i.id FROM ${itemsJoined} WHERE ${sql}`)
    .all(...parameters)
  return new Set(rows.map(({ id }) => id))
}

function matching(database: Database.Database, filter: Filter): string[] {
  const { sql, parameters } = toSql(filter)
  return database
    .prepare<(string | number)[], { public_id: string }>(
      `SELECT i.public_id FROM ${itemsJoined} WHERE ${sql} ORDER BY d.date DESC, d.id, i.ordinal`,
    )
    .all(...parameters)
    .map(({ public_id }) => public_id)
}

function createFacets(database: Database.Database): (ids: readonly string[]) => Facets {
  const count = (name: FacetName): Database.Statement<[string], FacetValue> =>
    database.prepare(`
      SELECT ${facetExpressions[name]} AS value, count(*) AS count FROM ${itemsJoined}
      WHERE i.public_id IN ${idList} AND ${facetExpressions[name]} IS NOT NULL
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${facetLimit + 1}`)
  const municipality = count('municipality')
  const body = count('body')
  const year = count('year')
  const kind = count('kind')
  const outcome = count('outcome')
  const kle = count('kle')
  const attachments = count('attachments')
  return (ids) => {
    const list = JSON.stringify(ids)
    return {
      municipality: municipality.all(list),
      body: body.all(list),
      year: year.all(list),
      kind: kind.all(list),
      outcome: outcome.all(list),
      kle: kle.all(list),
      attachments: attachments.all(list),
    }
  }
}
