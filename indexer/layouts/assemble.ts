import type { Meeting } from '../../src/model/meeting.ts'
import type { Span } from '../../src/model/section.ts'
import { agendaPart } from '../close.ts'
import { type Contents, findContents } from './contents.ts'
import { coverage } from './coverage.ts'
import { diagnose } from './diagnostics.ts'
import { readHead } from './head.ts'
import { buildItem } from './item.ts'
import type { LineDiscard, ParsedItem, ParsedMinutes, SectionStyle, Segmentation } from './layout.ts'
import { type Line, type SourceLines, textAt, trimSpan } from './lines.ts'
import { absentFromItems } from './meeting-absence.ts'
import { municipalityOf } from './municipality.ts'
import { pageLine } from './sections.ts'

/** Turns what a layout found into minutes: head, items, discards and remarks. Shared by all layouts. */
export function assemble(
  layout: string,
  document: SourceLines,
  segmentation: Segmentation,
  style: SectionStyle,
): ParsedMinutes {
  const { source, lines } = document
  const firstItem = segmentation.items[0]?.first ?? lines.length
  const contents =
    segmentation.items.length > 0 ? findContents(lines, firstItem) : { discards: [], entries: [] }
  const discards = allDiscards(lines, segmentation, contents)
  const discarded = new Map(discards.map((discard) => [discard.line, discard.reason]))
  const headLines = lines.slice(0, firstItem).filter((_, index) => !discarded.has(index))
  const head = readHead(headLines)
  const meeting: Meeting = {
    municipality: municipalityOf({ body: head.body, place: head.place, titles: head.titles, text: source }),
    body: head.body,
    period: head.period,
    date: head.date,
    start: head.start,
    end: head.end,
    place: head.place,
    attendees: head.attendees,
    absent: head.absent,
    layout,
  }
  const parts = discards.filter((discard) => discard.reason === 'agenda part').map((discard) => discard.line)
  const partAt = (line: number): 'closed' | 'open' | null => {
    const part = parts.findLast((one) => one < line)
    return part === undefined ? null : agendaPart(textAt(lines, part))
  }
  const items = segmentation.items.map((draft, index): ParsedItem => {
    const end = segmentation.items[index + 1]?.first ?? lines.length
    const inClosedPart = partAt(draft.first) === 'closed'
    const placed = { ...draft, closed: draft.closed || inClosedPart }
    return buildItem({
      document,
      draft: placed,
      end,
      ordinal: index + 1,
      meeting,
      style,
      discarded,
      contents,
    })
  })
  const headSpans = headLines.flatMap((line) => textSpan(source, line))
  return {
    meeting: absentFromItems(meeting, items),
    items,
    head: headSpans,
    discards: coverage(
      source,
      items,
      headSpans,
      discards.map(({ line, reason }) => ({ line: lines[line], reason })),
    ),
    diagnostics: diagnose(document, meeting, items, contents),
  }
}

function allDiscards(lines: readonly Line[], segmentation: Segmentation, contents: Contents): LineDiscard[] {
  const discards = new Map<number, LineDiscard>()
  for (const discard of [...segmentation.discards, ...contents.discards]) discards.set(discard.line, discard)
  for (const [index, line] of lines.entries()) {
    if (line.text === '' || line.text.length > 80 || discards.has(index)) continue
    if (pageLine.test(line.text)) discards.set(index, { line: index, reason: 'page header' })
    else if (/^[_=*–—-]{4,}$/u.test(line.text.replace(/\s/g, '')))
      discards.set(index, { line: index, reason: 'separator' })
    else if (agendaPart(line.text)) discards.set(index, { line: index, reason: 'agenda part' })
  }
  return [...discards.values()]
}

function textSpan(source: string, line: Line): Span[] {
  const span = trimSpan(source, line)
  return span.end > span.start ? [span] : []
}
