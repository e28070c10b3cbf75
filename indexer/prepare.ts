import { createHash } from 'node:crypto'
import type { IndexedDocument } from '../src/engines/port.ts'
import { SearchError } from '../src/errors.ts'
import type { AgendaItem } from '../src/model/agenda-item.ts'
import { itemId } from '../src/model/item-id.ts'
import type { Passage } from '../src/model/passage.ts'
import { maskCpr } from '../src/model/personal-numbers.ts'
import { chunk } from './chunk.ts'
import { withholdClosed } from './close.ts'
import { parseMinutes } from './layouts/index.ts'
import type { ParsedItem } from './layouts/layout.ts'
import { readDocument } from './read/index.ts'

export interface PreparedDocument {
  readonly document: IndexedDocument
  /** CPR-like numbers that were masked. */
  readonly masked: number
}

export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * A file's bytes → what is stored of it. Masking comes before parsing and withholding before chunking, so that
 * nothing secret reaches a table, a vector or a log.
 * @throws SearchError `empty-document`, `binary-document`, `document-too-large`, `not-minutes`
 */
export function prepareDocument(bytes: Uint8Array, file: { key: string; name: string }): PreparedDocument {
  const sha256 = contentHash(bytes)
  const source = readDocument(bytes, file.name)
  const { text, found } = maskCpr(source.text)
  const { meeting, items } = parseMinutes(text)
  if (items.length === 0) {
    throw new SearchError('not-minutes', 'No agenda item was recognised in this file.')
  }
  const indexed = items.map((parsed) => {
    const item = withholdClosed(parsed)
    return { id: itemId(meeting, item.ordinal, sha256), item, passages: passagesOf(item, parsed, text) }
  })
  return {
    document: {
      source: { key: file.key, name: file.name, url: null, sha256, format: source.format },
      meeting,
      items: indexed,
    },
    masked: found.length,
  }
}

/** An item of which only the heading is stored is quoted, and found by meaning, through its heading. */
function passagesOf(item: AgendaItem, parsed: ParsedItem, source: string): Passage[] {
  const passages = chunk(item)
  const [heading] = parsed.headings
  if (passages.length > 0 || !heading) return passages
  const printed = source.slice(heading.start, heading.end)
  const start = heading.start + printed.length - printed.trimStart().length
  const text = printed.trim()
  return [{ ordinal: 1, section: 'other', heading: null, text, span: { start, end: start + text.length } }]
}
