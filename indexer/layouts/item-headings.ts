import type { SectionKind } from '../../src/model/section.ts'
import { agendaPart, isClosedHeading, isClosedRemark } from '../close.ts'
import { bareCaseNumber, labelledCaseNumber } from '../extract/case-number.ts'
import { contentsLine } from './contents.ts'
import { headingKind, isOneSlip, unmark } from './headings.ts'
import { readMeta } from './item-lines.ts'
import type { ItemDraft } from './layout.ts'
import { type Line, nextText, textAt } from './lines.ts'

export interface HeadingForm {
  /** Printed number (null where none is printed) and the rest of the line; null where the line is no heading. */
  read(text: string): { readonly number: string | null; readonly rest: string } | null
  /** True where the lines around already prove the heading; without it, what follows must. */
  proved?(lines: readonly Line[], index: number): boolean
  /** True for a form that lists in the text share: a heading of a decision, an attachment or the like proves nothing. */
  readonly likeList?: boolean
}

interface Candidate {
  readonly line: number
  /** Line behind the heading. */
  readonly next: number
  /** 0 where none is printed. */
  readonly number: number
  readonly printed: string | null
  readonly heading: string
  /** Proved by its form, or followed by a case number, a section heading or the end. */
  readonly marked: boolean
  readonly closed: boolean
  /** Reads like running text: begins in lower case or ends a sentence. */
  readonly sentence: boolean
}

/** Separator lines between items. */
export const separatorLine = /^[_=*–—-]{4,}$/u

const punkt = /^(\p{L}{4,6})\s{0,2}(\d{1,3}|[lI])\s{0,2}[:;.]\s*(.*)$/u
const pkt = /^(?:Pkt|PKT)\.?\s*(\d{1,3})\s*[.:]?\s+(.*)$/u
const markdown = /^#{2,3}\s+(?:(?:Punkt|Pkt\.)\s+)?(?:(\d{1,3})\s*[.:)]?\s+)?(\S.*)$/iu
const numbered = /^(\d{1,3})\s?[.)]\s+(?![Aa]t\s)([^\s\p{Ll}].*)$/u
const sag = /^(?:Sag|Dagsordenspunkt|Sag nr\.)\s+(\d{1,3})\s*[.:)–-]?\s+(\S.*)$/iu
/** A closed item whose `Punkt N:` the export or the scanner lost. */
const bareClosed = /^\(?lukket(?:\s+(?:punkt|sag))?\)?\s*[:–-]\s*(?:(\d{1,3})\.\s+)?(\S.*)$/iu

const byPattern = (pattern: RegExp): HeadingForm['read'] => {
  return (text) => {
    const match = pattern.exec(text)
    return match ? { number: match[1] ?? null, rest: match[2] ?? '' } : null
  }
}

/** `Punkt 7: …`, OCR slips included, and closed headings that lost it. */
export const punktForm: HeadingForm = {
  read(text) {
    const match = punkt.exec(text)
    if (match?.[1] && isOneSlip(match[1].toLowerCase(), 'punkt')) {
      return { number: /^[lI]$/.test(match[2] ?? '') ? '1' : (match[2] ?? null), rest: match[3] ?? '' }
    }
    return byPattern(bareClosed)(text)
  },
}

export const pktForm: HeadingForm = { read: byPattern(pkt) }
export const sagForm: HeadingForm = { read: byPattern(sag) }
/** `1. Titel`; what follows must prove it. */
export const numberedForm: HeadingForm = { read: byPattern(numbered), likeList: true }

/** `## 3. Titel`, `## 8. (LUKKET) Titel`; a heading of a section is none. */
export const markdownForm: HeadingForm = {
  read(text) {
    const found = byPattern(markdown)(text)
    if (!found) return null
    const isItem = found.number !== null || isClosedHeading(found.rest)
    return isItem && headingKind(found.rest) === null && agendaPart(text) === null ? found : null
  },
  proved: () => true,
}

/** `1. Titel` under a line of underscores or at the start of a part of the agenda. */
export const separatedForm: HeadingForm = {
  read: byPattern(numbered),
  likeList: true,
  proved(lines, index) {
    let before = index - 1
    while (before >= 0 && textAt(lines, before) === '') before--
    const text = textAt(lines, before)
    return separatorLine.test(text) || agendaPart(text) !== null
  },
}

