import type { Hit } from '../contract/search.ts'
import { isWebAddress } from '../model/web-address.ts'
import { danishCut, danishName, describeSearch } from './danish.ts'
import { danishKinds, danishOutcomes } from './danish-names.ts'
import type { ExportContext, ExportFormat } from './format.ts'
import { guardFormulas } from './formula-guard.ts'
import { printable } from './text.ts'

type Cell = (hit: Hit, rank: number, context: ExportContext) => string | number | null

/** What a row says of its export; notes in rows of their own say it too. */
const provenance = {
  Søgning: ({ head }) => describeSearch(head),
  Indeksversion: ({ head }) => head.generation,
  Dannet: ({ head }) => head.madeAt,
} as const satisfies Record<string, (context: ExportContext) => string | number>

/** Column heads and their cells, in order. */
const columns: Readonly<Record<string, Cell>> = {
  'Nr.': (_, rank) => rank,
  Titel: ({ title }) => title,
  Kommune: ({ meeting }) => meeting.municipality,
  Udvalg: ({ meeting }) => meeting.body,
  Mødedato: ({ meeting }) => meeting.date,
  Punkt: ({ number, ordinal }) => number ?? ordinal,
  Sagsnummer: ({ caseNumber }) => caseNumber,
  Sagstype: ({ kind }) => danishName(danishKinds, kind),
  Udfald: ({ decision }) => danishName(danishOutcomes, decision.outcome),
  Beslutning: ({ decision }) => decision.excerpt,
  Bilag: ({ attachments }) => attachments,
  Lukket: ({ closed }) => (closed ? 'ja' : 'nej'),
  Adresse: ({ id }, _, { itemAddress }) => itemAddress(id),
  Kilde: ({ source }) => source.name,
  Kildeadresse: ({ source }) => (isWebAddress(source.url) ? source.url : null),
  Id: ({ id }) => id,
  ...Object.fromEntries(
    Object.entries(provenance).map(([head, cell]): [string, Cell] => [
      head,
      (_, __, context) => cell(context),
    ]),
  ),
}

/** For Danish Excel: semicolons, a byte order mark, CRLF, and no cell that runs as a formula. */
export const csv: ExportFormat = {
  mediaType: 'text/csv; charset=utf-8; header=present',
  guard: 'apostrophe before = + - @ and control characters at the start of a cell or after a separator in it',
  begin: () => `\ufeff${toRow(Object.keys(columns))}`,
  entry: (hit, rank, context) => toRow(Object.values(columns).map((cell) => cell(hit, rank, context))),
  end: (context) => {
    const note = toNote(context)
    return note === '' ? '' : noteRow(note, context)
  },
}

/** What a reader of the rows alone would not know. */
function toNote({ head }: ExportContext): string {
  if (head.total === 0) return 'Ingen punkter passer til søgningen.'
  const cut = danishCut(head)
  return cut && `Bemærk: ${cut}. Afgræns søgningen for at få resten.`
}

function noteRow(note: string, context: ExportContext): string {
  const own: Readonly<Record<string, (context: ExportContext) => string | number>> = provenance
  return toRow(Object.keys(columns).map((head) => (head === 'Titel' ? note : (own[head]?.(context) ?? null))))
}

const toRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => toCell(String(cell ?? ''))).join(';')}\r\n`

/** One cell as it stands in the file. */
export function toCell(text: string): string {
  const guarded = guardFormulas(printable(text))
  return /[;,"\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
