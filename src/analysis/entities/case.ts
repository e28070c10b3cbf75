import { type EntityRule, entityKey, matchAt } from './entity.ts'

const slash = /(\d{2}|(?:19|20)\d{2})\/(\d{2,8})((?:-\d{1,4}){0,3})(?![\p{L}\p{N}/]|,\d)/uy
const dash = /(\d{2}|(?:19|20)\d{2})-(\d{4,8})((?:-\d{1,4}){0,3})(?![\p{L}\p{N}/]|,\d)/uy
const year = /^(?:19|20)\d{2}$/
const spoken = /(?:sag(?:en|s)?|sagsnr\.?|sagsnummer|nr\.?|nummer)[:.\s]*$/i

/** Case numbers: year, slash or dash, serial number with or without leading zeros, perhaps a document number. */
export const caseNumber: EntityRule = {
  kind: 'case',
  read(text, at) {
    const match = matchAt(slash, text, at) ?? matchAt(dash, text, at)
    if (!match) return null
    const [printed, first = '', serial = '', documents = ''] = match
    if (!documents && isYearRange(first, serial)) return null
    // "24/25" is a school year or a fraction unless the text says it is a case.
    if (serial.length < 3 && !spoken.test(text.slice(Math.max(0, at - 16), at))) return null
    const base = entityKey('case', `${first}z${Number(serial)}`)
    if (!documents) return { length: printed.length, keys: [base] }
    const whole = base + documents.replace(/-0*(?=\d)/g, 'z')
    return { length: printed.length, keys: [whole, base], queryKeys: [whole] }
  },
}

function isYearRange(first: string, second: string): boolean {
  return year.test(first) && (year.test(second) || second.length === 2)
}
