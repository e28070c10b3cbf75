import type { Analyzer } from '../../analysis/analyzer.ts'
import { createVocabulary } from '../../analysis/vocabulary.ts'
import {
  type Suggestion,
  type SuggestionKind,
  type SuggestResponse,
  suggestLimits,
} from '../../contract/suggest.ts'
import type { Filter, SearchEngine } from '../../engines/port.ts'
import { SearchError } from '../../errors.ts'
import type { Lexicon } from '../lexicon.ts'
import { printedForm, writtenWords } from '../printed.ts'
import { queryLimits } from '../ranked.ts'
import { suggestCases } from './cases.ts'
import { type Found, findByWords } from './found.ts'
import { createHeadings, type Headings } from './headings.ts'
import { suggestNames } from './names.ts'
import type { Sources, Suggester } from './sources.ts'
import { suggestTitles } from './titles.ts'
import { readTyped } from './typed.ts'
import { beginningsOf, suggestWords } from './words.ts'

export interface SuggestRequest {
  /** The query as typed so far. */
  readonly text: string
  /** Default 8. */
  readonly limit?: number
  readonly filter?: Filter
}

interface Kind {
  readonly kind: SuggestionKind
  readonly suggest: Suggester
  /** At most so many while there are others. */
  readonly share: number
}

/** In the order they are shown. */
const kinds: readonly Kind[] = [
  { kind: 'case', suggest: suggestCases, share: 4 },
  { kind: 'word', suggest: suggestWords, share: 4 },
  { kind: 'body', suggest: suggestNames, share: 2 },
  { kind: 'title', suggest: suggestTitles, share: 4 },
]

/** Suggestions over the collection's current content. */
export function createSuggester(
  engine: SearchEngine,
  analyzer: Analyzer,
  lexicon: () => Promise<Lexicon>,
): (request: SuggestRequest) => Promise<Omit<SuggestResponse, 'tookMs'>> {
  const collection = createCollections(engine)
  const recent = remember<Found>()
  return async ({ text, limit = suggestLimits.defaultLimit, filter = {} }) => {
    const { generation } = await engine.stats()
    if (text.length > queryLimits.characters) {
      throw new SearchError('query-too-long', 'The query is too long; at most 1,000 characters are searched.')
    }
    const answer = { query: text, suggestions: [], generation }
    if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) return answer
    const typed = readTyped(text)
    const { headings, vocabulary, written } = await collection()
    const words = [...writtenWords(typed.words)].map(({ folded }) => folded)
    const last = words.at(-1)
    const sources: Sources = {
      engine,
      analyzer,
      headings,
      vocabulary,
      written,
      typed,
      whole: words.slice(0, -1),
      beginnings: last === undefined ? [] : beginningsOf(last, vocabulary),
      found: async (query) =>
        recent(`${generation} ${JSON.stringify(filter)} ${query}`, async () =>
          findByWords(engine, await lexicon(), query, filter),
        ),
      limit,
    }
    const found: Suggestion[][] = []
    for (const { suggest } of kinds) found.push(await suggest(sources))
    return { ...answer, suggestions: choose(found, limit) }
  }
}

type Collection = Pick<Sources, 'headings' | 'vocabulary' | 'written'>

/** Keeps headings and words of the current content; made anew when documents change. */
function createCollections(engine: SearchEngine): () => Promise<Collection> {
  let current: (Collection & { readonly generation: number }) | undefined
  return async () => {
    const { contentGeneration: generation } = await engine.stats()
    if (current?.generation !== generation) {
      const headings = createHeadings(await engine.summaries(await engine.matching({})))
      const { surfaces } = await engine.vocabulary()
      const titleWords = [...headings.written.keys()].map((word) => [word, 1] as const)
      const vocabulary = createVocabulary([...titleWords, ...surfaces])
      current = { generation, headings, vocabulary, written: createWriter(engine, headings) }
    }
    return current
  }
}

/** How words are written, each looked up once: titles are at hand, passages are read. */
function createWriter(engine: SearchEngine, headings: Headings): Sources['written'] {
  const known = new Map<string, string | null>()
  return async (folded) => {
    const form = known.get(folded)
    if (form !== undefined) return form
    const title = headings.written.get(folded)
    const found = title?.sure ? title.form : ((await printedForm(engine, folded)) ?? title?.form ?? null)
    known.set(folded, found)
    return found
  }
}

/** Beginnings of queries whose items are kept, so that each further letter need not ask for them again. */
const kept = 100

/** Remembers recent answers. In memory only, and gone with the process: queries are personal data. */
function remember<Result>(): (key: string, work: () => Promise<Result>) => Promise<Result> {
  const known = new Map<string, Promise<Result>>()
  return (key, work) => {
    const result = known.get(key) ?? work()
    known.delete(key)
    known.set(key, result)
    if (known.size > kept) known.delete(known.keys().next().value ?? '')
    // A failure is not remembered.
    result.catch(() => known.delete(key))
    return result
  }
}

/** Each kind up to its share, then what is left of them, in the order of the kinds; no query twice. */
function choose(found: readonly (readonly Suggestion[])[], limit: number): Suggestion[] {
  const queries = new Set<string>()
  const distinct = found.flatMap((suggestions, order) =>
    suggestions
      .filter(({ query }) => !queries.has(query.toLowerCase()) && queries.add(query.toLowerCase()))
      .map((suggestion, place) => ({ suggestion, order, isSpare: place >= (kinds[order]?.share ?? 0) })),
  )
  return distinct
    .sort((a, b) => Number(a.isSpare) - Number(b.isSpare))
    .slice(0, limit)
    .sort((a, b) => a.order - b.order)
    .map(({ suggestion }) => suggestion)
}
