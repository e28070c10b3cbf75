import type { TokenKind } from '../analyzer.ts'
import { amount } from './amount.ts'
import { caseNumber } from './case.ts'
import { date, monthWords } from './date.ts'
import type { Entity, EntityRule } from './entity.ts'
import { kle } from './kle.ts'
import { number } from './number.ts'
import { percent } from './percent.ts'
import { section } from './section.ts'
import { time } from './time.ts'
import { url } from './url.ts'
import { years } from './years.ts'

/** In this order: a date is not a KLE number, a section not an amount, a case number not a year range. */
const rules: readonly EntityRule[] = [
  url,
  kle,
  date,
  section,
  amount,
  percent,
  time,
  caseNumber,
  years,
  number,
]

/** Words that may begin an entity; every other one begins with a digit or §. */
const openers: ReadonlySet<string> = new Set([
  ...monthWords,
  'den',
  'd',
  'kr',
  'dkk',
  'kl',
  'klokken',
  'http',
  'https',
  'www',
  'paragraf',
  'paragraffen',
  'paragraffer',
  'paragrafferne',
])
const longestOpener = 12

/** The entity that begins where `word` stands in the text, if any. */
export function readEntity(
  text: string,
  at: number,
  word: string,
): (Entity & { readonly kind: TokenKind }) | null {
  if (!mayOpen(text, at, word)) return null
  for (const rule of rules) {
    const entity = rule.read(text, at)
    if (entity && entity.length > 0) return { ...entity, kind: rule.kind }
  }
  return null
}

function mayOpen(text: string, at: number, word: string): boolean {
  const first = word.charCodeAt(0)
  // 0-9 and §
  if ((first >= 48 && first <= 57) || first === 167) return true
  if (word.length <= longestOpener && openers.has(word.toLowerCase())) return true
  return isAddress(text, at + word.length)
}

/** A word that goes straight on with "@", or with "." and a letter, may be an address. */
function isAddress(text: string, end: number): boolean {
  const next = text.charCodeAt(end)
  if (next === 64) return true
  if (next !== 46 && next !== 45 && next !== 95) return false
  const rest = text.slice(end, end + 80)
  return /^[\p{L}\p{N}._%+-]*(?:@|\.(?:dk|com|org|net|eu|nu|info|gl|fo)(?![\p{L}\p{N}]))/iu.test(rest)
}
