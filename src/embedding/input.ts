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
 * passage gets the item's title in front, which names the matter that its sentences take for granted. A short
 * recommendation restates the case and gets none where a case is told. Every item gets at least one vector.
 * Changing this changes vectors, and with them the content hash, so passages are embedded again by themselves.
 */
export function embeddingInputs(title: string, passages: readonly Passage[]): (string | null)[] {
  const words = passages.map(({ text }) => text.split(/\s+/, standsAlone).length)
  const tellsCase = words.includes(standsAlone)
  const meaningful = passages.map(({ section }, index) => {
    const count = words[index] ?? 0
    if (wordsOnly.has(section) || count < fewestWords) return false
    return !(tellsCase && section === 'recommendation' && count < standsAlone)
  })
  if (!meaningful.includes(true) && passages.length > 0) meaningful[0] = true
  return passages.map(({ text }, index) => {
    if (!meaningful[index]) return null
    return words[index] === standsAlone || text.includes(title) ? text : `${title}. ${text}`
  })
}
