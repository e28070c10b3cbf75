import type { Span } from '../../src/model/section.ts'

/**
 * One line of the source, or a part of one where the export glued a heading to the text before it. Lines cut the
 * source without overlap; only line breaks lie between them. A run of blank lines is one
 * blank line, so that a file of line breaks costs nothing.
 */
export interface Line {
  /** Line in the source, from 1. */
  readonly number: number
  readonly start: number
  /** Offset behind the last character before the line break. */
  readonly end: number
  /** The line for matching: white space collapsed, trimmed, invisible characters removed, cut at 4,000 characters. */
  readonly text: string
}

/** A document as the layouts see it. */
export interface SourceLines {
  readonly source: string
  readonly lines: readonly Line[]
}

/** No heading, label or list of people is longer; what lies behind it is never needed for matching. */
const matchedCharacters = 4000

const lineBreaks = /[\n\r\f\v\u0085\u2028\u2029]+/g
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** Headings that exports glue to the end of the sentence before (`… godkendt.Bilag`). */
const gluedHeading =
  /[.!?:)](Bilag|Beslutning|Indstilling|Sagsfremstilling|Sagsresum[eé]|Resum[eé]|Økonomi|Vurdering)\s*$/u
/** A grid code glued to the label after it (`BYRØvrige sagsbehandlere: -`). */
const gluedLabel = /^\s*[A-ZÆØÅ]{2,5}?(?=Øvrige sagsbehandlere:)/u

/** White space collapsed to single spaces, ends trimmed, invisible characters removed. */
export function collapse(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/** Cuts a source into lines. */
export function scanLines(source: string): SourceLines {
  const lines: Line[] = []
  let number = 1
  let start = 0
  for (const match of source.matchAll(lineBreaks)) {
    const end = match.index + match[0].length
    pushLine(lines, source, number, start, match.index)
    const breaks = countBreaks(match[0])
    if (breaks > 1) pushBlank(lines, number + 1, match.index + 1, end - 1)
    number += breaks
    start = end
  }
  pushLine(lines, source, number, start, source.length)
  return { source, lines }
}

function countBreaks(run: string): number {
  if (run.length === 1) return 1
  let breaks = run.length
  for (let at = run.indexOf('\r\n'); at >= 0; at = run.indexOf('\r\n', at + 2)) breaks--
  return breaks
}

function pushLine(lines: Line[], source: string, number: number, start: number, end: number): void {
  const cut = gluedAt(source, start, end)
  if (cut !== null) {
    lines.push(makeLine(source, number, start, cut), makeLine(source, number, cut, end))
    return
  }
  const line = makeLine(source, number, start, end)
  if (line.text === '') pushBlank(lines, number, start, end)
  else lines.push(line)
}

function pushBlank(lines: Line[], number: number, start: number, end: number): void {
  const last = lines.at(-1)
  if (last?.text === '') lines[lines.length - 1] = { ...last, end }
  else lines.push({ number, start, end, text: '' })
}

function makeLine(source: string, number: number, start: number, end: number): Line {
  const text = collapse(source.slice(start, end).trimStart().slice(0, matchedCharacters))
  return { number, start, end, text }
}

/** Offset at which a glued heading begins, or null. */
function gluedAt(source: string, start: number, end: number): number | null {
  const tailStart = Math.max(start, end - 40)
  const tail = gluedHeading.exec(source.slice(tailStart, end))
  if (tail) return tailStart + tail.index + 1
  const front = gluedLabel.exec(source.slice(start, Math.min(end, start + 60)))
  return front ? start + front[0].length : null
}

/** The span without outer white space; an empty one collapses to its start. */
export function trimSpan(source: string, span: Span): Span {
  const slice = source.slice(span.start, span.end)
  const start = span.start + (slice.length - slice.trimStart().length)
  const length = slice.trim().length
  return length === 0 ? { start: span.start, end: span.start } : { start, end: start + length }
}

/** Index of the next line with text at or after `from`, or `lines.length`. */
export function nextText(lines: readonly Line[], from: number, to: number = lines.length): number {
  let index = from
  while (index < to && lines[index]?.text === '') index++
  return Math.min(index, to)
}

/** Text of the line, empty outside the document. */
export function textAt(lines: readonly Line[], index: number): string {
  return lines[index]?.text ?? ''
}
