import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Analyzer } from '../../analysis/analyzer.ts'
import { embeddingInputs } from '../../embedding/input.ts'
import { caseKey } from '../../model/case-number.ts'
import { nameKey } from '../../model/name-key.ts'
import type { Passage } from '../../model/passage.ts'
import type {
  FailedDocument,
  IndexedDocument,
  IndexedItem,
  PendingEmbedding,
  StoredEmbedding,
} from '../port.ts'
import { forgetReport, reportFailure, reportStored } from './reports.ts'
import { itemTerms, passageTerms } from './terms.ts'
import { forgetWithdrawn, noteWithdrawn } from './withdrawals.ts'

export interface Writer {
  replaceDocument(document: IndexedDocument): void
  removeDocument(key: string): boolean
  noteFailure(failure: FailedDocument): void
  pendingEmbeddings(limit: number): PendingEmbedding[]
  storeEmbeddings(embeddings: readonly StoredEmbedding[]): void
  dropUnusedVectors(): void
}

/** All changes of the database. Each method is one transaction that also starts a new generation. */
export function createWriter(database: Database.Database, analyzer: Analyzer, now: () => Date): Writer {
  const bump = database.prepare('UPDATE manifest SET value = CAST(value AS INTEGER) + 1 WHERE key = ?')
  const newGeneration = (contentChanged: boolean): void => {
    bump.run('generation')
    if (contentChanged) bump.run('contentGeneration')
  }
  const removeRows = createRemover(database, now)
  const insertRows = createInserter(database, analyzer, now)
  const pending = database.prepare<[number], PendingEmbedding>(`
    SELECT hash, embedding_input AS text FROM passages
    WHERE vector IS NULL AND hash IS NOT NULL GROUP BY hash ORDER BY min(id) LIMIT ?`)
  const insertVector = database.prepare<[string, Uint8Array, Uint8Array], { id: number }>(
    'INSERT INTO vectors (hash, vector, bits) VALUES (?, ?, ?) ON CONFLICT (hash) DO UPDATE SET hash = hash RETURNING id',
  )
  const assignVector = database.prepare(
    'UPDATE passages SET vector = ?, embedding_input = NULL WHERE hash = ?',
  )
  const dropUnused = database.prepare(
    'DELETE FROM vectors WHERE id NOT IN (SELECT vector FROM passages WHERE vector IS NOT NULL)',
  )

  return {
    replaceDocument: database.transaction((document: IndexedDocument) => {
      removeRows(document.source.key)
      insertRows(document)
      reportStored(database, document.source, document.doubts ?? 0)
      newGeneration(true)
    }),
    removeDocument: database.transaction((key: string) => {
      const removed = removeRows(key)
      const forgotten = forgetReport(database, key)
      if (removed || forgotten) newGeneration(removed)
      return removed
    }),
    noteFailure: database.transaction((failure: FailedDocument) => {
      if (reportFailure(database, failure)) newGeneration(false)
    }),
    pendingEmbeddings: (limit) => pending.all(limit),
    storeEmbeddings: database.transaction((embeddings: readonly StoredEmbedding[]) => {
      for (const { hash, vector, bits } of embeddings) {
        const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
        assignVector.run(insertVector.get(hash, bytes, bits)?.id, hash)
      }
      newGeneration(false)
    }),
    dropUnusedVectors: database.transaction(() => {
      if (dropUnused.run().changes > 0) newGeneration(false)
    }),
  }
}

function createRemover(database: Database.Database, now: () => Date): (key: string) => boolean {
  const find = database.prepare<[string], { id: number }>('SELECT id FROM documents WHERE key = ?')
  const itemsOf = 'SELECT id FROM items WHERE document = ?'
  const removals = [
    `DELETE FROM passage_terms WHERE rowid IN (SELECT id FROM passages WHERE item IN (${itemsOf}))`,
    `DELETE FROM item_terms WHERE rowid IN (${itemsOf})`,
    'DELETE FROM documents WHERE id = ?',
  ].map((sql) => database.prepare(sql))
  return (key) => {
    const document = find.get(key)
    if (!document) return false
    noteWithdrawn(database, document.id, now())
    for (const removal of removals) removal.run(document.id)
    return true
  }
}

function createInserter(
  database: Database.Database,
  analyzer: Analyzer,
  now: () => Date,
): (document: IndexedDocument) => void {
  const insertDocument = database.prepare(`
    INSERT INTO documents (key, name, url, sha256, format, municipality, body, date, municipality_key, body_key, meeting, indexed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertItem = createItemInserter(database, analyzer)
  return (document) => {
    const { source, meeting } = document
    const { lastInsertRowid } = insertDocument.run(
      source.key,
      source.name,
      source.url,
      source.sha256,
      source.format,
      meeting.municipality,
      meeting.body,
      meeting.date,
      nameKey(meeting.municipality ?? ''),
      nameKey(meeting.body ?? ''),
      JSON.stringify(meeting),
      now().toISOString(),
    )
    for (const item of document.items) insertItem(lastInsertRowid, document, item)
    forgetWithdrawn(database, lastInsertRowid)
  }
}

function createItemInserter(
  database: Database.Database,
  analyzer: Analyzer,
): (documentRow: number | bigint, document: IndexedDocument, item: IndexedItem) => void {
  const taken = database.prepare<[string], unknown>('SELECT 1 FROM items WHERE public_id = ?')
  const insert = database.prepare(`
    INSERT INTO items (public_id, document, ordinal, title, case_key, kle, kind, outcome, closed, attachments, json)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertTerms = database.prepare(
    'INSERT INTO item_terms (rowid, title, title_parts, decision, text, parts) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertPassage = createPassageInserter(database, analyzer)
  return (documentRow, { source, meeting }, { id, item, passages }) => {
    // A second document of the same meeting (say, a corrected print) keeps the first one's addresses intact.
    const publicId = taken.get(id) ? `${id}.${source.sha256.slice(0, 8)}` : id
    const { lastInsertRowid: row } = insert.run(
      publicId,
      documentRow,
      item.ordinal,
      item.title,
      item.caseNumber === null ? null : caseKey(item.caseNumber),
      item.kle?.number ?? null,
      item.kind,
      item.outcome,
      item.closed ? 1 : 0,
      item.attachments.length,
      JSON.stringify(item),
    )
    const terms = itemTerms(analyzer, item, meeting)
    insertTerms.run(row, terms.title, terms.titleParts, terms.decision, terms.text, terms.parts)
    const inputs = embeddingInputs(item.title, passages)
    for (const [index, passage] of passages.entries()) insertPassage(row, passage, inputs[index] ?? null)
  }
}

function createPassageInserter(
  database: Database.Database,
  analyzer: Analyzer,
): (itemRow: number | bigint, passage: Passage, embeddingInput: string | null) => void {
  const insert = database.prepare(`
    INSERT INTO passages (item, ordinal, section, heading, text, span_start, span_end, embedding_input, hash, vector)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM vectors WHERE hash = ?))`)
  const insertTerms = database.prepare(
    'INSERT INTO passage_terms (rowid, text, parts, surface) VALUES (?, ?, ?, ?)',
  )
  return (itemRow, { ordinal, section, heading, text, span }, input) => {
    const hash = input === null ? null : createHash('sha256').update(input).digest('hex')
    const { lastInsertRowid: row } = insert.run(
      itemRow,
      ordinal,
      section,
      heading,
      text,
      span.start,
      span.end,
      input,
      hash,
      hash,
    )
    const terms = passageTerms(analyzer, text)
    insertTerms.run(row, terms.text, terms.parts, terms.surface)
  }
}
