import type { Suggestion } from '../../contract/suggest.ts'
import { writtenWords } from '../printed.ts'
import { fieldName } from '../query-fields.ts'
import type { Name } from './headings.ts'
import { typedRanges } from './marks.ts'
import { itemsIn, type Sources } from './sources.ts'
import { quotedValue } from './typed.ts'

/** What is looked up as a name, and what is searched beside it. */
interface Asked {
  readonly whole: readonly string[]
  readonly beginnings: readonly string[]
  /** Null for names of either kind. */
  readonly field: Name['field'] | null
  /** As typed; ends in white space or is empty. */
  readonly beside: string
}

/** A word after others is a name only from this length on: "og" stands in too many of them. */
const shortestAfterWords = 3

/** Committees, councils and municipalities: all that was typed as a name, or its last part beside the rest. */
export async function suggestNames(sources: Sources): Promise<Suggestion[]> {
  const { headings, found, limit } = sources
  const suggestions: Suggestion[] = []
  for (const { whole, beginnings, field, beside } of askedNames(sources)) {
    const names = headings.names.filter(
      (name) => (field === null || name.field === field) && isMeant(name, whole, beginnings),
    )
    if (names.length === 0 || suggestions.length > 0) continue
    const allowed = await found(beside)
    for (const { field: own, text, items } of names) {
      const count = itemsIn(items, allowed).length
      if (count === 0) continue
      const highlights = typedRanges(text, new Set(whole), [...whole, ...beginnings])
      const query = `${beside}${own}:${quotedValue(text)}`
      suggestions.push({ kind: 'body', text, highlights, query, item: null, count })
    }
  }
  return suggestions.sort((a, b) => (b.count ?? 0) - (a.count ?? 0)).slice(0, limit)
}

function askedNames({ typed, whole, beginnings }: Sources): Asked[] {
  const { last, head, filters, words } = typed
  const field = last?.field ? fieldName(last.field) : null
  if (last && (field === 'udvalg' || field === 'kommune')) {
    const named = [...writtenWords(last.value)].map(({ folded }) => folded)
    return [{ whole: named.slice(0, -1), beginnings: named.slice(-1), field, beside: head }]
  }
  const asked: Asked[] = []
  if (words !== '') asked.push({ whole, beginnings, field: null, beside: filters })
  const isLongEnough = (beginnings[0]?.length ?? 0) >= shortestAfterWords
  if (whole.length > 0 && typed.word !== '' && isLongEnough) {
    asked.push({ whole: [], beginnings, field: null, beside: head })
  }
  return asked
}

function isMeant({ words }: Name, whole: readonly string[], beginnings: readonly string[]): boolean {
  const begins = (typed: string): boolean => typed !== '' && words.some((word) => word.startsWith(typed))
  return whole.every(begins) && beginnings.some(begins)
}
