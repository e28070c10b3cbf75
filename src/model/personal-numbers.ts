import { isDate } from './date.ts'

export interface Redacted {
  /** The text with every personal number masked; of the same length, so that offsets stay. */
  readonly text: string
  /** Where a number began. Never the number itself. */
  readonly found: readonly { readonly offset: number }[]
}

const mask = '█'

/** A digit, or a letter that scanners read for one. */
const digit = '[0-9OolI|]'
const space = String.raw`[^\S\r\n]`
const dash = '[-_\u00ad\u2010-\u2015\u2212]{1,2}'
/** Between date and serial: a hyphen with white space around it, white space or one line break, or nothing. */
const gap = `(?:${space}{0,2}${dash}${space}{0,2}(?:\\r?\\n){0,2}${space}{0,4}|${space}{1,4}|${space}{0,2}(?:\\r?\\n${space}{0,4}){1,2}|)`

const shortForm = new RegExp(
  `(?<![0-9])(?<![0-9][.,/-])(${digit}{2})(${digit}{2})(${digit}{2})(${gap})(${digit}{4})(?![0-9])`,
  'g',
)
/** The date set apart, `DD MM YY-SSSS` or `DD.MM.YY-SSSS`; here the hyphen is required. */
const spacedForm = new RegExp(
  `(?<![0-9])(?<![0-9][.,/-])([0-9]{2})[ ./\u00a0-]([0-9]{2})[ ./\u00a0-]([0-9]{2})(${space}?${dash}${space}?)([0-9]{4})(?![0-9]|-[0-9])`,
  'g',
)
/** `DDMMYYYY-SSSS`. */
const longForm = new RegExp(
  `(?<![0-9])(?<![0-9][.,/-])([0-9]{2})([0-9]{2})((?:18|19|20)[0-9]{2})(${space}?${dash}${space}?)([0-9]{4})(?![0-9])`,
  'g',
)

/**
 * Masks Danish personal numbers (CPR: DDMMYY-SSSS) by their form alone; the modulus 11 test is not used, because
 * numbers issued since 2007 fail it. Runs on the text before it is parsed.
 */
export function maskCpr(text: string): Redacted {
  let masked = text
  const offsets = new Set<number>()
  for (const form of [shortForm, spacedForm, longForm]) {
    masked = masked.replace(
      form,
      (
        whole: string,
        day: string,
        month: string,
        year: string,
        between: string,
        serial: string,
        offset: number,
      ) => {
        if (!isPersonalNumber(masked, { whole, day, month, year, between, serial, offset })) return whole
        offsets.add(offset)
        return whole.replace(/[0-9OolI|]/g, mask)
      },
    )
  }
  return { text: masked, found: [...offsets].sort((a, b) => a - b).map((offset) => ({ offset })) }
}

interface Candidate {
  readonly whole: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly between: string
  readonly serial: string
  readonly offset: number
}

function isPersonalNumber(text: string, candidate: Candidate): boolean {
  const { whole, day, month, year, between, offset } = candidate
  const numbers = [day, month, year].map(toNumber)
  const [d = 0, m = 0, y = 0] = numbers
  // The century is not printed: 29 February counts in any leap year it can mean.
  if (!isDate(year.length === 4 ? y : 2000 + y, m, d) && !isDate(1900 + y, m, d)) return false
  if (whole.replace(/[^0-9]/g, '').length < 7) return false
  const before = text.slice(Math.max(0, offset - 2), offset)
  const after = text.slice(offset + whole.length, offset + whole.length + 2)
  const hasLetters = /[OolI|]/.test(whole)
  if (hasLetters && (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(after))) return false
  // Ten bare digits inside a longer number with separators are an account or a document number.
  return between !== '' || !/^[.,/-][0-9]/.test(after)
}

function toNumber(printed: string): number {
  return Number(printed.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1'))
}
