import type { DanishData } from '../danish-data.ts'
import { ocrCorrections } from '../ocr-corrections.ts'
import type { WordFilter } from './filter.ts'

/** Adds what an unknown, unsplittable word most likely stands for. */
export function corrections(data: DanishData): WordFilter {
  return (word) => {
    if (word.keys.length > 0 || word.hyphen) return word
    return { ...word, corrections: ocrCorrections(word.surface, data) }
  }
}
