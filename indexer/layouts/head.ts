import type { Person } from '../../src/model/meeting.ts'
import { findDate, findTimes } from '../extract/dates.ts'
import { looksLikePeople, parsePeople } from '../extract/people.ts'
import { unmark } from './headings.ts'
import { type Line, textAt } from './lines.ts'

export interface HeadFields {
  readonly body: string | null
  readonly period: string | null
  readonly date: string | null
  readonly start: string | null
  readonly end: string | null
  readonly place: string | null
  readonly attendees: readonly Person[]
  readonly absent: readonly Person[]
  /** Head lines without the lists of people: where the municipality may be named. */
  readonly titles: readonly string[]
}

type Field = 'date' | 'time' | 'start' | 'end' | 'place' | 'body' | 'attendees' | 'absent' | 'ignored'

/** Labels of the meeting head, longest first. A colon behind them is optional. */
const labels: readonly { readonly field: Field; readonly words: string }[] = [
  { field: 'date', words: 'mødedato|mødetidspunkt|dato og tidspunkt|dato|tid og sted' },
  { field: 'start', words: 'mødestart|starttidspunkt|mødet startede|mødet begyndte|start' },
  { field: 'end', words: 'mødeslut|sluttidspunkt|mødet sluttede|mødet hævet|mødet slut|slut' },
  { field: 'time', words: 'klokken|tidspunkt|kl\\.|tid' },
  { field: 'place', words: 'mødested|mødelokale|lokale|sted' },
  { field: 'body', words: 'udvalg|mødeforum|forum|organ' },
  { field: 'absent', words: 'fraværende med afbud|fraværende|afbud(?: fra)?|ikke til stede|ej til stede' },
  {
    field: 'attendees',
    words: 'mødedeltagere|deltagere|medlemmer|tilstedeværende|til stede|tilstede|mødte|fremmødte',
  },
  {
    field: 'ignored',
    words: 'bemærkninger|mødeleder|referent|sekretær|formand|inviterede|øvrige deltagere|gæster',
  },
]
const labelPatterns = labels.map(({ field, words }) => ({
  field,
  // Without a colon the value must follow on the same line, set off as a table cell or starting like a value.
  pattern: new RegExp(`^(?:${words})(?:\\s*:\\s*(.*)|\\s+((?:\\p{Lu}|\\d|kl\\.).*)|)$`, 'iu'),
}))

const bodyWord =
  /(?:udvalg|udvalget|byråd|byrådet|kommunalbestyrelse|kommunalbestyrelsen|regionsråd|regionsrådet|råd|rådet|bestyrelse|bestyrelsen|nævn|nævnet|direktion|direktionen|forum|komite|komiteen)(?:$|\s(?:for|vedrørende|om)\s\S)|klynge/iu
const periodForm = /\(?\s*(20\d\d)\s*[-–]\s*((?:20)?\d\d)\s*\)?(?!-?\d)/u

/** Title lines that name the body, as the agenda systems print them. */
const titleForms: readonly RegExp[] = [
  /^(?:beslutnings|møde|ekstraordinært )?(?:referat|dagsorden|protokol|mødereferat)(?: for| fra| af)?(?: ordinært| ekstraordinært)?(?: mødet?)? (?:i|af|for) (.+)$/iu,
  /^(?:beslutnings|møde)?(?:referat|dagsorden|protokol)\s*[:–-]?\s+(.+)$/iu,
  /^(.+?)\s*[–—-]\s*(?:beslutnings|møde)?(?:referat|dagsorden|protokol)(?:\s.*)?$/iu,
  /^(?:møde i|åbent møde i|ordinært møde i)\s+(.+)$/iu,
]

/** Reads the meeting head. `lines` are its lines without contents list and page headers. */
export function readHead(lines: readonly Line[]): HeadFields {
  const values = labelledValues(lines)
  const titles = titleLines(lines, values.used)
  const title = titleOf(titles)
  const dateText = values.text('date') || title.text
  const date = findDate(dateText)?.iso ?? findDate(titles.join(' \n '))?.iso ?? null
  const times = timesOf([
    values.text('time'),
    values.text('start'),
    values.text('date'),
    clockPart(title.text),
  ])
  const people = parsePeople(values.lines('attendees'))
  const away = parsePeople(values.lines('absent'))
  return {
    body: cleanBody(values.text('body')) ?? title.body,
    period: periodOf([values.text('body'), title.text, ...titles]),
    date,
    start: times.start,
    end: findTimes(values.text('end'))[0] ?? times.end,
    place: unmark(values.text('place')).replace(/^[,:\s]+|[,\s]+$/g, '') || null,
    attendees: people.present,
    absent: [...people.absent, ...away.present, ...away.absent],
    titles: [...titles, values.text('body')],
  }
}

