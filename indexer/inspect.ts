import type { InspectResult } from '../src/contract/inspect.ts'
import { maskCpr } from '../src/model/personal-numbers.ts'
import { diagnosticLine } from './layouts/diagnostics.ts'
import { type Diagnostic, type ParsedMinutes, parseMinutes } from './layouts/index.ts'
import { municipalityOfName } from './layouts/municipality.ts'
import type { SourceText } from './read/index.ts'

/**
 * What the parser makes of one document, closed items included. Personal numbers are masked. Writes nothing.
 * A text without agenda items gives no items and the diagnostic `not-minutes`.
 */
export function inspectSource(source: string | SourceText, name: string): InspectResult {
  const {
    text,
    format,
    encoding,
    notes: read,
  } = typeof source === 'string' ? { text: source, format: 'text', encoding: 'utf-8', notes: [] } : source
  const redacted = maskCpr(text)
  const parsed = parseMinutes(redacted.text)
  const masked = redacted.found.map(({ offset }): Diagnostic => {
    const message = `A personal number was masked at offset ${offset}.`
    return { line: diagnosticLine(redacted.text, offset), code: 'personal-number', message }
  })
  const notes = read.map((message): Diagnostic => ({ line: 1, code: 'read-note', message }))
  return toResult(parsed, [...notes, ...masked], {
    name: maskCpr(name).text,
    format,
    encoding,
    characters: text.length,
  })
}

function toResult(
  parsed: ParsedMinutes,
  diagnostics: readonly Diagnostic[],
  source: InspectResult['source'],
): InspectResult {
  const { meeting } = parsed
  return {
    source,
    meeting: { ...meeting, municipality: meeting.municipality ?? municipalityOfName(source.name) },
    items: parsed.items,
    diagnostics: [...parsed.diagnostics, ...diagnostics].sort((a, b) => a.line - b.line),
  }
}
