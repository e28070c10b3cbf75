import { sentences } from '../src/analysis/sentences.ts'
import type { AgendaItem } from '../src/model/agenda-item.ts'
import type { Passage } from '../src/model/passage.ts'
import type { Section, Span } from '../src/model/section.ts'

/**
 * Words of a passage: short enough that one vector does not blur, long enough to stand as a quotation. Measured on
 * the judged queries, see ARCHITECTURE.md.
 */
const enough = 60
const most = 120
/** No passage is longer, even when it is a single "sentence": the model reads 512 tokens. */
const hardLimit = 250

/** Cuts every section of an item into passages; their texts and the white space between them are the sections. */
export function chunk(item: AgendaItem): Passage[] {
  return item.sections
    .flatMap((section) => chunkSection(section))
    .map((passage, index) => ({ ...passage, ordinal: index + 1 }))
}

function chunkSection(section: Section): Omit<Passage, 'ordinal'>[] {
  return group(section.text, pieces(section.text)).map((span) => ({
    section: section.kind,
    heading: section.heading,
    text: section.text.slice(span.start, span.end),
    span: { start: section.span.start + span.start, end: section.span.start + span.end },
  }))
}

/** Paragraphs; those that are too long as sentences; those that are still too long as runs of words. */
function pieces(text: string): Span[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) =>
    trim(text, index, index + line.length),
  )
  return paragraphs.filter(({ start, end }) => start < end).flatMap((span) => splitLong(text, span))
}

function splitLong(text: string, span: Span): Span[] {
  const paragraph = text.slice(span.start, span.end)
  if (countWords(paragraph) <= most) return [span]
  return sentences(paragraph).flatMap(({ start, end }) =>
    splitWords(text, { start: span.start + start, end: span.start + end }),
  )
}

function splitWords(text: string, span: Span): Span[] {
  const words = [...text.slice(span.start, span.end).matchAll(/\S{1,400}/g)]
  if (words.length <= hardLimit) return [span]
  const spans: Span[] = []
  for (let first = 0; first < words.length; first += most) {
    const last = words[Math.min(first + most, words.length) - 1]
    const begin = words[first]
    if (begin && last)
      spans.push({ start: span.start + begin.index, end: span.start + last.index + last[0].length })
  }
  return spans
}

/** Joins neighbours until a passage has enough words, without exceeding the most. */
function group(text: string, spans: readonly Span[]): Span[] {
  const passages: Span[] = []
  let words = 0
  for (const span of spans) {
    const count = countWords(text.slice(span.start, span.end))
    const last = passages.at(-1)
    if (last && words < enough && words + count <= most) {
      passages[passages.length - 1] = { start: last.start, end: span.end }
      words += count
    } else {
      passages.push(span)
      words = count
    }
  }
  return passages
}

function countWords(text: string): number {
  return text.match(/\S{1,400}/g)?.length ?? 0
}

function trim(text: string, from: number, to: number): Span {
  const piece = text.slice(from, to)
  return {
    start: from + piece.length - piece.trimStart().length,
    end: Math.max(from, from + piece.trimEnd().length),
  }
}
