import { type Entity, type EntityRule, entityKey, matchAt, space, wordEnd } from './entity.ts'

const monthNames = [
  ['januar', 'jan'],
  ['februar', 'feb'],
  ['marts', 'mar'],
  ['april', 'apr'],
  ['maj'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
]
const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, i) => names.map((name): [string, number] => [name, i + 1])),
)
/** Words that may begin a date. */
export const monthWords: ReadonlySet<string> = new Set(months.keys())

const anyMonth = [...monthWords].sort((a, b) => b.length - a.length).join('|')
const monthYear = new RegExp(`(${anyMonth})\\.?${space}((?:19|20)\\d{2})${wordEnd}`, 'iuy')
const dayMonth = new RegExp(
  `(\\d{1,2})\\.?(?:${space}[-–/]${space}(\\d{1,2})\\.|${space}og${space}(\\d{1,2})\\.)?${space}(${anyMonth})(?!\\p{L})\\.?(?:,?${space}((?:19|20)\\d{2})${wordEnd}(?![-/]\\d))?`,
  'iuy',
)
const digits = /(\d{1,2})([-./])(\d{1,2})(?:\2|[-\s])((?:19|20)\d{2})(?![\p{L}\p{N}])(?!-\d)/uy
const short = /(\d{1,2})([-/])(\d{1,2})\2(\d{2})(?![\p{L}\p{N}])(?!-\d)/uy
const iso = /((?:19|20)\d{2})-(\d{2})-(\d{2})(?![\p{L}\p{N}])(?!-\d)/uy
/** "d. 19/4", "den 19/4": without a word before it this would be a fraction. */
const spoken = /(?:den|d\.?)\s(\d{1,2})\/(\d{1,2})(?![\p{L}\p{N}/-])/iuy

/** Keys of a day: the day, its month, and the day of any year. Null where there is no such day. */
export function dateKeys(year: number, month: number, day: number): readonly string[] | null {
  if (!isDay(month, day)) return null
  const [y, m, d] = [String(year), two(month), two(day)]
  return [entityKey('date', y + m + d), entityKey('month', y + m), entityKey('day', m + d)]
}

function isDay(month: number, day: number): boolean {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** Dates in digits and in words, months of a year, days without a year. */
export const date: EntityRule = {
  kind: 'date',
  read(text, at) {
    return inDigits(text, at) ?? inWords(text, at) ?? month(text, at) ?? withoutYear(text, at)
  },
}

function inDigits(text: string, at: number): Entity | null {
  const year = matchAt(iso, text, at)
  if (year) return day(year[0], Number(year[1]), Number(year[2]), Number(year[3]))
  const long = matchAt(digits, text, at)
  if (long) return day(long[0], Number(long[4]), Number(long[3]), Number(long[1]))
  const two = matchAt(short, text, at)
  return two ? day(two[0], 2000 + Number(two[4]), Number(two[3]), Number(two[1])) : null
}

function day(printed: string, year: number, month: number, day: number): Entity | null {
  const keys = dateKeys(year, month, day)
  return keys && { length: printed.length, keys, queryKeys: keys.slice(0, 1) }
}

/** "17. marts 2026", "5.-6. november 2025", "den 19. april". */
function inWords(text: string, at: number): Entity | null {
  const match = matchAt(dayMonth, text, at)
  if (!match) return null
  const [printed, first = '', until, and, name = '', year] = match
  const month = months.get(name.toLowerCase()) ?? 0
  const days = [first, until ?? and].filter((d) => d !== undefined).map(Number)
  if (!days.every((d) => isDay(month, d))) return null
  // The full stop after an abbreviation belongs to it, the one after a full name to the sentence.
  const length = printed.endsWith('.') && name.length > 3 ? printed.length - 1 : printed.length
  const exact = days.map((d) =>
    year ? entityKey('date', year + two(month) + two(d)) : entityKey('day', two(month) + two(d)),
  )
  if (!year) return { length, keys: exact }
  const wider = [
    entityKey('month', year + two(month)),
    ...days.map((d) => entityKey('day', two(month) + two(d))),
  ]
  return { length, keys: [...exact, ...wider], queryKeys: exact }
}

function month(text: string, at: number): Entity | null {
  const match = matchAt(monthYear, text, at)
  if (!match) return null
  const [printed, name = '', year = ''] = match
  return {
    length: printed.length,
    keys: [entityKey('month', year + two(months.get(name.toLowerCase()) ?? 0))],
  }
}

function withoutYear(text: string, at: number): Entity | null {
  const match = matchAt(spoken, text, at)
  if (!match || !isDay(Number(match[2]), Number(match[1]))) return null
  return { length: match[0].length, keys: [entityKey('day', two(Number(match[2])) + two(Number(match[1])))] }
}
