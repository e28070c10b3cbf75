import type { Analyzer, Token } from '../analysis/analyzer.ts'
import { sentences } from '../analysis/sentences.ts'
import { readable } from '../model/readable.ts'
import type { Span } from '../model/section.ts'

export type Range = [start: number, end: number]

/**
 * Ranges of `text` whose words match one of the keys; inside a compound only the matching part is marked. Sorted,
 * without overlap; neighbouring parts of one word are joined.
 */
export function highlight(analyzer: Analyzer, text: string, keys: ReadonlySet<string>): Range[] {
  const ranges = analyzer.analyze(text).flatMap((token) => matchedSpans(token, keys))
  return mergeRanges(ranges)
}

function matchedSpans(token: Token, keys: ReadonlySet<string>): Span[] {
  if (token.keys.some((key) => keys.has(key)) || keys.has(token.folded)) return [token.span]
  if (token.corrections?.some((key) => keys.has(key))) return [token.span]
  return token.parts.filter(({ lemma }) => keys.has(lemma)).map(({ span }) => span)
}

/** Spans in any order → sorted ranges without overlap. */
export function mergeRanges(spans: readonly Span[]): Range[] {
  const merged: Range[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** The first sentences of a text up to about `limit` characters; ends in `…` when something was left out. */
export function excerpt(text: string, limit: number): string {
  const flat = readable(text).replace(/\s+/g, ' ').trim()
  if (flat.length <= limit) return flat
  const end = sentences(flat).findLast((sentence) => sentence.end <= limit)?.end
  if (end !== undefined && end > limit / 3) return `${flat.slice(0, end)} …`
  return `${flat.slice(0, limit).replace(/\s+\S*$/, '')} …`
}
