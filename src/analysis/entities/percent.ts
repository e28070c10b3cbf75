import { decimalDigits, decimalPattern } from './decimal.ts'
import { type EntityRule, entityKey, matchAt, space } from './entity.ts'

const pattern = new RegExp(
  `(${decimalPattern})(?:${space}(?:-|–|til)${space}(${decimalPattern}))?${space}(?:%|(?:pct\\.?|procent)(?!\\p{L}))`,
  'iuy',
)

/** `12,5 %`, `5 pct.`, `5-10 procent`. */
export const percent: EntityRule = {
  kind: 'percent',
  read(text, at) {
    const match = matchAt(pattern, text, at)
    if (!match) return null
    const numbers = [match[1], match[2]].filter((n) => n !== undefined)
    return { length: match[0].length, keys: numbers.map((n) => entityKey('pct', decimalDigits(n, 0))) }
  },
}
