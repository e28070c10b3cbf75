import { stemmer } from '@orama/stemmers/danish'
import type { WordFilter } from './filter.ts'

/** Snowball's Danish stem for words that neither the dictionary nor the splitter knows: names, slips, new loan words. */
export const stem: WordFilter = (word) => {
  if (word.keys.length > 0) return word
  return { ...word, keys: [/^[a-z]+$/.test(word.folded) ? stemmer(word.folded) : word.folded] }
}
