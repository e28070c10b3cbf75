import { foldOffsets } from '../../analysis/filters/fold.ts'
import { writtenWords } from '../printed.ts'
import { mergeRanges, type Range } from '../snippet.ts'

/** Ranges of `text` that were typed: whole words, and beginnings of words. */
export function typedRanges(
  text: string,
  whole: ReadonlySet<string>,
  beginnings: readonly string[],
): Range[] {
  const spans = [...writtenWords(text)].flatMap(({ folded, start, length }) => {
    if (whole.has(folded)) return [{ start, end: start + length }]
    const beginning = beginnings.find((one) => one !== '' && folded.startsWith(one))
    if (beginning === undefined) return []
    const end = start + (foldOffsets(text.slice(start, start + length))[beginning.length] ?? length)
    return end > start ? [{ start, end }] : []
  })
  return mergeRanges(spans)
}
