import { isClosedRemark } from '../close.ts'
import { caseWorkerOf, labelledCaseNumber, otherCaseWorkersOf } from '../extract/case-number.ts'
import { assemble } from './assemble.ts'
import { headingKind } from './headings.ts'
import { countLines, type ItemDraft, type Layout, type LineDiscard, type SectionStyle } from './layout.ts'
import { type Line, nextText, textAt } from './lines.ts'

const style: SectionStyle = { inline: false, recommenderOpens: false }

const caseLine = /^Sagsnr\.?:\s*\S+/iu
const gridCode = /^[A-ZÆØÅ]{2,4}$/u
const gridCross = /^[Xx]{1,3}$/u

/**
 * HTML pages of a portal, copied as text: every item opens with `Sagsnr.: 27.00.00-P08-1-19 Sagsbehandler: …`, its
 * title follows, then a grid of bodies with crosses, one cell a line.
 */
export const kleHtmlGrid: Layout = {
  name: 'kle-html-grid',
  detect({ lines }) {
    const cases = countLines(lines, /^Sagsnr\.?:\s*\d\S+\s+Sagsbehandler:/iu)
    const marks = countLines(lines, /^(?:Dagsordenpunkter|Øvrige sagsbehandlere:.*)$/iu)
    return cases === 0 ? 0 : Math.min(100, 30 + 10 * cases + 8 * marks)
  },
  parse(document) {
    const { lines } = document
    const starts = lines.flatMap((line, index) => (caseLine.test(line.text) ? [index] : []))
    const discards: LineDiscard[] = []
    const items = starts.map((start, index) =>
      readItem(lines, start, starts[index + 1] ?? lines.length, discards),
    )
    return assemble('kle-html-grid', document, { items, discards }, style)
  },
}

function readItem(lines: readonly Line[], start: number, end: number, discards: LineDiscard[]): ItemDraft {
  const first = textAt(lines, start)
  const second = textAt(lines, start + 1)
  const splitLabel = !/Sagsbehandler:/iu.test(first) && /^Sagsbehandler:/iu.test(second)
  const title = readTitle(lines, start + (splitLabel ? 2 : 1), end)
  const grid = readGrid(lines, title.end, end, discards)
  return {
    first: start,
    body: grid.body,
    number: null,
    heading: title.text,
    caseNumber: labelledCaseNumber(first.replace(/\s+Sagsbehandler:.*$/iu, '')) ?? null,
    caseWorker: caseWorkerOf(splitLabel ? second : first),
    otherCaseWorkers: grid.otherCaseWorkers,
    closed: grid.closed,
  }
}

/** The title: the first text under the case line; a second line without a blank between belongs to it. */
function readTitle(lines: readonly Line[], from: number, end: number): { text: string; end: number } {
  const start = nextText(lines, from, end)
  const parts: string[] = []
  let index = start
  while (index < end && parts.length < 3) {
    const text = textAt(lines, index)
    if (text === '' || gridCode.test(text) || otherCaseWorkersOf(text) || headingKind(text)) break
    parts.push(text)
    index++
  }
  return { text: parts.join(' '), end: Math.max(index, from) }
}

interface Grid {
  readonly body: number
  readonly otherCaseWorkers: readonly string[]
  readonly closed: boolean
}

/** Discards the cells of the grid and reads the line of other case workers under it. */
function readGrid(lines: readonly Line[], from: number, end: number, discards: LineDiscard[]): Grid {
  let body = from
  let closed = false
  for (let index = from; index < end; index++) {
    const text = textAt(lines, index)
    if (text === '') continue
    const others = otherCaseWorkersOf(text)
    if (others) return { body: index + 1, otherCaseWorkers: others, closed }
    if (isClosedRemark(text)) closed = true
    else if (!gridCode.test(text) && !gridCross.test(text)) break
    else discards.push({ line: index, reason: 'distribution grid' })
    body = index + 1
  }
  return { body, otherCaseWorkers: [], closed }
}
