import type { QuotesResponse } from '../contract/answer.ts'
import type { SearchMode } from '../contract/search.ts'
import type { Filter } from '../engines/port.ts'
import { SearchError } from '../errors.ts'
import type { SearchService } from '../search/service.ts'
import { type AskingParts, knowsNames, prepareLikeness, prepareQuestion } from './asking.ts'
import { choose } from './choose.ts'
import { toQuote, weigh } from './weigh.ts'

export interface QuestionRequest {
  readonly question: string
  readonly filter?: Filter
  readonly mode?: SearchMode
}

/** Answers questions with sentences of the minutes, word for word. */
export interface Quotes {
  /** @throws SearchError `query-too-short` without a question, and as `SearchService.search` */
  quotes(request: QuestionRequest): Promise<QuotesResponse>
}

export interface QuotesOptions extends AskingParts {
  readonly search: Pick<SearchService, 'search'>
  /** Milliseconds, for `tookMs`. */
  readonly clock?: () => number
}

/** Items whose sentences are looked at. */
const items = 5
const mostQuotes = 5
/** Below this a unit has nothing to do with the question. */
const leastGrasp = 0.35

export function createQuotes(options: QuotesOptions): Quotes {
  const { search, engine, clock = () => performance.now() } = options
  return {
    async quotes({ question, filter = {}, mode = 'hybrid' }) {
      const started = clock()
      // A search without words lists what its filters leave; a question without words asks nothing.
      if (question.trim() === '') throw new SearchError('query-too-short', 'There is no question (`q`).')
      for (let attempt = 0; ; attempt++) {
        const { hits, generation, degraded } = await search.search({
          query: question,
          filter,
          mode,
          limit: items,
        })
        const asking = await prepareQuestion(options, question, mode)
        const asked = new Map(
          hits.filter((hit) => !hit.closed && knowsNames(question, hit)).map((hit) => [hit.id, hit]),
        )
        const likeness = await prepareLikeness(engine, asking.meaning, [...asked.keys()])
        const passages = await engine.passages([...asked.keys()])
        // An indexer may have committed between these reads: an answer comes from one generation.
        if (attempt < 2 && (await engine.stats()).generation !== generation) continue
        const candidates = passages.flatMap((stored) => {
          const hit = asked.get(stored.itemId)
          return hit ? weigh(asking, hit, stored, likeness) : []
        })
        const grasped = candidates.filter(({ grasp }) => grasp >= leastGrasp)
        const quotes = choose(grasped, mostQuotes).map((one) => toQuote(asking, one))
        return { question, generation, degraded, tookMs: Math.round((clock() - started) * 10) / 10, quotes }
      }
    },
  }
}