/** Items whose headings have one form, with the case number and case worker lines under them. */
export function headedItems(lines: readonly Line[], form: HeadingForm): ItemDraft[] {
  const candidates = lines.flatMap((line, index) => candidateAt(lines, line, index, form) ?? [])
  const accepted = acceptInOrder(lines, candidates)
  return accepted.map((candidate, index): ItemDraft => {
    const end = accepted[index + 1]?.line ?? lines.length
    const meta = readMeta(lines, candidate.next, end)
    return {
      first: candidate.line,
      body: meta.body,
      number: candidate.printed,
      heading: candidate.heading,
      caseNumber: meta.caseNumber,
      caseWorker: meta.caseWorker,
      otherCaseWorkers: meta.otherCaseWorkers,
      closed: false,
    }
  })
}

function candidateAt(lines: readonly Line[], line: Line, index: number, form: HeadingForm): Candidate | null {
  if (line.text === '' || line.text.length > 500 || contentsLine.test(line.text)) return null
  const found = form.read(line.text)
  if (!found) return null
  const next = headingEnd(lines, index, found.rest === '', form)
  const parts = lines.slice(index, next).map((part) => part.text)
  const heading = parts.filter((text) => text !== '').join(' ')
  const marked = (form.proved?.(lines, index) ?? false) || isMark(lines, nextText(lines, next), form)
  // Without a number only what follows tells a closed heading from opening hours (`Lukket: lørdag`).
  if (found.number === null && !marked) return null
  return {
    line: index,
    next,
    number: Number(found.number ?? '0'),
    printed: found.number,
    heading,
    marked,
    closed: isClosedHeading(heading),
    sentence: /^\p{Ll}/u.test(found.rest) || /\p{L}{3}\.$/u.test(heading),
  }
}

/** A heading without text goes on in the next line; a long one may be wrapped once. */
function headingEnd(lines: readonly Line[], index: number, empty: boolean, form: HeadingForm): number {
  if (empty) {
    const next = nextText(lines, index + 1)
    return next < lines.length && !isMark(lines, next, form) ? next + 1 : index + 1
  }
  const after = textAt(lines, index + 1)
  const wrapped =
    textAt(lines, index).length >= 60 &&
    after !== '' &&
    after.length <= 110 &&
    !isMark(lines, index + 1, form) &&
    !/[.:]$/u.test(after) &&
    (textAt(lines, index + 2) === '' || isMark(lines, index + 2, form))
  return wrapped ? index + 2 : index + 1
}

/** What can follow a heading directly: case number, section heading, the next item or the end. */
function isMark(lines: readonly Line[], index: number, form: HeadingForm): boolean {
  if (index >= lines.length) return true
  const text = unmark(textAt(lines, index).slice(0, 300))
  const label = /^([^:]{3,80}):/u.exec(text)?.[1]
  const kind = headingKind(text) ?? (label === undefined ? null : headingKind(label))
  const opensItem = kind !== null && !(form.likeList && closingKinds.has(kind))
  return (
    bareCaseNumber(text) !== null ||
    labelledCaseNumber(text) !== undefined ||
    isClosedRemark(text) ||
    opensItem ||
    (!form.likeList && form.read(textAt(lines, index)) !== null)
  )
}

/** Sections that follow a list of recommendations as well as a heading. */
const closingKinds: ReadonlySet<SectionKind> = new Set(['decision', 'attachments', 'absent'])

/**
 * Keeps the candidates that are headings. A sentence such as `Punkt 3: …` in the running text has no mark behind it,
 * or the real heading of that number stands elsewhere. A closed heading is never taken for a sentence, whatever its
 * number.
 */
function acceptInOrder(lines: readonly Line[], candidates: readonly Candidate[]): Candidate[] {
  const proved = candidates.filter((one) => one.marked || one.closed)
  const numbers = new Set(proved.map((one) => one.number))
  const headed = new Set(proved.filter((one) => !one.sentence || one.closed).map((one) => one.number))
  const accepted: Candidate[] = []
  let last = 0
  for (const candidate of candidates) {
    const setOff = textAt(lines, candidate.line - 1) === ''
    const inOrder = candidate.number > last && candidate.number <= last + 3
    const unmarked = inOrder && setOff && !numbers.has(candidate.number)
    const prose = candidate.sentence && (candidate.number <= last || headed.has(candidate.number))
    const isHeading = candidate.closed || (candidate.marked ? !prose : unmarked)
    if (!isHeading) continue
    accepted.push(candidate)
    last = candidate.number || last + 1
  }
  return accepted
}
