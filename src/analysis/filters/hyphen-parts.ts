import type { Splitter } from '../splitter.ts'
import type { WordFilter } from './filter.ts'

/**
 * A word before a hyphen stands for the first part of a compound: "børne- og ungeudvalget", "sundheds-IT". It is indexed
 * under that part's lemma, not under what the same letters mean alone.
 */
export function hyphenParts(splitter: Splitter): WordFilter {
  return (word) => {
    if (!word.hyphen || word.keys.length > 0) return word
    const parts = splitter.splitFirst(word.folded)
    const last = parts.at(-1)
    if (!last) return word
    return { ...word, keys: [word.folded.slice(0, last.start) + last.lemma], parts }
  }
}
