import type { Passage } from '../model/passage.ts'
import type { SectionKind } from '../model/section.ts'

/** Sections of names and formalities: found by their words, nothing there to find by meaning. */
const wordsOnly: ReadonlySet<SectionKind> = new Set<SectionKind>(['absent', 'attachments', 'authority'])

/** "Godkendt." or "Taget til efterretning." says nothing that the item's other passages do not say better. */
const fewestWords = 4

/** Longer passages name their matter themselves; the title would only blur them (measured, see ARCHITECTURE.md). */
const standsAlone = 30

/**
 * The texts an item's passages are embedded as, in their order; null for a passage that gets no vector. A short
 * passage gets the item's title in front, which names the matter that its sentences take for granted. Every item
 * gets at least one vector. Changing this changes vectors, and with them the content hash, so passages are embedded
 * again by themselves.
 */
export function embeddingInputs(title: string, passages: readonly Passage[]): (string | null)[] {
  const meaningful = passages.map(
    ({ section, text }) => !wordsOnly.has(section) && countWords(text) >= fewestWords,
  )
  if (!meaningful.includes(true) && passages.length > 0) meaningful[0] = true
  return passages.map(({ text }, index) => {
    if (!meaningful[index]) return null
    return countWords(text) >= standsAlone || text.includes(title) ? text : `${title}. ${text}`
  })
}

function countWords(text: string): number {
  return text.split(/\s+/, standsAlone).length
}
