import type { Meeting } from '../../src/model/meeting.ts'
import type { Contents } from './contents.ts'
import type { Diagnostic, ParsedItem } from './layout.ts'
import type { SourceLines } from './lines.ts'

/** What a reader of the result should know: what was not found, and where the document contradicts itself. */
export function diagnose(
  document: SourceLines,
  meeting: Meeting,
  items: readonly ParsedItem[],
  contents: Contents,
): Diagnostic[] {
  if (items.length === 0) return [{ line: 1, code: 'not-minutes', message: 'No agenda item was found.' }]
  const diagnostics: Diagnostic[] = []
  if (meeting.date === null)
    diagnostics.push({ line: 1, code: 'no-date', message: 'The meeting date was not found.' })
  if (meeting.body === null)
    diagnostics.push({ line: 1, code: 'no-body', message: 'The name of the body was not found.' })
  if (meeting.municipality === null) {
    diagnostics.push({ line: 1, code: 'no-municipality', message: 'The municipality was not found.' })
  }
  diagnostics.push(...numberOrder(document, items))
  const listed = contents.entries.length
  // A long entry is printed over two lines, so more entries than items say nothing.
  if (listed > 0 && listed < items.length) {
    const line = document.lines[contents.discards[0]?.line ?? 0]?.number ?? 1
    const message = `The contents list has ${listed} entries, the document ${items.length} items.`
    diagnostics.push({ line, code: 'contents-differ', message })
  }
  return diagnostics
}

function numberOrder(document: SourceLines, items: readonly ParsedItem[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  let last: number | null = null
  for (const item of items) {
    const number = item.number === null ? Number.NaN : Number.parseInt(item.number, 10)
    if (Number.isNaN(number)) continue
    if (last !== null && number !== last + 1) {
      const message = `Item ${number} follows item ${last}.`
      diagnostics.push({ line: lineAt(document, item.span.start), code: 'number-order', message })
    }
    last = number
  }
  return diagnostics
}

/** Number of the line that holds an offset. */
export function lineAt(document: SourceLines, offset: number): number {
  const { lines } = document
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return lines[low]?.number ?? 1
}

/** Number of the line that holds an offset of a text not yet cut into lines. */
export function diagnosticLine(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
