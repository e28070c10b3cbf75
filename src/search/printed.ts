import { fold } from '../analysis/filters/fold.ts'
import type { SearchEngine } from '../engines/port.ts'

/** Passages that are looked at for how one word is written. */
const looked = 3

/**
 * How a folded word (`oversvoemmelse`) is written in the minutes (`oversvømmelse`); null when it stands in no passage.
 * Small letters are preferred; a capital that may only open a sentence is made small.
 */
export async function printedForm(engine: SearchEngine, folded: string): Promise<string | null> {
  let best: WrittenWord | undefined
  for (const holder of await engine.phrase([folded], {}, looked)) {
    const passages = await engine.passages([holder.itemId])
    const text = passages.find(({ row }) => row === holder.row)?.passage.text ?? ''
    for (const word of writtenWords(text)) {
      if (word.folded === folded) best = clearer(best, word)
    }
    if (best?.form === best?.form.toLowerCase()) break
  }
  return best?.form ?? null
}

export interface WrittenWord {
  readonly folded: string
  readonly form: string
  /** Where it begins in the text, and its length there. */
  readonly start: number
  readonly length: number
  /** False when a capital was made small on suspicion. */
  readonly sure: boolean
}

/** As the tokenizer cuts words; numbers are runs of their own. */
const run = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b\u2060]*(?:['’]\p{L}{1,4}(?![\p{L}\p{N}\p{M}]))?/gu

/** The words and numbers of a text, each as it is written inside a sentence. */
export function* writtenWords(text: string): Generator<WrittenWord> {
  for (const { 0: surface, index: start } of text.matchAll(run)) {
    const folded = fold(surface)
    if (folded !== '') yield { folded, start, length: surface.length, ...written(text, start, surface) }
  }
}

/** The better witness of how a word is written. */
export function clearer(known: WrittenWord | undefined, other: WrittenWord): WrittenWord {
  if (!known) return other
  const isSmall = other.form === other.form.toLowerCase()
  return other.sure && (isSmall || !known.sure) ? other : known
}

const longestAbbreviation = 4

function written(text: string, start: number, surface: string): Pick<WrittenWord, 'form' | 'sure'> {
  const small = surface.toLowerCase()
  if (surface === small) return { form: surface, sure: true }
  const isShouted = surface === surface.toUpperCase()
  if (isShouted && surface.length > longestAbbreviation) return { form: small, sure: false }
  // `KL` and `iPad` are written so wherever they stand.
  if (surface.slice(1) !== small.slice(1)) return { form: surface, sure: true }
  const isInside = /[\p{L}\p{N},;)»-][^\S\n]*$/u.test(text.slice(Math.max(0, start - 4), start))
  return isInside ? { form: surface, sure: true } : { form: small, sure: false }
}
