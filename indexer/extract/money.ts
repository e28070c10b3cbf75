import type { Money } from '../../src/model/money.ts'

const units: readonly { readonly pattern: RegExp; readonly factor: number }[] = [
  { pattern: /^mia|^milliard/iu, factor: 1_000_000_000 },
  { pattern: /^mio|^million/iu, factor: 1_000_000 },
  { pattern: /^t|^tusind/iu, factor: 1_000 },
]

const number = String.raw`(?<![\d\p{L}.,])(?:(?<![\d\p{L}])[-–−])?\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?(?!\d)|(?<![\d\p{L}.,])(?:(?<![\d\p{L}])[-–−])?\d{1,12}(?:,\d{1,6})?(?!\d)`
const gap = String.raw`[^\S\n]{0,3}\n?[^\S\n]{0,3}`
const unit = String.raw`(?:mio\.?|mia\.?|millioner|million|milliarder|milliard|tusinde|tusind|t\.?)`
const crowns = String.raw`(?:kr(?:oner)?(?!\p{L})\.?|DKK(?!\p{L}))`

/** `2,1 mio. kr.`, `8053 kr.`, `17. mio. kr.`, `kr. 62.605`. */
const amount = new RegExp(
  String.raw`(?<plain>${number})(?:,-)?(?:\.?${gap}(?<unit>${unit})${gap}|[^\S\n]{0,3})${crowns}|(?<![\p{L}\d])kr\.?[^\S\n]{0,2}(?<behind>${number})(?:[^\S\n]?(?<behindUnit>mio\.?|mia\.?))?`,
  'giu',
)

/** Amounts of kroner in a text, each value once, in order. Table rows, units of tables and zero are left out. */
export function findAmounts(text: string): Money[] {
  const found = new Map<number, Money>()
  for (const match of text.matchAll(amount)) {
    if (isTableRow(text, match.index) || isTableUnit(text, match.index, match[0])) continue
    const kr = toKroner(
      match.groups?.plain ?? match.groups?.behind ?? '',
      match.groups?.unit ?? match.groups?.behindUnit,
    )
    if (kr !== 0 && Number.isSafeInteger(kr) && !found.has(kr)) {
      found.set(kr, { kr, printed: match[0].replace(/\s+/g, ' ') })
    }
  }
  return [...found.values()]
}

function toKroner(printed: string, unitWord: string | undefined): number {
  const value = Number(printed.replace(/\./g, '').replace(',', '.').replace(/[–−]/, '-'))
  const factor =
    unitWord === undefined ? 1 : (units.find(({ pattern }) => pattern.test(unitWord))?.factor ?? 1)
  return Math.round(value * factor)
}

/** A row of a table has tabs between its cells. Looks at most 300 characters to each side. */
function isTableRow(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 300), at)
  const after = text.slice(at, at + 300)
  const row = before.slice(before.lastIndexOf('\n') + 1) + (after.split('\n', 1)[0] ?? '')
  return row.trim().includes('\t')
}

/** `i 1.000 kr.`, `(1.000 kr.)` and `1.000 kr., 2020-pl.` name the unit of a table. */
function isTableUnit(text: string, at: number, printed: string): boolean {
  if (!/^1\.000 ?kr|^1\.000\.000 ?kr|^1 ?mio/iu.test(printed)) return false
  const before = text.slice(Math.max(0, at - 12), at)
  const after = text.slice(at + printed.length, at + printed.length + 4)
  const inUnits = /(?:^|[\s(])i (?:hele )?$/iu.test(before)
  const opensCell =
    /^1\.000/u.test(printed) && /(?:^|\n|\()\s*$/u.test(before) && /^\s*(?:$|\n|,|\))/u.test(after)
  return inUnits || opensCell
}
