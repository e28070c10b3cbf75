import { cleanQuery, isFilter, type Part, readParts } from '../query.ts'
import { fieldName, fieldUse } from '../query-fields.ts'

/** A query while it is being typed. */
export interface Typed {
  /** The word being typed; empty when it is finished, quoted, excluded or the value of a field. */
  readonly word: string
  /** Everything before that word, as typed. */
  readonly before: string
  /** The same as it will be read when the word is complete: `(` or `25*` right before it is no word of its own. */
  readonly context: string
  /** The last part of the query: a word with its signs, or `field:value`. */
  readonly last: Part | null
  /** Everything before the last part, as typed. */
  readonly head: string
  /** Filters as typed, the last part left out: what stays when a suggestion takes the place of all words. */
  readonly filters: string
  /** Free words, the last one included; empty when the query has operators that a title has no place for. */
  readonly words: string
}

/** Reads what has been typed so far. The last part decides what can be completed. */
export function readTyped(text: string): Typed {
  const query = cleanQuery(text).trimStart()
  const parts = readParts(query)
  const last = parts.at(-1) ?? null
  const isOpen = last !== null && last.start + last.whole.length === query.length
  const isFree = last !== null && !last.minus && !last.quoted && last.field === null
  const word = isOpen && isFree ? (/[\p{L}\p{N}\p{M}]+$/u.exec(query)?.[0] ?? '') : ''
  return {
    word,
    before: query.slice(0, query.length - word.length),
    context:
      query.slice(0, last?.start ?? 0) + plainQuery(last?.value.slice(0, -word.length || undefined) ?? ''),
    last: isOpen && !last.minus ? last : null,
    head: query.slice(0, last?.start ?? 0),
    filters: parts
      .filter((part) => part !== last && isFilter(part))
      .map(({ whole }) => `${whole} `)
      .join(''),
    words: parts.some(isOperator)
      ? ''
      : parts
          .filter((part) => !isFilter(part))
          .map(({ value }) => value)
          .join(' '),
  }
}

const isOperator = (part: Part): boolean =>
  !isFilter(part) &&
  (part.minus ||
    /^(?:OR|ELLER)$/.test(part.value) ||
    (part.field !== null && fieldName(part.field) !== 'titel'))

/** A printed text as a query of plain words: nothing in it is read as an operator. */
export function plainQuery(text: string): string {
  return text
    .replace(/["”“„»«]/g, ' ')
    .replace(/(\p{L}{2,15}):(?=\S)/gu, (whole, name) => (fieldUse(name) ? `${whole} ` : whole))
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, '').replace(/\*+$/, ''))
    .map((word) => (/^(?:OR|ELLER)$/.test(word) ? word.toLowerCase() : word))
    .filter(Boolean)
    .join(' ')
}

/** A name as the value of a field. */
export const quotedValue = (name: string): string => `"${name.replace(/["”“„»«]/g, ' ').trim()}"`
