import type { SearchQuery } from '../src/contract/search-parameters.ts'
import type { SearchService } from '../src/search/service.ts'

/** A search near one that found nothing, which finds something. */
export interface Alternative {
  /** Shorter than the query asked for, or the same. */
  readonly query: string
  /** Whether the filters stay. */
  readonly filtered: boolean
  /** Whether the mode stays; else both words and meaning are searched. */
  readonly sameMode: boolean
  readonly total: number
}

/** Each costs a search. */
const mostWordsDropped = 4

/**
 * Changes of a search without hits that have some. The smallest changes first; a larger one is tried only when none of
 * the smaller ones finds anything.
 */
export async function findAlternatives(
  service: SearchService,
  search: SearchQuery,
): Promise<readonly Alternative[]> {
  for (const step of steps(search)) {
    const counted = []
    for (const change of step) counted.push({ ...change, total: await count(service, search, change) })
    const found = counted.filter(({ total }) => total > 0)
    if (found.length > 0) return found
  }
  return []
}

type Change = Omit<Alternative, 'total'>

function steps({ query, filter, mode }: SearchQuery): readonly (readonly Change[])[] {
  const narrowed = query !== '' && Object.keys(filter).length > 0
  const oneMode = mode === 'keyword' || mode === 'semantic'
  const same = { query, filtered: true, sameMode: true }
  const shorter = fewerWords(query).map((words) => ({ ...same, query: words }))
  return [
    [
      ...(narrowed ? [{ ...same, filtered: false }] : []),
      ...(oneMode ? [{ ...same, sameMode: false }] : []),
      ...shorter,
    ],
    narrowed ? shorter.map((change) => ({ ...change, filtered: false })) : [],
  ]
}

async function count(service: SearchService, search: SearchQuery, change: Change): Promise<number> {
  const { query, filtered, sameMode } = change
  const { total } = await service.search({
    ...search,
    query,
    ...(!filtered && { filter: {} }),
    ...(!sameMode && { mode: 'hybrid' }),
    offset: 0,
    limit: 0,
  })
  return total
}

/** The query without one of its words, longest words first: they are the rarest. Signs and fields are left alone. */
export function fewerWords(query: string): readonly string[] {
  const words = query.split(/\s+/).filter((word) => word !== '')
  if (words.length < 2 || /["”“„»«:*]|(?:^|\s)(?:-|OR\b|ELLER\b)/.test(query)) return []
  const longest = words.map((word, index) => ({ word, index })).sort((a, b) => b.word.length - a.word.length)
  const shorter = longest
    .slice(0, mostWordsDropped)
    .map(({ index }) => words.toSpliced(index, 1).join(' '))
    .filter((text) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2)
  return [...new Set(shorter)]
}
