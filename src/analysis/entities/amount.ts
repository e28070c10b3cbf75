import { decimalDigits, decimalPattern } from './decimal.ts'
import { type Entity, type EntityRule, entityKey, matchAt, space, wordEnd } from './entity.ts'

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:mia|milliard)/i, 9],
  [/^(?:mio|million)/i, 6],
  [/^(?:t\.?\s*kr|tusind)/i, 3],
]
const scale = 'mio\\.?|millioner|million|mia\\.?|milliarder|milliard|tusinde?'
const currency = `(?:kr\\.?|kroner|dkk)(?!\\p{L})`
const unit = `(?:(${scale})${space}${currency}|(t\\.?${space}kr\\.?|tkr\\.?)(?!\\p{L})|${currency})`
const after = new RegExp(
  `(${decimalPattern})\\.?(?:${space}(?:-|–|til|og)${space}(${decimalPattern}))?${space}${unit}`,
  'iuy',
)
const before = new RegExp(
  `(?:kr\\.?|dkk)${space}[-−]?(${decimalPattern})(?:${space}(${scale})(?!\\p{L}))?(?:,-)?`,
  'iuy',
)
const dash = new RegExp(`(${decimalPattern}),-${wordEnd}`, 'uy')
/** A smaller amount's digits are too common to look for without "kr.". */
const bareFrom = 5

/** Danish kroner: `1.167.000 kr.`, `1,2 mio. kr.`, `kr. 62.605`, `500,-`. The sign is not part of the amount. */
export const amount: EntityRule = {
  kind: 'amount',
  read(text, at) {
    const unitLast = matchAt(after, text, at)
    if (unitLast) {
      const [printed, first = '', second, large, thousands] = unitLast
      return toEntity(printed, [first, second], large ?? thousands ?? '')
    }
    const unitFirst = matchAt(before, text, at)
    if (unitFirst) return toEntity(unitFirst[0], [unitFirst[1]], unitFirst[2] ?? '')
    const plain = matchAt(dash, text, at)
    return plain ? toEntity(plain[0], [plain[1]], '') : null
  },
}

function toEntity(printed: string, numbers: readonly (string | undefined)[], unit: string): Entity {
  const shift = scales.find(([pattern]) => pattern.test(unit))?.[1] ?? 0
  const digits = numbers.filter((n) => n !== undefined).map((n) => decimalDigits(n, shift))
  const bare = digits.filter((d) => d.length >= bareFrom && !d.includes('d'))
  return { length: printed.length, keys: [...new Set([...digits.map((d) => entityKey('kr', d)), ...bare])] }
}
