import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SearchError } from '../../errors.ts'
import { formatVersion, schema } from './schema.ts'

/** What an index was made with. Index and query must agree on it. */
export interface Manifest {
  readonly analyzer: string
  readonly embedder: string
  readonly dimensions: number
}

export type Access = 'read' | 'write'

export const damagedHint = 'Restore it from a backup, or remove the data folder and index again.'

/**
 * Opens the database of a data folder, makes it when writing into an empty folder, and checks that this program
 * can use it.
 * @throws SearchError `no-index`, `newer-index`, `other-model`, `unwritable-data`, `storage`
 */
export function openDatabase(folder: string, access: Access, manifest: Manifest): Database.Database {
  const path = join(folder, 'index.sqlite')
  if (access === 'read' && !existsSync(path)) throw noIndex()
  const database = connect(path)
  try {
    // A writer that was killed at its first breath leaves a database without tables.
    const isNew = holdsNothing(database)
    if (isNew && access === 'read') throw noIndex()
    if (isNew) create(database, manifest)
    else {
      verify(database, manifest)
      if (access === 'write') addTables(database)
    }
    if (access === 'read') database.pragma('query_only = ON')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const noIndex = (): SearchError => new SearchError('no-index', 'There is no index in the data folder yet.')

/** Nothing here may write: the file can belong to another program. */
function connect(path: string): Database.Database {
  try {
    // Readers open for writing too where they may: WAL needs its shared-memory file; `query_only` keeps them honest.
    const database = new Database(path, { timeout: 5_000 })
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('cache_size = -65536')
    return database
  } catch (cause) {
    throw noDatabase(cause)
  }
}

function holdsNothing(database: Database.Database): boolean {
  try {
    return database.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() === undefined
  } catch (cause) {
    throw noDatabase(cause)
  }
}

function noDatabase(cause: unknown): SearchError {
  return new SearchError('storage', 'The index file cannot be opened as a database.', {
    hint: damagedHint,
    cause,
  })
}

function create(database: Database.Database, manifest: Manifest): void {
  try {
    database.pragma('journal_mode = WAL')
    database.transaction(() => {
      database.exec(schema)
      const put = database.prepare('INSERT INTO manifest (key, value) VALUES (?, ?)')
      put.run('format', String(formatVersion))
      put.run('generation', '0')
      put.run('contentGeneration', '0')
      for (const [key, value] of Object.entries(manifest)) put.run(key, String(value))
    })()
  } catch (cause) {
    throw new SearchError('unwritable-data', 'The data folder cannot be written.', { cause })
  }
}

/** Tables that came after the index was made; older programs do without them. */
function addTables(database: Database.Database): void {
  try {
    database.exec(schema)
  } catch (cause) {
    throw new SearchError('unwritable-data', 'The data folder cannot be written.', { cause })
  }
}

function verify(database: Database.Database, manifest: Manifest): void {
  const stored = readManifest(database)
  const format = Number(stored.get('format'))
  if (!Number.isInteger(format)) {
    throw new SearchError('storage', 'The data folder holds a database that is no Referatsøg index.', {
      hint: 'Choose another folder with --data.',
    })
  }
  if (format > formatVersion) {
    throw new SearchError(
      'newer-index',
      `The index has format ${format}; this version reads ${formatVersion}.`,
    )
  }
  for (const [key, value] of Object.entries(manifest)) {
    if (stored.get(key) === String(value)) continue
    throw new SearchError(
      'other-model',
      `The index was made with another ${key} (${stored.get(key)}; this is ${value}).`,
    )
  }
}

function readManifest(database: Database.Database): Map<string, string> {
  try {
    const rows = database.prepare<[], { key: string; value: string }>('SELECT key, value FROM manifest').all()
    return new Map(rows.map(({ key, value }) => [key, value]))
  } catch (cause) {
    throw new SearchError('storage', 'The data folder holds a database that is no Referatsøg index.', {
      hint: 'Choose another folder with --data.',
      cause,
    })
  }
}
