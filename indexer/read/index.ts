import { SearchError } from '../../src/errors.ts'
import { maskCpr } from '../../src/model/personal-numbers.ts'
import { decode, type Encoding } from './encoding.ts'
import { formats } from './formats.ts'

/** A document's text, ready to be parsed. All spans refer to this text. */
export interface SourceText {
  readonly text: string
  readonly format: string
  readonly encoding: Encoding
  /** What was changed or doubtful while reading, for the report. */
  readonly notes: readonly string[]
}

/** Endings, in lower case, of the files that are read when a folder is indexed. */
export const readableExtensions: ReadonlySet<string> = new Set(formats.flatMap((format) => format.extensions))

/** The largest document that is read. */
export const maxDocumentBytes: number = 50 * 1024 * 1024

/**
 * Reads the bytes of a document. Line ends become `\n`, form feeds a line end, the text Unicode NFC.
 * Throws `SearchError` with `empty-document`, `binary-document` or `document-too-large`.
 */
export function readDocument(bytes: Uint8Array, name: string): SourceText {
  // A file can be named after a person's number.
  const shown = maskCpr(name).text
  if (bytes.length > maxDocumentBytes) {
    throw new SearchError('document-too-large', `${shown} is larger than 50 MB.`)
  }
  if (bytes.length === 0) throw new SearchError('empty-document', `${shown} is empty.`)
  const format = formats.find((one) => one.detect(bytes))
  if (!format?.readable) {
    throw new SearchError('binary-document', `${shown} is a ${format?.name ?? 'binary'} file.`)
  }
  const decoded = decode(bytes)
  if (isBinary(decoded.text)) throw new SearchError('binary-document', `${shown} is no text file.`)
  const notes = [...decoded.notes]
  const text = normalise(decoded.text, notes)
  if (text.trim() === '') throw new SearchError('empty-document', `${shown} holds no text.`)
  return { text, format: format.name, encoding: decoded.encoding, notes }
}

function normalise(decoded: string, notes: string[]): string {
  const text = decoded
    .replace(/^\ufeff/, '')
    .replace(/\0/g, '')
    .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
  const composed = text.normalize('NFC')
  if (composed !== text) notes.push('Letters written as two characters were composed (Unicode NFC).')
  return composed
}

/** More control and replacement characters than any text has. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 8192)
  const odd = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0
  return odd > 0.05 * sample.length
}
