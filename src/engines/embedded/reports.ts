import type Database from 'better-sqlite3'
import type { FailedDocument, SourceDocument } from '../port.ts'
import { hasTable } from './has-table.ts'

/** What became of each file that was read. */

export function reportStored(
  database: Database.Database,
  { key, name }: Pick<SourceDocument, 'key' | 'name'>,
  doubts: number,
): void {
  put(database).run(key, name, null, doubts)
}

/** Returns false when that was known already. */
export function reportFailure(database: Database.Database, { key, name, code }: FailedDocument): boolean {
  const known = database
    .prepare<[string], { error: string | null }>('SELECT error FROM reports WHERE key = ?')
    .get(key)
  if (known?.error === code) return false
  put(database).run(key, name, code, 0)
  return true
}

const put = (database: Database.Database): Database.Statement =>
  database.prepare('REPLACE INTO reports (key, name, error, doubts) VALUES (?, ?, ?, ?)')

/** Returns false when there was no report of this key. */
export function forgetReport(database: Database.Database, key: string): boolean {
  if (!hasTable(database, 'reports')) return false
  if (!database.prepare('SELECT 1 FROM reports WHERE key = ?').get(key)) return false
  database.prepare('DELETE FROM reports WHERE key = ?').run(key)
  return true
}

export function readFailures(database: Database.Database): FailedDocument[] {
  if (!hasTable(database, 'reports')) return []
  return database
    .prepare<[], FailedDocument>(
      'SELECT key, name, error AS code FROM reports WHERE error IS NOT NULL ORDER BY name, key',
    )
    .all()
}
