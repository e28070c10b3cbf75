import type Database from 'better-sqlite3'

/**
 * Some tables came after the first indexes. A reader may meet an index without them, so that nothing is prepared ahead
 * for these.
 */
export const hasTable = (database: Database.Database, name: 'reports' | 'withdrawn'): boolean =>
  database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name) !== undefined
