import type { LawReference } from '../../src/model/law-reference.ts'
import { collapse } from '../layouts/lines.ts'

/** Long names of laws and the base form they are known by. */
const aliases: readonly (readonly [RegExp, string])[] = [
  [/^lov om social service/iu, 'serviceloven'],
  [/^lov om kommunernes styrelse/iu, 'styrelsesloven'],
  [/^lov om planlægning/iu, 'planloven'],
  [/^lov om retssikkerhed/iu, 'retssikkerhedsloven'],
  [/^barnets lov/iu, 'barnets lov'],
  [/^\p{L}*vedtægt/iu, 'vedtægterne'],
]

/** Words that end the name of a law printed as `lov om …`. */
const stopWords = 'og|er|skal|kan|har|som|at|der|til|fra|efter|med|på|i|jf|hvor|samt|eller|bliver|blev'

const lawName = String.raw`(?:barnets lov|lov(?:bekendtgørelse)? om [\p{L}-]+(?: (?!(?:${stopWords})(?!\p{L}))[\p{L}-]+){0,5}|[\p{L}-]*lov(?:en|ens|givningen|givningens)(?!\p{L})|(?:[\p{L}-]+)?(?:bekendtgørelse|cirkulære|forordning)(?:n|ns|t|ts|r)(?!\p{L})|\p{L}*vedtægt(?:er|ers|erne|ernes)(?!\p{L}))`
const paragraphs = String.raw`§{1,2}\s?\d{1,4}(?: ?[a-hj-z](?![\p{L}.]))?(?:,?\s?stk\.?\s?\d{1,2})?(?:(?:,| og| eller| samt|-|–)\s?(?:§\s?|stk\.?\s?)?\d{1,4}(?!\d)(?: ?[a-hj-z](?![\p{L}.]))?(?:,?\s?stk\.?\s?\d{1,2})?){0,6}`
const behind = String.raw`(?:\s(?:i|efter|fra)\s(?<behind>${lawName}))?`
const reference = new RegExp(
  String.raw`(?:(?<![\p{L}])(?<before>${lawName})(?:,|s)?\s?(?:jf\.\s)?)?(?<list>${paragraphs})${behind}`,
  'giu',
)
const part =
  /(?:(?<para>§{1,2}\s?)?(?<stk>stk\.?\s?)?(?<number>\d{1,4})(?: ?(?<letter>[a-z])(?![\p{L}.]))?(?:,?\s?stk\.?\s?(?<sub>\d{1,2}))?)/giu
const lineLaw = new RegExp(`(?<![\\p{L}])(${lawName})`, 'iu')

/** Laws and paragraphs a text names, each once. A bare `§ 99` takes the law named with it elsewhere in the text. */
export function findLawReferences(text: string): LawReference[] {
  const found: LawReference[] = []
  for (const match of text.matchAll(reference)) {
    const named = match.groups?.behind ?? match.groups?.before
    const law = named ? baseForm(named) : lawOfList(text, match.index)
    for (const paragraph of paragraphsOf(match.groups?.list ?? '')) {
      found.push({ law, paragraph, printed: collapse(match[0]) })
    }
  }
  return unify(found)
}

/** `§ 5 stk. 2 og 3` → `§ 5, stk. 2`, `§ 5, stk. 3`; `§ 141 og 142` → `§ 141`, `§ 142`. */
function paragraphsOf(list: string): string[] {
  const refs: string[] = []
  let current = ''
  let inStk = false
  for (const match of list.matchAll(part)) {
    const { para, stk, number = '', letter, sub } = match.groups ?? {}
    if (current !== '' && !para && (stk || inStk)) {
      refs.push(`${current}, stk. ${number}`)
      inStk = true
      continue
    }
    current = `§ ${number}${letter ? ` ${letter}` : ''}`
    inStk = sub !== undefined
    refs.push(sub ? `${current}, stk. ${sub}` : current)
  }
  return refs
}

function baseForm(printed: string): string {
  const name = collapse(printed).toLowerCase()
  const alias = aliases.find(([pattern]) => pattern.test(name))
  if (alias) return alias[1]
  return name.replace(/(?<=(?:lov|givning)en|(?:bekendtgørelse|forordning)n?|cirkulæret)s$/u, '')
}

/** In a list under `Barnets lov, herunder særligt:` every bullet speaks of that law. */
function lawOfList(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - 1500), at)
  const lines = before.split('\n')
  if (!/^\s*(?:[-•*–]|\d{1,2}[.)])\s*$/u.test(lines.at(-1) ?? '')) return null
  for (let index = lines.length - 2; index >= 0; index--) {
    const line = collapse(lines[index] ?? '')
    if (line === '' || /^(?:[-•*–]|\d{1,2}[.)])\s/u.test(line)) continue
    const law = line.endsWith(':') ? lineLaw.exec(line)?.[1] : undefined
    return law ? baseForm(law) : null
  }
  return null
}

function unify(found: readonly LawReference[]): LawReference[] {
  const lawOf = new Map<string, string>()
  for (const { law, paragraph } of found) {
    const number = paragraph.split(',', 1)[0] ?? paragraph
    if (law !== null && !lawOf.has(number)) lawOf.set(number, law)
  }
  const unique = new Map<string, LawReference>()
  for (const one of found) {
    const law = one.law ?? lawOf.get(one.paragraph.split(',', 1)[0] ?? '') ?? null
    const key = `${law ?? ''} ${one.paragraph}`
    if (!unique.has(key)) unique.set(key, { ...one, law })
  }
  return [...unique.values()]
}
