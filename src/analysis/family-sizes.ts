/**
 * How many dictionary nouns are built with each word ("vej" in skolevej, vejnet, vejvedligeholdelse …). The splitter
 * prefers the reading whose parts have large families: bor|gere loses against borgere, tele|fon|net against telefon|net.
 */
import { wordClass } from './word-class.ts'

type Forms = ReadonlyMap<string, ReadonlyMap<string, number>>

const shortestPart = 3

/** Counts twice: the first count takes every possible split, the second only the best split by the first count. */
export function familySizes(forms: Forms): ReadonlyMap<string, number> {
  const splits = [...allSplits(forms)]
  let families = count(splits.flat())
  families = count(splits.flatMap((s) => best(s, families)))
  return families
}

interface Split {
  readonly left: string
  readonly right: string
}

function* allSplits(forms: Forms): Generator<readonly Split[]> {
  for (const [form, lemmas] of forms) {
    if (!isBaseNoun(lemmas.get(form))) continue
    const splits: Split[] = []
    for (let i = shortestPart; i <= form.length - shortestPart; i++) {
      const right = form.slice(i)
      if (!isBaseNoun(forms.get(right)?.get(right))) continue
      for (const [left, bits] of forms.get(form.slice(0, i)) ?? []) {
        if (bits & wordClass.first) splits.push({ left, right })
      }
    }
    if (splits.length > 0) yield splits
  }
}

function isBaseNoun(bits: number | undefined): boolean {
  return bits !== undefined && (bits & wordClass.base) !== 0 && (bits & wordClass.noun) !== 0
}

function count(splits: Iterable<Split>): Map<string, number> {
  const families = new Map<string, number>()
  for (const { left, right } of splits) {
    families.set(left, (families.get(left) ?? 0) + 1)
    families.set(right, (families.get(right) ?? 0) + 1)
  }
  return families
}

function best(splits: readonly Split[], families: ReadonlyMap<string, number>): readonly Split[] {
  const weight = ({ left, right }: Split): number =>
    Math.log(1 + (families.get(left) ?? 0)) + Math.log(1 + (families.get(right) ?? 0))
  const top = Math.max(...splits.map(weight))
  return splits.filter((s) => weight(s) === top).slice(0, 1)
}
