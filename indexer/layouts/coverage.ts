import type { Span } from '../../src/model/section.ts'
import type { Discard, DiscardReason, ParsedItem } from './layout.ts'
import { type Line, trimSpan } from './lines.ts'

/**
 * All discards of a source: the named lines that no section holds, and what lies between everything claimed. A line
 * inside a section (a page header in the middle of a text) stays part of that section, because a section is one
 * unbroken slice.
 */
export function coverage(
  source: string,
  items: readonly ParsedItem[],
  head: readonly Span[],
  named: readonly { readonly line: Line | undefined; readonly reason: DiscardReason }[],
): Discard[] {
  const claimed = [
    ...head,
    ...items.flatMap((item) => [...item.headings, ...item.sections.map((one) => one.span)]),
  ]
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start)
  const lines = named.flatMap(({ line, reason }) => (line ? [{ span: trimSpan(source, line), reason }] : []))
  const discards = outside(lines, claimed)
  const all = [...claimed, ...discards.map((discard) => discard.span)].sort((a, b) => a.start - b.start)
  let position = 0
  for (const span of [...all, { start: source.length, end: source.length }]) {
    if (span.start > position) discards.push(gap(source, position, span.start))
    position = Math.max(position, span.end)
  }
  return discards.sort((a, b) => a.span.start - b.span.start)
}

function gap(source: string, start: number, end: number): Discard {
  const blank = source.slice(start, end).trim() === ''
  return { span: { start, end }, reason: blank ? 'white space' : 'unread text' }
}

/** The discards that overlap nothing claimed. Both lists are walked once. */
function outside(discards: readonly Discard[], claimed: readonly Span[]): Discard[] {
  const kept: Discard[] = []
  let next = 0
  for (const discard of [...discards].sort((a, b) => a.span.start - b.span.start)) {
    while (next < claimed.length && (claimed[next]?.end ?? 0) <= discard.span.start) next++
    const overlaps = (claimed[next]?.start ?? Number.POSITIVE_INFINITY) < discard.span.end
    if (!overlaps && discard.span.end > discard.span.start) kept.push(discard)
  }
  return kept
}
