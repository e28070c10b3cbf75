import type { SectionKind } from '../../src/model/section.ts'
import { findDate } from '../extract/dates.ts'
import { looksLikePeople } from '../extract/people.ts'
import type { SectionStyle } from './layout.ts'
import { collapse, type Line } from './lines.ts'
import { ocrSlips, sectionHeadings } from './section-headings.ts'

export interface HeadingMatch {
  readonly kind: SectionKind
  /** As printed, without markdown marks and final colon. */
  readonly heading: string
  /** Offset in the source at which the section's text begins. */
  readonly bodyStart: number
}

const longestHeading = 160

const kinds: ReadonlyMap<string, SectionKind> = new Map(
  // Object.entries widens the keys; the table's type guarantees that they are section kinds.
  (Object.entries(sectionHeadings) as [SectionKind, readonly string[]][]).flatMap(([kind, names]) =>
    names.map((name): [string, SectionKind] => [name, kind]),
  ),
)
/** Words long enough for one wrong letter to be no other word. */
const longNames: readonly string[] = [...kinds.keys()].filter((name) => name.length >= 9)

const bodyWord = String.raw`(?:udvalg|udvalget|råd|rådet|byråd|byrådet|bestyrelse|bestyrelsen|kommunalbestyrelse|kommunalbestyrelsen|nævn|nævnet|klynge \S+|kreds|kredsen|forum|direktionen)`
/** Headings that carry the body or the day: `Beslutning i Byrådet den 5. marts 2025`. */
const datedDecision =
  /^beslutning(?:er)?,?(?: (?:i|fra|af|truffet i|på møde i))?(?: (.{2,120}?))?,? (?:den|d\.?|fra den) ?\S.{5,30}$/u
const bodyDecision = new RegExp(`^beslutning (?:i |fra |af )?(?:\\S+ ){0,8}?\\S*${bodyWord}$`, 'u')
const possessiveDecision = new RegExp(
  `^(?:\\S+ ){0,8}?\\S*${bodyWord}s beslutning(?: (?:den|d\\.?) .{6,30})?$`,
  'u',
)
const recommender =
  /^\p{Lu}[^.:;]{2,90} (?:indstiller|anbefaler|foreslår)(?:,|:|, at:?| at:?| til \p{L}+,?(?: at)?:?)?$/u
const absentLine = /^(fraværende(?: med afbud)?|afbud|ikke til stede)(?: fra)?\s*[:]?\s+(\S.*)$/iu
const inlineHeading = /^([\p{L} ]{4,60}?)\s*:\s+(\S.*)$/u

/** The section heading a line prints, or null. */
export function matchHeading(line: Line, source: string, style: SectionStyle): HeadingMatch | null {
  if (line.text === '') return null
  return (
    matchWhole(line, style) ?? matchAbsent(line, source) ?? (style.inline ? matchInline(line, source) : null)
  )
}

function matchWhole(line: Line, style: SectionStyle): HeadingMatch | null {
  if (line.text.length > longestHeading) return null
  const heading = unmark(line.text).replace(/\s*:$/, '')
  const kind =
    headingKind(heading) ?? (style.recommenderOpens && recommender.test(heading) ? 'recommendation' : null)
  return kind && { kind, heading, bodyStart: line.end }
}

/** What a printed heading means; null where it is none of the known ones. */
export function headingKind(heading: string): SectionKind | null {
  if (!/^[\p{Lu}\d|l]/u.test(heading) || heading.length > longestHeading) return null
  const name = normalise(heading)
  const known = kinds.get(name)
  if (known) return known
  if (isDatedDecision(name) || bodyDecision.test(name) || possessiveDecision.test(name)) return 'decision'
  const near = name.length >= 9 ? longNames.find((long) => isOneSlip(name, long)) : undefined
  return near ? (kinds.get(near) ?? null) : null
}

function isDatedDecision(name: string): boolean {
  return datedDecision.test(name) && findDate(name) !== null && (findDate(name)?.end ?? 0) >= name.length - 1
}

/** Body and day printed in a decision's heading. */
export function decisionHeading(heading: string): { body: string | null; date: string | null } {
  const date = findDate(heading)
  const text = (date ? heading.slice(0, date.start) : heading).replace(/[,\s]*(?:den|d\.?)?\s*$/iu, '')
  const body = text
    .replace(/^beslutning(?:er)?,?\s*(?:i |fra |af |truffet i |på møde i )?/iu, '')
    .replace(/s beslutning$/iu, '')
  return { body: body === '' ? null : body, date: date?.iso ?? null }
}

/** `Fraværende Navn, PLO`: heading and text on one line. */
function matchAbsent(line: Line, source: string): HeadingMatch | null {
  if (line.text.length > 700) return null
  const match = absentLine.exec(unmark(line.text))
  if (!match?.[1] || !match[2] || !/^\p{Lu}/u.test(match[1]) || !looksLikePeople(match[2])) return null
  return { kind: 'absent', heading: match[1], bodyStart: offsetBehind(line, source, match[1]) }
}

function matchInline(line: Line, source: string): HeadingMatch | null {
  const match = inlineHeading.exec(unmark(line.text.slice(0, 400)))
  if (!match?.[1]) return null
  const kind = headingKind(match[1])
  return kind && { kind, heading: match[1], bodyStart: offsetBehind(line, source, match[1]) }
}

/** Offset in the source behind a label that opens the line, its colon and its markdown marks. */
function offsetBehind(line: Line, source: string, label: string): number {
  const raw = source.slice(line.start, Math.min(line.end, line.start + 600))
  const lastWord = label.split(' ').at(-1) ?? label
  const at = raw.indexOf(lastWord) + lastWord.length
  const marks = /^[\s:*_]*/u.exec(raw.slice(at))
  return line.start + at + (marks?.[0].length ?? 0)
}

/** A line without markdown heading and emphasis marks. */
export function unmark(text: string): string {
  return text
    .replace(/^#{1,6}\s+/, '')
    .replace(/\*\*|__/g, '')
    .trim()
}

function normalise(heading: string): string {
  let name = collapse(heading)
    .toLowerCase()
    .replace(/\s*[:.]$/, '')
  for (const [slip, right] of ocrSlips) name = name.replace(slip, right)
  return name
}

/** One letter wrong, missing or too many. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return a === b
  let front = 0
  while (front < a.length && front < b.length && a[front] === b[front]) front++
  let back = 0
  const most = Math.min(a.length, b.length) - front
  while (back < most && a[a.length - 1 - back] === b[b.length - 1 - back]) back++
  return Math.max(a.length, b.length) - front - back <= 1
}
