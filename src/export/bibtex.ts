import type { Hit } from '../contract/search.ts'
import { isWebAddress } from '../model/web-address.ts'
import { danishCut, danishPlace, danishStatement } from './danish.ts'
import type { ExportContext, ExportFormat } from './format.ts'
import { oneLine } from './text.ts'

/** For LaTeX: fields that BibTeX and biblatex both know, and no sign that either would act on. */
export const bibtex: ExportFormat = {
  mediaType: 'application/x-bibtex; charset=utf-8',
  guard: null,
  begin: ({ head }) => `% Encoding: UTF-8\n${comment(danishStatement(head))}\n`,
  entry: (hit, _, context) => {
    const fields = reference(hit, context).filter(([, value]) => value !== '')
    const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')
    return `@techreport{${hit.id.replace(/[^A-Za-z0-9.:-]/g, '-')},\n${lines}}\n\n`
  },
  end: ({ head }) => {
    const cut = danishCut(head)
    return cut === '' ? '' : comment(cut)
  },
}

/** BibTeX reads an entry wherever an `@` stands, behind a `%` too. */
const comment = (text: string): string => `% ${oneLine(text).replaceAll('@', '(at)')}\n`

type Field = readonly [name: string, value: string]

function reference(hit: Hit, { head, itemAddress }: ExportContext): Field[] {
  const { meeting, source, decision } = hit
  const published = isWebAddress(source.url) ? source.url : null
  const address = itemAddress(hit.id) ?? published
  const author = meeting.body ?? meeting.municipality
  return [
    ['author', author === null ? '' : whole(author)],
    ['title', whole(hit.title)],
    ['institution', escapeTex(meeting.municipality ?? '')],
    ['type', 'Referat'],
    ['number', escapeTex(hit.caseNumber ?? '')],
    ['year', escapeTex(meeting.date?.slice(0, 4) ?? '')],
    ['date', escapeTex(meeting.date ?? '')],
    ['note', escapeTex(danishPlace(hit))],
    ['abstract', escapeTex(decision.excerpt ?? '')],
    ['url', toUrl(address)],
    ['urldate', address === null ? '' : head.madeAt.slice(0, 10)],
    ['source', published === address ? '' : toUrl(published)],
    ['langid', 'danish'],
    ['annote', escapeTex(danishStatement(head))],
  ]
}

/** A second pair of braces keeps a name in one piece and a title in its own capitals. */
const whole = (text: string): string => `{${escapeTex(text)}}`

/** Braces count even behind a backslash, so they are written by name. */
const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
}

export const escapeTex = (text: string): string =>
  oneLine(text).replace(/[\\{}~^$&#%_]/g, (sign) => special[sign] ?? sign)

/** Addresses stand as they are; what would end the field is percent-encoded. */
const toUrl = (address: string | null): string =>
  address === null ? '' : new URL(address).href.replace(/[{}\\]/g, encodeURIComponent)
