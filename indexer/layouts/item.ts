import type { EarlierTreatment } from '../../src/model/agenda-item.ts'
import { parseKle } from '../../src/model/kle.ts'
import type { Meeting } from '../../src/model/meeting.ts'
import type { Section, Span } from '../../src/model/section.ts'
import { agendaPart, isClosedHeading, isClosedRemark } from '../close.ts'
import { attachmentList } from '../extract/attachments.ts'
import { decisionPoints } from '../extract/decisions.ts'
import { earlierTreatments, treatmentOfHeading } from '../extract/earlier-treatment.ts'
import { findLawReferences } from '../extract/law-references.ts'
import { findAmounts } from '../extract/money.ts'
import { looksLikeDecision, overallOutcome } from '../extract/outcome.ts'
import { recommendationPoints } from '../extract/recommendations.ts'
import { findVotes } from '../extract/votes.ts'
import { type Contents, namesTitle } from './contents.ts'
import { decisionHeading } from './headings.ts'
import type { DiscardReason, ItemDraft, ParsedItem, SectionStyle } from './layout.ts'
import { type SourceLines, textAt, trimSpan } from './lines.ts'
import { pageLine, splitSections } from './sections.ts'
import { itemKind, plainTitle } from './titles.ts'

/** Facts are looked for in this much of an item; the longest real items are a tenth of it. */
const extractedCharacters = 1_000_000

export interface ItemContext {
  readonly document: SourceLines
  readonly draft: ItemDraft
  /** Index of the line behind the item. */
  readonly end: number
  readonly ordinal: number
  readonly meeting: Meeting
  readonly style: SectionStyle
  readonly discarded: ReadonlyMap<number, DiscardReason>
  readonly contents: Contents
}

/** Builds one agenda item from its lines. */
export function buildItem(context: ItemContext): ParsedItem {
  const { document, draft, end, ordinal, meeting, style, discarded } = context
  const { source, lines } = document
  const split = splitSections(source, lines, { from: draft.body, to: end }, style, new Set(discarded.keys()))
  const title = plainTitle(draft.heading, draft.number)
  const closed = isClosed(context, title)
  const sections = assignDecision(source, split.sections, meeting, closed)
  const decision = decisionOf(sections)
  const recommendation = sections.find((one) => one.kind === 'recommendation' && one.text !== '')
  const recommendations = recommendationPoints(recommendation?.text ?? '')
  const points =
    decision === null ? [] : decisionPoints(decision.slice(0, extractedCharacters), recommendations)
  const text = sections
    .map((section) => section.text)
    .join('\n\n')
    .slice(0, extractedCharacters)
  return {
    ordinal,
    number: draft.number,
    heading: draft.heading,
    title,
    kind: itemKind(draft.heading, title),
    caseNumber: draft.caseNumber,
    kle: draft.caseNumber === null ? null : parseKle(draft.caseNumber),
    caseWorker: draft.caseWorker,
    otherCaseWorkers: draft.otherCaseWorkers,
    closed,
    sections,
    recommendations,
    decision,
    decisionPoints: points,
    outcome: overallOutcome(points.map((point) => point.outcome)),
    earlierTreatment: treatmentsOf(sections),
    votes: decision === null ? [] : findVotes(decision.slice(0, extractedCharacters), points),
    attachments: attachmentList(sections.findLast((one) => one.kind === 'attachments')?.text ?? ''),
    amounts: findAmounts(text),
    lawReferences: findLawReferences(text),
    span: trimSpan(source, {
      start: lines[draft.first]?.start ?? 0,
      end: lines[end - 1]?.end ?? source.length,
    }),
    headings: [...headingSpans(context), ...split.headings],
  }
}

function headingSpans({ document, draft, discarded }: ItemContext): Span[] {
  const spans: Span[] = []
  for (let index = draft.first; index < draft.body; index++) {
    const line = document.lines[index]
    if (line && line.text !== '' && !discarded.has(index)) spans.push(trimSpan(document.source, line))
  }
  return spans
}

/** Closed by its heading, by the part of the agenda it stands in, by a remark under it or by the contents list. */
function isClosed({ document, draft, end, contents }: ItemContext, title: string): boolean {
  if (draft.closed || isClosedHeading(draft.heading)) return true
  let read = 0
  for (let index = draft.first + 1; index < end && read < 5; index++) {
    const text = textAt(document.lines, index)
    if (text === '') continue
    if (agendaPart(text) !== null) break
    if (isClosedRemark(text)) return true
    read++
  }
  const listed = contents.entries.filter((entry) => namesTitle(entry, title))
  return listed.length > 0 && listed.every((entry) => entry.closed)
}

/**
 * Decides which section is this meeting's decision: one headed with another day is an earlier treatment, and text
 * without a heading that reads like a decision is the decision where no other stands.
 */
function assignDecision(
  source: string,
  sections: readonly Section[],
  meeting: Meeting,
  closed: boolean,
): Section[] {
  const dated = sections.map((section): Section => {
    if (section.kind !== 'decision' || section.heading === null) return section
    const { date, body } = decisionHeading(section.heading)
    const otherDay = date !== null && meeting.date !== null && date !== meeting.date
    const otherBody = date === null && isOtherBody(body, meeting.body) && countDecisions(sections) > 1
    return otherDay || otherBody ? { ...section, kind: 'earlierTreatment' } : section
  })
  if (dated.some((section) => section.kind === 'decision' && section.text !== '')) return dated
  return dated.map((section): Section => {
    const bare = section.kind === 'other' && section.heading === null
    if (!bare || !(looksLikeDecision(section.text) || (closed && /^\d{1,2}\.\s/u.test(section.text))))
      return section
    return { ...section, kind: 'decision', text: source.slice(section.span.start, section.span.end) }
  })
}

function countDecisions(sections: readonly Section[]): number {
  return sections.filter((section) => section.kind === 'decision' && section.text !== '').length
}

function isOtherBody(printed: string | null, body: string | null): boolean {
  if (printed === null || body === null) return false
  const [a, b] = [printed, body].map((name) => name.toLowerCase().replace(/[^\p{L}]/gu, ''))
  return a !== undefined && b !== undefined && !a.includes(b) && !b.includes(a)
}

/** The whole decision, without page headers inside it. */
function decisionOf(sections: readonly Section[]): string | null {
  const texts = sections.filter((section) => section.kind === 'decision' && section.text !== '')
  if (texts.length === 0) return null
  const lines = texts
    .map((section) => section.text)
    .join('\n\n')
    .split('\n')
  return lines
    .filter((line) => line.length > 40 || !pageLine.test(line.trim()))
    .join('\n')
    .trim()
}

function treatmentsOf(sections: readonly Section[]): EarlierTreatment[] {
  return sections
    .filter((section) => section.kind === 'earlierTreatment' && section.text !== '')
    .flatMap((section) => {
      const inHeading = decisionHeading(section.heading ?? '').date !== null
      return inHeading
        ? [treatmentOfHeading(section.heading ?? '', section.text)]
        : earlierTreatments(section.text)
    })
}
