import { type EntityRule, entityKey, matchAt, space, wordEnd } from './entity.ts'

const clock = '(\\d{1,2})(?:[.:](\\d{2}))?'
const withWord = new RegExp(
  `(?:kl\\.?|klokken)${space}${clock}${wordEnd}(?:${space}(?:-|–|til)${space}(?:kl\\.?${space})?${clock}${wordEnd})?`,
  'iuy',
)
/** Without "kl." only a colon tells a time: 13.02 is a number of the budget. */
const withColon = new RegExp(
  `(\\d{1,2}):(\\d{2})${wordEnd}(?!:)(?:${space}[-–]${space}(\\d{1,2}):(\\d{2})${wordEnd})?`,
  'uy',
)

/** Times of day. */
export const time: EntityRule = {
  kind: 'time',
  read(text, at) {
    const match = matchAt(withWord, text, at) ?? matchAt(withColon, text, at)
    if (!match) return null
    const keys = [timeKey(match[1], match[2]), match[3] === undefined ? null : timeKey(match[3], match[4])]
    const valid = keys.filter((key) => key !== null)
    return keys[0] ? { length: match[0].length, keys: [...new Set(valid)] } : null
  },
}

function timeKey(hour: string | undefined, minute: string | undefined): string | null {
  if (Number(hour) > 24 || Number(minute ?? 0) > 59) return null
  return entityKey('time', String(Number(hour)).padStart(2, '0') + (minute ?? '00'))
}
