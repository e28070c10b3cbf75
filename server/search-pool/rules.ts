import type { Quotes } from '../../src/answers/quotes.ts'
import type { SearchResponse } from '../../src/contract/search.ts'
import type { SearchRequest, SearchService } from '../../src/search/service.ts'

/** Milliseconds that a worker may take. */
export interface TimeLimits {
  readonly keyword: number
  /** Also for `semantic`. */
  readonly hybrid: number
}

export const timeLimits: TimeLimits = { keyword: 1_500, hybrid: 3_000 }

/** A cheaper call to fall back to, and how its result says so. */
export interface Lighter {
  readonly args: readonly unknown[]
  readonly mend: (result: unknown) => unknown
}

/** How one method of the service is called in a worker. */
export interface Rule {
  limit(limits: TimeLimits, request: unknown): number
  lighter?(request: unknown): Lighter | null
  /** An async generator: each part of it has the limit to itself. */
  readonly stream?: true
}

const byWords: Rule = { limit: ({ keyword }) => keyword }

/** What a worker answers. */
export type Searching = SearchService & Quotes

/** Every method once. */
export const rules: { readonly [Method in keyof Searching]: Rule } = {
  search: { limit: limitOf, lighter: keywordOnly },
  facets: { limit: limitOf, lighter: keywordOnly },
  quotes: { limit: limitOf, lighter: keywordOnly },
  all: { limit: limitOf, stream: true },
  suggest: byWords,
  meeting: byWords,
  coverage: byWords,
  similar: { limit: ({ hybrid }) => hybrid },
  precedents: { limit: ({ hybrid }) => hybrid },
  thread: byWords,
  item: byWords,
  withdrawals: byWords,
  stats: byWords,
}

function limitOf({ keyword, hybrid }: TimeLimits, { mode }: Pick<SearchRequest, 'mode'>): number {
  return mode === 'keyword' ? keyword : hybrid
}

/** The same search without the model. */
function keywordOnly(request: Pick<SearchRequest, 'mode'>): Lighter | null {
  const { mode = 'hybrid' } = request
  if (mode === 'keyword') return null
  return {
    args: [{ ...request, mode: 'keyword' }],
    mend(result) {
      // What `search` answers.
      const answer = result as Pick<SearchResponse, 'degraded'>
      return { ...answer, mode, degraded: [...new Set([...answer.degraded, 'semantic'])] }
    },
  }
}