interface Values {
  text(field: Field): string
  lines(field: Field): readonly string[]
  readonly used: ReadonlySet<number>
}

function labelledValues(lines: readonly Line[]): Values {
  const found = new Map<Field, string[]>()
  const used = new Set<number>()
  for (let index = 0; index < lines.length; index++) {
    const label = labelOf(textAt(lines, index))
    if (!label) continue
    used.add(index)
    const value = label.value === '' ? [] : [label.value]
    const end = valueEnd(lines, index + 1, label.field, value.length > 0)
    for (let next = index + 1; next < end; next++) {
      used.add(next)
      if (textAt(lines, next) !== '') value.push(unmark(textAt(lines, next)))
    }
    if (!found.has(label.field)) found.set(label.field, value)
    else if (label.field === 'absent') found.get(label.field)?.push(...value)
    index = end - 1
  }
  return {
    text: (field) => (found.get(field) ?? []).join(' '),
    lines: (field) => found.get(field) ?? [],
    used,
  }
}

/** A value goes on until a blank line, another label, or, for one-line fields, its first line. */
function valueEnd(lines: readonly Line[], from: number, field: Field, started: boolean): number {
  const isList = field === 'attendees' || field === 'absent'
  let filled = started
  let index = from
  for (; index < lines.length; index++) {
    const text = textAt(lines, index)
    if (labelOf(text) || /^#{1,6}\s/.test(text)) break
    if (text === '') {
      if (filled) break
      continue
    }
    if (filled && !isList && field !== 'place') break
    if (filled && field === 'absent' && !looksLikePeople(unmark(text))) break
    filled = true
  }
  return filled ? index : from
}

function labelOf(text: string): { field: Field; value: string } | null {
  const line = unmark(text.slice(0, 4000)).replace(/^[-•*]\s+/u, '')
  for (const { field, pattern } of labelPatterns) {
    const match = pattern.exec(line)
    if (match) return { field, value: (match[1] ?? match[2] ?? '').trim() }
  }
  return null
}

function titleLines(lines: readonly Line[], used: ReadonlySet<number>): string[] {
  const titles: string[] = []
  for (const [index, line] of lines.entries()) {
    if (used.has(index) || line.text === '' || line.text.length > 300) continue
    titles.push(unmark(line.text))
  }
  return titles.slice(0, 40)
}

function titleOf(titles: readonly string[]): { body: string | null; text: string } {
  const joined = [...titles, ...titles.slice(1).map((line, index) => `${titles[index]} ${line}`)]
  for (const line of joined) {
    const printed = titleForms.map((form) => form.exec(line)?.[1]).find((match) => match !== undefined)
    const body = cleanBody(printed ?? '')
    if (body !== null && (bodyWord.test(body) || findDate(line) !== null)) return { body, text: line }
  }
  const named = titles.find((line) => line.length <= 90 && bodyWord.test(cleanBody(line) ?? ''))
  if (named) return { body: cleanBody(named), text: named }
  const form = titles.findIndex((line) =>
    /^(?:beslutnings|møde)?(?:referat|dagsorden|protokol)$/iu.test(line),
  )
  const after = form >= 0 ? titles[form + 1] : undefined
  return { body: after && after.length <= 90 ? cleanBody(after) : null, text: after ?? '' }
}

/** The body's name without period, day, municipality in front and punctuation. */
function cleanBody(printed: string): string | null {
  const date = findDate(printed)
  const name = unmark(date && date.start > 0 ? printed.slice(0, date.start) : printed)
    .replace(new RegExp(periodForm.source, 'u'), ' ')
    .replace(/^\s*:\s*/u, '')
    .replace(/^\p{Lu}[\p{L}-]+ Kommunes? (?=\p{Lu})/u, '')
    .replace(
      /\s+(?:den|d\.|kl\.?|fra|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)(?:\s+(?:den|d\.))?\s*$/iu,
      '',
    )
    .replace(/[\s,:;–-]+$/u, '')
    .replace(/s møde$/iu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return name === '' || name.length > 120 ? null : name
}

function periodOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const match = periodForm.exec(text)
    if (match) return `${match[1]}-${match[2]}`
  }
  return null
}

/** A title line may give the time, behind `kl.`. */
function clockPart(title: string): string {
  return /(?<!\p{L})kl\.?\s*\d.*$/iu.exec(title)?.[0] ?? ''
}

function timesOf(texts: readonly string[]): { start: string | null; end: string | null } {
  for (const text of texts) {
    // A date printed with full stops would read as a time.
    const date = findDate(text)
    const rest = date ? text.slice(0, date.start) + text.slice(date.end) : text
    const times = findTimes(rest)
    if (times[0]) return { start: times[0], end: times[1] ?? null }
  }
  return { start: null, end: null }
}
