import type { Section, SectionKind, Span } from '../../src/model/section.ts'
import { findDate } from '../extract/dates.ts'
import { type HeadingMatch, matchHeading } from './headings.ts'
import type { SectionStyle } from './layout.ts'
import { type Line, textAt, trimSpan } from './lines.ts'

export interface SplitItem {
  readonly sections: readonly Section[]
  /** Section heading lines. */
  readonly headings: readonly Span[]
}

interface Mark {
  readonly kind: SectionKind
  readonly heading: string | null
  readonly headingSpan: Span
  readonly bodyStart: number
}

/** Lines a page break leaves behind. */
export const pageLine = /^(?:Side\s+\d{1,4}(?:\s*(?:af|\/)\s*\d{1,4})?|[-–]\s*\d{1,4}\s*[-–])$/iu

/**
 * Splits the lines `from`–`to` of an item at its section headings. Lines in `discarded` end a section; they stand
 * only at the edges of items.
 */
export function splitSections(
  source: string,
  lines: readonly Line[],
  range: { readonly from: number; readonly to: number },
  style: SectionStyle,
  discarded: ReadonlySet<number>,
): SplitItem {
  const marks = findMarks(source, lines, range, style)
  const ends = endOfText(source, lines, range, discarded)
  const sections: Section[] = []
  for (const [index, mark] of marks.entries()) {
    const end = marks[index + 1]?.headingSpan.start ?? ends
    const span = trimSpan(source, { start: mark.bodyStart, end: Math.max(end, mark.bodyStart) })
    if (mark.heading === null && span.start === span.end) continue
    sections.push({ kind: mark.kind, heading: mark.heading, text: source.slice(span.start, span.end), span })
  }
  const headings = marks.map((mark) => mark.headingSpan).filter((span) => span.end > span.start)
  return { sections, headings }
}

/** Offset behind the last line that is neither blank nor discarded. */
function endOfText(
  source: string,
  lines: readonly Line[],
  range: { readonly from: number; readonly to: number },
  discarded: ReadonlySet<number>,
): number {
  let last = range.to - 1
  while (last >= range.from && (discarded.has(last) || textAt(lines, last) === '')) last--
  return last < range.from ? (lines[range.from]?.start ?? source.length) : (lines[last]?.end ?? source.length)
}

function findMarks(
  source: string,
  lines: readonly Line[],
  range: { readonly from: number; readonly to: number },
  style: SectionStyle,
): Mark[] {
  const start = lines[range.from]?.start ?? source.length
  const marks: Mark[] = [
    { kind: 'other', heading: null, headingSpan: { start, end: start }, bodyStart: start },
  ]
  // Whether the open entry of an earlier treatment already has its text; only then can a heading end it.
  let entryFilled = true
  for (let index = range.from; index < range.to; index++) {
    const line = lines[index]
    if (!line || line.text === '') continue
    const open = marks.at(-1)?.kind ?? 'other'
    const match = matchHeading(line, source, style)
    if (!match || isProse(lines, index) || staysInside(open, match, entryFilled)) {
      entryFilled = open !== 'earlierTreatment' || !(match?.kind === 'decision' || startsEntry(line.text))
      continue
    }
    marks.push({
      kind: match.kind,
      heading: match.heading,
      headingSpan: trimSpan(source, { start: line.start, end: match.bodyStart }),
      bodyStart: match.bodyStart,
    })
    entryFilled = match.kind !== 'earlierTreatment'
  }
  return marks
}

function startsEntry(text: string): boolean {
  return text.length < 160 && findDate(text) !== null
}

/** An earlier treatment keeps its own decision label and absentees; a recommendation keeps who recommends. */
function staysInside(open: SectionKind, match: HeadingMatch, entryFilled: boolean): boolean {
  if (open === 'earlierTreatment') {
    if (match.kind === 'absent') return true
    return match.kind === 'decision' && !entryFilled
  }
  const names = match.kind === 'recommendation' && /indstiller|anbefaler|foreslår/iu.test(match.heading)
  return open === 'recommendation' && names
}

/** A heading word that stands in running text wrapped over lines. */
function isProse(lines: readonly Line[], index: number): boolean {
  const before = textAt(lines, index - 1)
  const after = textAt(lines, index + 1)
  return before.length > 40 && /[\p{Ll},]$/u.test(before) && after !== '' && /^\p{Ll}/u.test(after)
}
