import type { ExportHead } from '../contract/export.ts'
import type { Hit } from '../contract/search.ts'

/** A name this version does not know is written as it is. */
export function danishName(names: Readonly<Record<string, string>>, name: string | null): string {
  if (name === null) return ''
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name
}

const dateFormat = new Intl.DateTimeFormat('da-DK', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const numberFormat = new Intl.NumberFormat('da-DK')

/** `Møde 5. november 2025, punkt 3`, as far as it is known. */
export function danishPlace({ meeting, number, ordinal }: Hit): string {
  const date = new Date(`${meeting.date}T00:00:00Z`)
  const day = Number.isNaN(date.getTime()) ? meeting.date : dateFormat.format(date)
  return [['Møde', day].filter(Boolean).join(' '), `punkt ${number ?? ordinal}`].join(', ')
}

/** The query with what narrows, orders or limits it: `cykelsti [year: 2024, 2025] [kun træf på ord]`. */
export function describeSearch({ query, parameters, degraded }: ExportHead): string {
  const others = Object.entries(parameters).map(([name, value]) => `[${name}: ${[value].flat().join(', ')}]`)
  return [query, ...others, degraded.includes('semantic') ? '[kun træf på ord]' : '']
    .filter(Boolean)
    .join(' ')
}

/** What was asked of which index and when, in one sentence, with what is missing. */
export function danishStatement(head: ExportHead): string {
  const parts = [
    `Referatsøg, søgning: ${describeSearch(head)}`,
    `indeks ${head.generation}`,
    `dannet ${head.madeAt}`,
    danishCut(head),
  ]
  return parts.filter(Boolean).join('; ')
}

/** Says that items are missing; empty when none are. */
export function danishCut({ rows, total }: ExportHead): string {
  if (rows >= total) return ''
  return `kun de første ${numberFormat.format(rows)} af ${numberFormat.format(total)} punkter er med`
}
