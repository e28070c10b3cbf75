import type Database from 'better-sqlite3'
import type { Withdrawal } from '../port.ts'
import { hasTable } from './has-table.ts'

/** Remembers the items of a document that is about to go. */
export function noteWithdrawn(database: Database.Database, document: number | bigint, at: Date): void {
  database
    .prepare('REPLACE INTO withdrawn (id, at) SELECT public_id, ? FROM items WHERE document = ?')
    .run(at.toISOString(), document)
}

/** The items of this document are there, whatever became of them before. */
export function forgetWithdrawn(database: Database.Database, document: number | bigint): void {
  database
    .prepare('DELETE FROM withdrawn WHERE id IN (SELECT public_id FROM items WHERE document = ?)')
    .run(document)
}

export function readWithdrawals(database: Database.Database, limit: number): Withdrawal[] {
  if (!hasTable(database, 'withdrawn')) return []
  return database
    .prepare<[number], Withdrawal>('SELECT id, at FROM withdrawn ORDER BY at DESC, id LIMIT ?')
    .all(limit)
}

export function isWithdrawn(database: Database.Database, id: string): boolean {
  return (
    hasTable(database, 'withdrawn') &&
    database.prepare('SELECT 1 FROM withdrawn WHERE id = ?').get(id) !== undefined
  )
}
