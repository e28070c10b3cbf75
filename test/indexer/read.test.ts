import { describe, expect, test } from 'vitest'
import { parseMinutes } from '../../indexer/layouts/index.ts'
import { maxDocumentBytes, readDocument } from '../../indexer/read/index.ts'

const text = 'Punkt 1: Mødeplan for Ørsted Å\n\nBeslutning\n\nGodkendt.'

function utf16(value: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const full = mark ? `\ufeff${value}` : value
  const bytes = new Uint8Array(full.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < full.length; index++)
    view.setUint16(index * 2, full.charCodeAt(index), littleEndian)
  return bytes
}

function windows1252(value: string): Uint8Array {
  return Uint8Array.from(value, (char) => char.charCodeAt(0))
}

const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value)

describe('reading a document', () => {
  test.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 LE with a byte order mark', utf16(text, true, true), 'utf-16le'],
    ['UTF-16 BE with a byte order mark', utf16(text, false, true), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(text, true, false), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16(text, false, false), 'utf-16be'],
    ['Windows-1252', windows1252(text), 'windows-1252'],
    ['CRLF line ends', utf8(text.replaceAll('\n', '\r\n')), 'utf-8'],
    ['old Macintosh line ends', utf8(text.replaceAll('\n', '\r')), 'utf-8'],
    ['letters written as two characters', utf8(text.normalize('NFD')), 'utf-8'],
  ])('%s gives the same text', (_, bytes, encoding) => {
    const read = readDocument(bytes, 'a.txt')
    expect(read.text).toBe(text)
    expect(read.encoding).toBe(encoding)
    expect(read.format).toBe('text')
  })

  test('composing letters is noted', () => {
    expect(readDocument(utf8('Mødet på Å'.normalize('NFD')), 'a.txt').notes).toHaveLength(1)
  })

  test('a file cut in the middle of a letter is still read as UTF-8', () => {
    const bytes = utf8('Mødested: Rådhuset på Ø')
    const read = readDocument(bytes.subarray(0, bytes.length - 1), 'a.txt')
    expect(read.encoding).toBe('utf-8')
    expect(read.text).toContain('Rådhuset på')
  })

  test.each([
    ['empty-document', new Uint8Array()],
    ['empty-document', utf8(' \r\n\u00a0\t\n')],
    ['binary-document', utf8('%PDF-1.7 …')],
    ['binary-document', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)],
    ['binary-document', Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)],
    ['document-too-large', new Uint8Array(maxDocumentBytes + 1)],
  ])('%s is raised for what cannot be read', (code, bytes) => {
    expect(() => readDocument(bytes, 'a.txt')).toThrow(expect.objectContaining({ code }))
  })

  test('a personal number in the name of the file is in no message', () => {
    expect(() => readDocument(new Uint8Array(), '120385-5517.txt')).toThrow(/^██████-████\.txt/)
  })

  test('form feeds, non-breaking and odd spaces do not disturb the parser', () => {
    const odd = '\u00a0Punkt\u00a01:\u2003Havn\f\u00a0\nBeslutning\u00a0\u200b\n\u2009\nGodkendt.'
    const [item] = parseMinutes(readDocument(utf8(odd), 'a.txt').text).items
    expect(item).toMatchObject({ number: '1', title: 'Havn', decision: 'Godkendt.' })
  })
})
