import { decimalDigits } from './decimal.ts'
import { type EntityRule, entityKey, matchAt, wordEnd } from './entity.ts'

const grouped = new RegExp(`\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,9})?${wordEnd}(?![.,]\\d)`, 'uy')
const comma = new RegExp(`\\d{1,18},\\d{1,9}${wordEnd}(?![.,]\\d)`, 'uy')
const dotted = new RegExp(`\\d{1,9}(?:\\.\\d{1,9}){1,5}${wordEnd}`, 'uy')
const whole = new RegExp(`\\d{1,40}${wordEnd}`, 'uy')

/** Everything else made of digits. `163.000` = `163000`; `13.02` keeps its full stop, it numbers a budget area. */
export const number: EntityRule = {
  kind: 'number',
  read(text, at) {
    const value = matchAt(grouped, text, at) ?? matchAt(comma, text, at)
    if (value) {
      const digits = decimalDigits(value[0], 0)
      return { length: value[0].length, keys: [digits.includes('d') ? entityKey('num', digits) : digits] }
    }
    const parts = matchAt(dotted, text, at)
    if (parts) return { length: parts[0].length, keys: [entityKey('num', parts[0].replaceAll('.', 'p'))] }
    const plain = matchAt(whole, text, at)
    return plain ? { length: plain[0].length, keys: [plain[0]] } : null
  },
}
