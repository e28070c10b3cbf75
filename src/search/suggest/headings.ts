import { withPrefix } from '../../analysis/prefix.ts'
import type { ItemSummary } from '../../engines/port.ts'
import { nameKey } from '../../model/name-key.ts'
import { clearer, type WrittenWord, writtenWords } from '../printed.ts'

/** Agenda items that share a title. */
export interface Title {
  /** As printed on the newest item. */
  readonly text: string
  /** Newest first. */
  readonly items: readonly ItemSummary[]
}

/** A committee, a council or a municipality. */
export interface Name {
  readonly field: 'udvalg' | 'kommune'
  readonly text: string
  /** Folded words of the name. */
  readonly words: readonly string[]
  /** Items that a filter by this name finds, newest first. */
  readonly items: readonly ItemSummary[]
}

/** Titles, case numbers and names of the collection: short enough to be kept in memory, some 300 bytes an item. */
export interface Headings {
  /** How the words of the titles are written, by folded word. */
  readonly written: ReadonlyMap<string, WrittenWord>
  readonly names: readonly Name[]
  /** Titles that hold all `whole` words, and a word that begins with one of `beginnings`. */
  titles(whole: readonly string[], beginnings: readonly string[]): readonly Title[]
  /** Items by case numbers (in the form of `caseKey`) that begin so, newest first. */
  cases(beginning: string): readonly (readonly ItemSummary[])[]
}

/** @param summaries of all items, newest first */
export function createHeadings(summaries: readonly ItemSummary[]): Headings {
  const { titles, holders, written } = readTitles(summaries)
  const words = [...holders.keys()].sort()
  const byCase = Map.groupBy(
    summaries.filter(({ caseKey }) => caseKey !== null),
    ({ caseKey }) => caseKey ?? '',
  )
  const caseKeys = [...byCase.keys()].sort()
  return {
    written,
    names: [...bodies(summaries), ...municipalities(summaries)],
    titles(whole, beginnings) {
      const begun = beginnings.flatMap((beginning) => withPrefix(words, beginning))
      let found = new Set(begun.flatMap((word) => holders.get(word) ?? []))
      for (const word of whole) found = found.intersection(new Set(holders.get(word)))
      return [...found].map((place) => titles[place]).filter((title) => title !== undefined)
    },
    cases: (beginning) => withPrefix(caseKeys, beginning).map((key) => byCase.get(key) ?? []),
  }
}

interface ReadTitles {
  readonly titles: readonly Title[]
  /** Places in `titles` by folded word. */
  readonly holders: ReadonlyMap<string, readonly number[]>
  readonly written: ReadonlyMap<string, WrittenWord>
}

function readTitles(summaries: readonly ItemSummary[]): ReadTitles {
  const titles: Title[] = []
  const holders = new Map<string, number[]>()
  const written = new Map<string, WrittenWord>()
  for (const items of Map.groupBy(summaries, ({ title }) => title.toLowerCase()).values()) {
    const text = items[0]?.title ?? ''
    for (const word of writtenWords(text)) {
      const places = holders.get(word.folded)
      if (!places) holders.set(word.folded, [titles.length])
      else if (places.at(-1) !== titles.length) places.push(titles.length)
      written.set(word.folded, clearer(written.get(word.folded), word))
    }
    titles.push({ text, items })
  }
  return { titles, holders, written }
}

/** `udvalg:` finds every body whose name contains the value: `Sundhedsudvalget` also finds the joint one. */
function bodies(summaries: readonly ItemSummary[]): Name[] {
  const byKey = Map.groupBy(summaries, ({ body }) => nameKey(body ?? ''))
  return [...byKey].flatMap(([key, own]) => {
    const text = own[0]?.body
    if (!text || key === '') return []
    const others = [...byKey].filter(([other]) => other !== key && other.includes(key))
    const items = others.length === 0 ? own : newestFirst([...own, ...others.flatMap(([, more]) => more)])
    return [{ field: 'udvalg', text, words: nameWords(text), items }]
  })
}

function municipalities(summaries: readonly ItemSummary[]): Name[] {
  return [...Map.groupBy(summaries, ({ municipality }) => nameKey(municipality ?? ''))].flatMap(
    ([key, items]) => {
      const text = items[0]?.municipality
      return text && key !== '' ? [{ field: 'kommune', text, words: nameWords(text), items }] : []
    },
  )
}

const nameWords = (name: string): string[] => [...writtenWords(name)].map(({ folded }) => folded)

const newestFirst = (items: readonly ItemSummary[]): ItemSummary[] =>
  items.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1))
