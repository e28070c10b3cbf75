import { type Entity, type EntityRule, entityKey, matchAt } from './entity.ts'

const longest = 2000
const address = /(?:https?:\/\/|www\.)[^\s<>"»«{}|\\^`]{1,2000}/iy
const mail = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,80}@[\p{L}\p{N}-]{1,80}(?:\.[\p{L}\p{N}-]{1,80})+/uy
const domain =
  /[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.(?:dk|com|org|net|eu|nu|info|gl|fo)(?![\p{L}\p{N}])(?:\/[^\s<>"»«{}|\\^`]{0,2000})?/iuy

/** Web addresses, mail addresses and bare domains (`borger.dk`). */
export const url: EntityRule = {
  kind: 'url',
  read(text, at) {
    const match = matchAt(address, text, at) ?? matchAt(mail, text, at) ?? matchAt(domain, text, at)
    return match ? toEntity(withoutClosing(match[0])) : null
  },
}

function toEntity(printed: string): Entity | null {
  const host = hostOf(printed)
  if (!/[\p{L}\p{N}]/u.test(host)) return null
  const whole = normalise(printed)
  const keys = [...new Set([whole, host])].map((part) => entityKey('url', encode(part)))
  return { length: printed.length, keys, queryKeys: keys.slice(0, 1) }
}

/** Full stops, brackets and quotes after an address belong to the sentence. */
function withoutClosing(printed: string): string {
  return printed.slice(0, longest).replace(/[.,;:!?)\]'’”*_-]+$/u, '')
}

function normalise(printed: string): string {
  return printed
    .normalize('NFC')
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '')
}

function hostOf(printed: string): string {
  return normalise(printed).split(/[/?#]/, 1)[0] ?? ''
}

function encode(part: string): string {
  return part.replace(/[^a-y0-9]/gu, (letter) =>
    [...Buffer.from(letter)].map((byte) => `z${byte.toString(16).padStart(2, '0')}`).join(''),
  )
}
