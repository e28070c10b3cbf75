import { type Entity, type EntityRule, entityKey, matchAt, space, wordEnd } from './entity.ts'

/** A letter after the number belongs to the section ("§ 11 a"), but i, o and p are words or abbreviations. */
const number = `(\\d{1,4})(?:${space}([a-hj-nq-z])${wordEnd})?`
const start = new RegExp(`(?:§{1,2}|paragraf(?:ferne|fer|fen)?)${space}${number}`, 'iuy')
const range = new RegExp(`${space}[-–]${space}(?:§${space})?(\\d{1,4})${wordEnd}`, 'uy')
const more = new RegExp(
  `(?:,${space}|${space}(?:og|eller|samt)${space})(?:§{1,2}${space})?${number}${wordEnd}`,
  'uy',
)
const paragraph = new RegExp(`,?${space}stk\\.?${space}(\\d{1,3})${wordEnd}`, 'iuy')
const item = new RegExp(`,?${space}nr\\.?${space}(\\d{1,3})${wordEnd}`, 'iuy')
const longestRange = 40

/** Sections of a law: `§ 99`, `§§ 101-104` (spelled out), `§ 141 og 142`, `§ 42 stk. 7`. */
export const section: EntityRule = {
  kind: 'section',
  read(text, at) {
    const match = matchAt(start, text, at)
    if (!match?.[1]) return null
    const first = match[1] + (match[2]?.toLowerCase() ?? '')
    const end = at + match[0].length
    return (
      readRange(text, at, end, Number(match[1])) ??
      readParagraph(text, at, end, first) ??
      readList(text, at, end, first)
    )
  },
}

function keyOf(name: string): string {
  return entityKey('sec', name)
}

function readRange(text: string, at: number, end: number, from: number): Entity | null {
  const match = matchAt(range, text, end)
  const to = Number(match?.[1])
  if (!match || !(to > from)) return null
  const count = to - from < longestRange ? to - from + 1 : 0
  const names = count ? Array.from({ length: count }, (_, i) => String(from + i)) : [String(from), String(to)]
  return { length: end - at + match[0].length, keys: names.map(keyOf) }
}

function readParagraph(text: string, at: number, end: number, name: string): Entity | null {
  const match = matchAt(paragraph, text, end)
  if (!match) return null
  const withParagraph = `${name}stk${match[1]}`
  const after = end + match[0].length
  const number = matchAt(item, text, after)
  const keys = [keyOf(withParagraph), keyOf(name)]
  if (!number) return { length: after - at, keys }
  return { length: after - at + number[0].length, keys: [keyOf(`${withParagraph}nr${number[1]}`), ...keys] }
}

/** "§ 141 og 142": a further number counts while the numbers rise; "§ 141 og 25 borgere" is one section. */
function readList(text: string, at: number, start: number, first: string): Entity {
  const names = [first]
  let end = start
  let last = Number.parseInt(first, 10)
  for (let match = matchAt(more, text, end); match; match = matchAt(more, text, end)) {
    const value = Number(match[1])
    if (value < last || names.length > longestRange) break
    names.push(`${match[1]}${match[2] ?? ''}`)
    last = value
    end += match[0].length
  }
  return { length: end - at, keys: names.map(keyOf) }
}
