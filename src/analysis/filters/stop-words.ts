import type { WordFilter } from './filter.ts'
import { fold } from './fold.ts'

/**
 * Flags stop words. They are indexed under one key a line of the list and under nothing else: "var" is no goods (vare)
 * and "får" no sheep.
 */
export function stopWords(lines: readonly (readonly string[])[]): WordFilter {
  const keys = new Map(
    lines.flatMap((line) => line.map((word): [string, string] => [fold(word), fold(line[0] ?? word)])),
  )
  return (word) => {
    const key = keys.get(word.folded)
    return key === undefined ? word : { ...word, stop: true, keys: [key] }
  }
}
