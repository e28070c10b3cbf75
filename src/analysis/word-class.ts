/** Word classes and roles of a form, one bit each, as stored in the data file. */
export const wordClass: Readonly<
  Record<'noun' | 'verb' | 'adjective' | 'name' | 'other' | 'base' | 'first', number>
> = {
  noun: 1,
  verb: 2,
  adjective: 4,
  name: 8,
  other: 16,
  /** The form is its own lemma and may end a compound. */
  base: 32,
  /** The form begins compounds ("sundheds", "børne"). */
  first: 64,
}

const nounFlags: ReadonlySet<number> = new Set([
  2, 3, 4, 5, 7, 11, 13, 14, 15, 18, 19, 43, 44, 45, 46, 47, 48, 50, 51, 57, 58, 64, 65, 66, 70, 71, 72, 74,
  75, 76, 84, 85, 87,
])
const verbFlags: ReadonlySet<number> = new Set([1, 20, 21, 22, 79])
const adjectiveFlags: ReadonlySet<number> = new Set([
  12, 23, 24, 25, 26, 27, 28, 38, 40, 41, 42, 49, 59, 77, 78, 82,
])
const nameFlags: ReadonlySet<number> = new Set([9, 54])
const genitive = 10
const linking: ReadonlySet<number> = new Set([29, 30, 31, 55, 56, 60, 61, 62, 63, 67, 68, 88])

/** The dictionary names no word class; its inflection flags tell it. */
export function classOf(flags: readonly number[]): number {
  if (flags.some((f) => nameFlags.has(f))) return wordClass.name
  let bits = 0
  if (flags.some((f) => verbFlags.has(f))) bits |= wordClass.verb
  if (flags.some((f) => adjectiveFlags.has(f))) bits |= wordClass.adjective
  if (flags.some((f) => nounFlags.has(f))) bits |= wordClass.noun
  // "aids", "musik": no inflection but the genitive, and a place in compounds.
  if (bits === 0 && flags.includes(genitive) && flags.some((f) => linking.has(f))) bits = wordClass.noun
  return bits === 0 ? wordClass.other : bits
}
