import type { WordFilter } from './filter.ts'
import { fold } from './fold.ts'

const ending = /['’][^'’]*$/

/** Sets the folded form. An ending behind an apostrophe ("KL's") is no part of the word. */
export const foldWord: WordFilter = (word) => ({ ...word, folded: fold(word.surface.replace(ending, '')) })
