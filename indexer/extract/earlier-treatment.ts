import type { EarlierTreatment } from '../../src/model/agenda-item.ts'
import { decisionHeading, headingKind } from '../layouts/headings.ts'
import { collapse } from '../layouts/lines.ts'
import { findDate } from './dates.ts'
import { parsePeople } from './people.ts'

interface Entry {
  readonly date: string | null
  readonly body: string | null
  readonly lines: string[]
  readonly absent: string[]
}

const absentLine = /^(?:fraværende(?: med afbud)?|afbud|ikke til stede)\s*:?\s+(.*)$/iu

/** Entries of `Sagens forløb`: day and body, that body's decision, who was absent. */
export function earlierTreatments(text: string): EarlierTreatment[] {
  const entries: Entry[] = []
  for (const raw of text.slice(0, 1_000_000).split('\n')) {
    const line = collapse(raw.slice(0, 5000)).replace(/\*\*/g, '')
    if (line === '') continue
    const opened = entryOf(line)
    if (opened) {
      entries.push(opened)
      continue
    }
    const entry = entries.at(-1)
    if (!entry) continue
    const absent = absentLine.exec(line)
    if (absent) entry.absent.push(...parsePeople([absent[1] ?? '']).present.map((person) => person.name))
    else if (headingKind(line.replace(/:$/, '')) !== 'decision') entry.lines.push(line)
  }
  return entries.map(({ date, body, lines, absent }) => ({
    date,
    body,
    decision: lines.length > 0 ? lines.join(' ') : null,
    absent,
  }))
}

/** An entry whose day and body stand in the heading of the decision: `Beslutning i Økonomiudvalget den 2. maj 2025`. */
export function treatmentOfHeading(heading: string, text: string): EarlierTreatment {
  const { body, date } = decisionHeading(heading)
  return { date, body, decision: collapse(text) === '' ? null : collapse(text), absent: [] }
}

/** `12/08/2025 Børne- og Ungeudvalget`, `Børne- og Ungeudvalget den 12. august 2025`, `Økonomiudvalget, 12-08-2025:`. */
function entryOf(line: string): Entry | null {
  if (line.length > 160) return null
  const date = findDate(line)
  if (!date) return null
  const before = line
    .slice(0, date.start)
    .replace(/[,:\s-]*(?:,?\s*(?:den|d\.))?\s*$/iu, '')
    .trim()
  const after = line
    .slice(date.end)
    .replace(/^[\s,:–-]+|[\s:.]+$/gu, '')
    .trim()
  if ((before !== '' && after !== '') || /[.!?]$/.test(line)) return null
  const named = before === '' ? after : before.replace(/^beslutning(?:er)?,?\s*(?:i |fra )?/iu, '')
  if (named !== '' && !/^\p{Lu}/u.test(named)) return null
  return { date: date.iso, body: named === '' ? null : named, lines: [], absent: [] }
}
