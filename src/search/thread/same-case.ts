import type { AgendaItem } from '../../model/agenda-item.ts'
import { writtenWords } from '../printed.ts'
import { tellsCase } from '../telling.ts'

/** Share of the shorter title's words that must stand in the other one. */
const similarTitle = 0.7
/** Share of word groups of the shorter text that must stand in the other one. */
const sameText = 0.6
/** A shorter text says too little to tell cases apart. */
const fewestGroups = 30
const groupLength = 4

/** What titles are compared by: words of some length, and numbers. */
export interface TitleWords {
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
}

export function titleWords(title: string): TitleWords {
  const all = [...writtenWords(title)].map(({ folded }) => folded)
  return {
    words: new Set(all.filter((word) => word.length > 3 && !/\d/.test(word))),
    numbers: new Set(all.filter((word) => /\d/.test(word))),
  }
}

/** Titles of one case differ by a few words ("Orientering om …"), but not by their figures: they tell cases apart. */
export function areSimilarTitles(a: TitleWords, b: TitleWords): boolean {
  if (a.numbers.size > 0 && b.numbers.size > 0 && a.numbers.symmetricDifference(b.numbers).size > 0)
    return false
  const shorter = Math.min(a.words.size, b.words.size)
  return shorter > 0 && a.words.intersection(b.words).size / shorter >= similarTitle
}

/** Groups of neighbouring words of the text that tells the case. */
export function caseText(item: AgendaItem): ReadonlySet<string> {
  const groups = new Set<string>()
  for (const { kind, text } of item.sections) {
    if (!tellsCase(kind)) continue
    const words = [...writtenWords(text)].map(({ folded }) => folded)
    for (let at = 0; at + groupLength <= words.length; at++) {
      groups.add(words.slice(at, at + groupLength).join(' '))
    }
  }
  return groups
}

export function areSameTexts(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shorter = Math.min(a.size, b.size)
  return shorter >= fewestGroups && a.intersection(b).size / shorter >= sameText
}

/** Titles that differ in case, signs and spaces only are the same. */
export const titleKey = (title: string): string =>
  [...writtenWords(title)].map(({ folded }) => folded).join(' ')
