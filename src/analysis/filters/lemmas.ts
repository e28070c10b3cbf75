import type { DanishData } from '../danish-data.ts'
import { wordClass } from '../word-class.ts'
import type { WordFilter } from './filter.ts'

/** Anything but a mere first part of compounds. */
const standsAlone = ~(wordClass.first | wordClass.base)

/**
 * All lemmas of a word that the dictionary knows. Choosing one of several would lose 4 to 12 % of the pairs of forms
 * that belong together, so all are kept, when indexing and when searching.
 */
export function lemmas(data: DanishData): WordFilter {
  return (word) => {
    if (word.keys.length > 0) return word
    const readings = data.lookup(word.folded).filter((reading) => reading.bits & standsAlone)
    if (readings.length === 0) return word
    return { ...word, keys: [...new Set(readings.map((reading) => reading.lemma))] }
  }
}
