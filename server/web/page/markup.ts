import { html } from 'hono/html'
import { readable } from '../../../src/model/readable.ts'

/** Markup whose inserted values are escaped. */
export type Markup = ReturnType<typeof html>

type Range = readonly [number, number]

/** Text with `<mark>` around the ranges; text and marks are escaped like everything else. */
export function marked(text: string, ranges: readonly Range[]): Markup {
  const pieces: (string | Markup)[] = []
  let at = 0
  for (const [start, end] of ranges) {
    pieces.push(readable(text.slice(at, start)), html`<mark>${readable(text.slice(start, end))}</mark>`)
    at = end
  }
  return html`${[...pieces, readable(text.slice(at))]}`
}

export interface Excerpt {
  readonly text: string
  readonly ranges: readonly Range[]
}

/** About `length` characters of a passage around most of its matches, cut at spaces and marked with `…`. */
export function window({ text, ranges }: Excerpt, length: number): Excerpt {
  if (text.length <= length * 1.2) return { text, ranges }
  const start = wordStart(text, bestStart(ranges, length))
  const end = wordEnd(text, Math.min(text.length, start + length))
  const before = start > 0 ? '… ' : ''
  const inside = ranges.filter(([from, to]) => from >= start && to <= end)
  const shift = before.length - start
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? ' …' : ''}`,
    ranges: inside.map(([from, to]) => [from + shift, to + shift]),
  }
}

/** Where a window of this length holds the most matches; a little text before the first of them. */
function bestStart(ranges: readonly Range[], length: number): number {
  const lead = length / 5
  const counted = ranges.map(([start]) => ({
    start: Math.max(0, start - lead),
    count: ranges.filter(([from, to]) => from >= start && to <= start + length - lead).length,
  }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best), { start: 0, count: 0 }).start
}

const wordStart = (text: string, at: number): number =>
  at <= 0 ? 0 : text.slice(0, Math.ceil(at)).search(/\S*$/)

const wordEnd = (text: string, at: number): number => at + (/^\S*/.exec(text.slice(at))?.[0].length ?? 0)
