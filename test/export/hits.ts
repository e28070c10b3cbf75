import fc from 'fast-check'
import type { ExportHead } from '../../src/contract/export.ts'
import type { Hit } from '../../src/contract/search.ts'
import type { ExportContext } from '../../src/export/format.ts'

interface HitTexts {
  readonly title: string
  readonly municipality: string | null
  readonly body: string | null
  readonly caseNumber: string | null
  readonly excerpt: string | null
  readonly source: string
}

const texts: HitTexts = {
  title: 'Ny bro over Møllebækken',
  municipality: 'Vesterå Kommune',
  body: 'Teknikudvalget',
  caseNumber: '25/16587',
  excerpt: 'Godkendt.',
  source: 'teknik.txt',
}

export function makeHit(changes: Partial<HitTexts & Pick<Hit, 'id' | 'closed'>> = {}): Hit {
  const { title, municipality, body, caseNumber, excerpt, source } = { ...texts, ...changes }
  return {
    id: changes.id ?? 'vesteraa.teknikudvalget.2025-11-05.3',
    ordinal: 3,
    number: '3',
    title,
    titleHighlights: [],
    caseNumber,
    closed: changes.closed ?? false,
    kind: 'decision',
    meeting: { municipality, body, date: '2025-11-05' },
    source: { name: source, url: 'https://minutes.example/a?b=1&c={x}' },
    decision: { outcome: 'approved', excerpt },
    attachments: 2,
    score: 0.5,
    passages: [],
    chain: null,
    why: { words: [], coverage: 0, keyword: 0, vector: null, lateInteraction: null, section: null },
  }
}

export const head: ExportHead = {
  type: 'referatsoeg-export',
  query: 'ny bro',
  parameters: { year: [2024, 2025], sort: 'newest' },
  mode: 'hybrid',
  degraded: [],
  generation: 12,
  total: 1,
  rows: 1,
  madeAt: '2026-11-25T09:30:00Z',
}

export const context = (changes: Partial<ExportHead> = {}): ExportContext => ({
  head: { ...head, ...changes },
  itemAddress: (id) => `https://referater.example/items/${id}`,
})

/** Signs that one of the formats acts on. */
const sharp = fc.constantFrom(
  ...['=', '+', '-', '@', '\t', '\r', '\n', '\r\n', ';', ',', '|', '"', "'", ' ', '\u00a0', '\ufeff'],
  ...['\\', '{', '}', '$', '&', '#', '%', '_', '^', '~', '<', '>', '＝', '＠'],
  ...['TY  - ', 'ER  - ', '@article{', '\\input{x}', '</title>', ']]>', '&amp;', '\u001b[31m', '\u0000'],
  ...['cmd|', 'HYPERLINK(', 'bro', 'å', '👍', '\ud800'],
)

/** Any text at all, and text that is made to be dangerous. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(sharp, { maxLength: 12 }).map((parts) => parts.join('')),
)

/** What the formats keep of a text: characters that can be printed, here each control character as one sign. */
export function kept(text: string): string {
  return [...text.toWellFormed()]
    .map((character) => (/\p{Cc}/u.test(character) && !'\t\r\n'.includes(character) ? '\ufffd' : character))
    .join('')
}

/** The same on one line. */
export const keptLine = (text: string): string => kept(text).split(/\s+/u).filter(Boolean).join(' ')
