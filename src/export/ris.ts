import type { Hit } from '../contract/search.ts'
import { isWebAddress } from '../model/web-address.ts'
import { danishPlace, danishStatement } from './danish.ts'
import type { ExportContext, ExportFormat } from './format.ts'
import { oneLine } from './text.ts'

type Line = readonly [tag: string, value: string | null]

/** For reference managers. The lines before the first reference are those that they know as a provider's. */
export const ris: ExportFormat = {
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  guard: null,
  begin: ({ head }) =>
    toLines([
      'Provider: Referatsøg',
      `Database: ${oneLine(danishStatement(head))}`,
      'Content: text/plain; charset="utf-8"',
      '',
    ]),
  entry: (hit, _, context) =>
    toLines([
      ...reference(hit, context)
        .map(([tag, value]) => [tag, oneLine(value ?? '')] as const)
        .filter(([, value]) => value !== '')
        .map(([tag, value]) => `${tag}  - ${value}`),
      'ER  - ',
      '',
    ]),
  end: () => '',
}

const toLines = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('')

function reference(hit: Hit, { head, itemAddress }: ExportContext): Line[] {
  const { meeting, source, decision } = hit
  const published = isWebAddress(source.url) ? source.url : null
  const address = itemAddress(hit.id) ?? published
  return [
    ['TY', 'RPRT'],
    ['ID', hit.id],
    ['AU', oneName(meeting.body ?? meeting.municipality ?? '')],
    ['TI', hit.title],
    ['T2', danishPlace(hit)],
    ['PB', meeting.municipality],
    ['PY', meeting.date?.slice(0, 4) ?? null],
    ['DA', toDate(meeting.date)],
    ['M3', 'Referat'],
    ['SN', hit.caseNumber],
    ['AB', decision.excerpt],
    ['UR', address],
    ['Y2', toDate(head.madeAt.slice(0, 10))],
    ['LA', 'da'],
    ['DB', 'Referatsøg'],
    // A link tag would make reference managers fetch the page of every entry.
    ['N1', published === null || published === address ? null : `Kilde: ${published}`],
    ['N1', danishStatement(head)],
  ]
}

const toDate = (iso: string | null): string | null => (iso === null ? null : `${iso.replaceAll('-', '/')}/`)

/** A comma parts family name and first name: `Børne-, Unge- og Skoleudvalget` keeps one that only looks like it. */
export const oneName = (name: string): string => name.replaceAll(',', '\u201a')
