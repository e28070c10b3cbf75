import type Database from 'better-sqlite3'
import type { CoverageRow } from '../port.ts'
import { hasTable } from './has-table.ts'

/** Names are grouped as they are compared: `Fredericia` and `Fredericia Kommune` are one. */
export function readCoverage(database: Database.Database): CoverageRow[] {
  const doubts = hasTable(database, 'reports') ? '(SELECT r.doubts FROM reports r WHERE r.key = d.key)' : '0'
  return database
    .prepare<[], CoverageRow>(`
      SELECT max(d.municipality) AS municipality, max(d.body) AS body,
        CAST(substr(d.date, 1, 4) AS INTEGER) AS year, count(*) AS documents,
        count(DISTINCT CASE WHEN d.body IS NULL OR d.date IS NULL THEN d.id ELSE d.date END) AS meetings,
        sum(i.items) AS items, sum(i.closed) AS closed, coalesce(sum(${doubts}), 0) AS doubts,
        min(d.date) AS first, max(d.date) AS last
      FROM documents d JOIN (
        SELECT document, count(*) AS items, sum(closed) AS closed FROM items GROUP BY document
      ) i ON i.document = d.id
      GROUP BY d.municipality_key, d.body_key, substr(d.date, 1, 4)
      ORDER BY d.municipality_key, d.body_key, 3`)
    .all()
}
