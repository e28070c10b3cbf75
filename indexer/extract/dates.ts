import { isDate } from '../../src/model/date.ts'

export interface FoundDate {
  /** `2025-03-05` */
  readonly iso: string
  readonly start: number
  readonly end: number
}

const months: readonly string[] = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
]

type DateReader = (match: RegExpExecArray) => readonly [year: number, month: number, day: number]

const dayFirst: DateReader = (match) => [fullYear(match[3] ?? ''), Number(match[2]), Number(match[1])]

const forms: readonly { readonly pattern: RegExp; readonly read: DateReader }[] = [
  {
    pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/,
    read: (match) => [Number(match[1]), Number(match[2]), Number(match[3])],
  },
  { pattern: /(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?!\d)/, read: dayFirst },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})\\.?\\s*(${months.join('|')})\\s+(\\d{4})(?!\\d)`, 'i'),
    read: (match) => [Number(match[3]), months.indexOf((match[2] ?? '').toLowerCase()) + 1, Number(match[1])],
  },
]

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

/** The first valid date of a text, in any form Danish minutes print. */
export function findDate(text: string): FoundDate | null {
  let first: FoundDate | null = null
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text)
    if (!match) continue
    const [year, month, day] = read(match)
    if (!isDate(year, month, day) || (first && first.start <= match.index)) continue
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    first = { iso, start: match.index, end: match.index + match[0].length }
  }
  return first
}

const clock = /(?<![\d.])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d])/g

/** Clock times of a text, as `08:30`, in order. A bare hour counts after `kl.`. */
export function findTimes(text: string): string[] {
  const times = [...text.matchAll(clock)].map((match) => `${(match[1] ?? '').padStart(2, '0')}:${match[2]}`)
  if (times.length > 0) return times
  const bare = /\bkl\.?\s*([01]?\d|2[0-3])(?!\d)/i.exec(text)
  return bare ? [`${(bare[1] ?? '').padStart(2, '0')}:00`] : []
}
