import type { Bodies, Coverage, Municipalities } from '../contract/coverage.ts'
import type { CoverageRow } from '../engines/port.ts'
import { nameKey } from '../model/name-key.ts'

type Counts = Pick<CoverageRow, 'documents' | 'meetings' | 'items' | 'closed' | 'doubts' | 'first' | 'last'>

export const municipalityKey = ({ municipality }: Pick<CoverageRow, 'municipality'>): string =>
  nameKey(municipality ?? '')
export const bodyKey = (row: Pick<CoverageRow, 'municipality' | 'body'>): string =>
  `${municipalityKey(row)}.${nameKey(row.body ?? '')}`

/** Every municipality once, in Danish order; those that do not say which come last. */
export function listMunicipalities(rows: readonly CoverageRow[]): Municipalities['municipalities'] {
  return [...Map.groupBy(rows, municipalityKey).values()]
    .map((own) => ({
      name: longest(own.map(({ municipality }) => municipality)),
      bodies: new Set(own.map(bodyKey)).size,
      ...sum(own),
    }))
    .sort((a, b) => inDanish(a.name, b.name))
}

/** Every body of every municipality once. */
export function listBodies(rows: readonly CoverageRow[]): Bodies['bodies'] {
  return [...Map.groupBy(rows, bodyKey).values()]
    .map((own) => ({
      municipality: longest(own.map(({ municipality }) => municipality)),
      name: longest(own.map(({ body }) => body)),
      ...sum(own),
    }))
    .sort((a, b) => inDanish(a.municipality, b.municipality) || inDanish(a.name, b.name))
}

export function sumUp(rows: readonly CoverageRow[], failed: number): Coverage['total'] {
  const keys = (key: (row: CoverageRow) => string): number => new Set(rows.map(key)).size
  return { municipalities: keys(municipalityKey), bodies: keys(bodyKey), failed, ...sum(rows) }
}

function sum(rows: readonly CoverageRow[]): Counts {
  const total = (count: (row: CoverageRow) => number): number =>
    rows.reduce((all, row) => all + count(row), 0)
  const days = rows.flatMap(({ first, last }) => [first, last]).filter((day) => day !== null)
  return {
    documents: total(({ documents }) => documents),
    meetings: total(({ meetings }) => meetings),
    items: total(({ items }) => items),
    closed: total(({ closed }) => closed),
    doubts: total(({ doubts }) => doubts),
    first: days.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null),
    last: days.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null),
  }
}

/** `Fredericia Kommune` rather than `Fredericia`, where both are printed. */
const longest = (names: readonly (string | null)[]): string | null =>
  names.reduce((a, b) => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a), null)

const collator = new Intl.Collator('da')

const inDanish = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : collator.compare(a, b)
