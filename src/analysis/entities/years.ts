import { type EntityRule, entityKey, matchAt } from './entity.ts'

const pattern = /((?:19|20)\d{2})\s?[-–/]\s?((?:19|20)\d{2}|\d{2})(?![\p{L}\p{N}]|[-/.,]\d)/uy
const longest = 15

/** Year ranges and school years: `2025-2028`, `2024/25`. Indexed under every year in between as well. */
export const years: EntityRule = {
  kind: 'years',
  read(text, at) {
    const match = matchAt(pattern, text, at)
    if (!match?.[1] || !match[2]) return null
    const from = Number(match[1])
    const to = Number(match[2].length === 2 ? match[1].slice(0, 2) + match[2] : match[2])
    if (to <= from) return null
    const whole = entityKey('years', `${from}z${to}`)
    const each =
      to - from < longest
        ? Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
        : [String(from), String(to)]
    return { length: match[0].length, keys: [whole, ...each], queryKeys: [whole] }
  },
}
