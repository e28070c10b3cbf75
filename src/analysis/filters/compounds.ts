import type { Splitter } from '../splitter.ts'
import type { Word, WordFilter } from './filter.ts'
import { foldOffsets } from './fold.ts'

/** Parts of compounds. A compound that the dictionary lacks gets its lemma from its last part. */
export function compounds(splitter: Splitter): WordFilter {
  return (word) => {
    if (word.stop || word.parts.length > 0) return word
    const parts = splitter.split(word.folded, insideLetters(word))
    const last = parts.at(-1)
    if (!last) return word
    const keys = word.keys.length > 0 ? word.keys : [word.folded.slice(0, last.start) + last.lemma]
    return { ...word, keys, parts }
  }
}

const spelledOut = /[æøåÆØÅ]/

/** Offsets between the two letters that one printed letter has become. */
function insideLetters({ surface, folded }: Word): ReadonlySet<number> | undefined {
  if (!spelledOut.test(surface)) return undefined
  const offsets = foldOffsets(surface)
  const inside = new Set<number>()
  for (let i = 1; i < folded.length; i++) if (offsets[i] === offsets[i - 1]) inside.add(i)
  return inside
}
