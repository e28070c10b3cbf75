import type { Analyzer } from '../analysis/analyzer.ts'
import type { Coverage } from '../contract/coverage.ts'
import type { MeetingResponse } from '../contract/item.ts'
import type { PrecedentsResponse } from '../contract/precedents.ts'
import type { FacetsResponse, SearchMode, SearchResponse } from '../contract/search.ts'
import type { SimilarResponse } from '../contract/similar.ts'
import type { SuggestResponse } from '../contract/suggest.ts'
import type { ThreadItem } from '../contract/thread.ts'
import type { Embedder } from '../embedding/port.ts'
import type { EngineStats, Filter, SearchEngine, StoredItem, Withdrawal } from '../engines/port.ts'
import { checkQuery } from './check-query.ts'
import { collapseCases } from './collapse.ts'
import { correctQuery } from './correct.ts'
import { findSimilar, type SimilarOptions } from './document/index.ts'
import { findPrecedents, type PrecedentsRequest } from './document/precedents.ts'
import { mergeFilters } from './filter.ts'
import { createHits, onlyShown } from './hits.ts'
import { createLexicons, type Lexicon } from './lexicon.ts'
import { embedMeaning } from './meaning.ts'
import { toMeeting } from './meeting.ts'
import { order, type Sort } from './order.ts'
import { type Plan, planQuery } from './plan.ts'
import { parseQuery } from './query.ts'
import type { Ranked } from './rank.ts'
import { queryLimits, rankQuery } from './ranked.ts'
import { readItem } from './read-item.ts'
import { shown } from './shown-facets.ts'
import { createSuggester, type SuggestRequest } from './suggest/index.ts'
import { createThreads, listThread } from './thread/index.ts'
import { type ResultBatch, readBatches, type WholeResult } from './whole-result.ts'

export { queryLimits }

export interface SearchRequest {
  readonly query: string
  readonly mode?: SearchMode
  /** Default 20. */
  readonly limit?: number
  readonly offset?: number
  readonly filter?: Filter
  /** Default `relevance`. */
  readonly sort?: Sort
  /** `case`: items of one case are one hit, the first of them. */
  readonly collapse?: 'case'
}

export interface SearchServiceOptions {
  readonly engine: SearchEngine
  readonly analyzer: Analyzer
  /** Null: keyword search only, and every answer says so. */
  readonly embedder: Embedder | null
  /** For whoever shares it; made from engine and analyzer when absent. */
  readonly lexicon?: () => Promise<Lexicon>
  /** Milliseconds, for `tookMs`. */
  readonly clock?: () => number
}

export interface SearchService {
  /** @throws SearchError `query-too-long`, `storage` */
  search(request: SearchRequest): Promise<SearchResponse>
  /**
   * Everything a search finds from `offset` on, up to `limit` items (default: all), in its order and from one
   * candidate set. There is always a first batch, even without a hit.
   * @throws SearchError as `search`, and `index-changed` when documents change before the last batch is read
   */
  all(request: SearchRequest): AsyncGenerator<ResultBatch, void, undefined>
  /** Facets of a search, of a filter, or of everything. @throws SearchError as `search` */
  facets(request: Pick<SearchRequest, 'query' | 'mode' | 'filter'>): Promise<FacetsResponse>
  /** Completions of a query that is being typed. @throws SearchError `query-too-long`, `storage` */
  suggest(request: SuggestRequest): Promise<SuggestResponse>
  /** Agenda items that are like this one. Works by words where there are no vectors. @throws SearchError `not-found` */
  similar(id: string, options?: SimilarOptions): Promise<SimilarResponse>
  /** Earlier cases like a draft. @throws SearchError `query-too-short`, `query-too-long` */
  precedents(request: PrecedentsRequest): Promise<PrecedentsResponse>
  /** The same case in other meetings, oldest first. @throws SearchError `not-found` */
  thread(id: string): Promise<readonly ThreadItem[]>
  /** @throws SearchError `not-found` */
  meeting(id: string): Promise<MeetingResponse>
  coverage(): Promise<Pick<Coverage, 'generation' | 'coverage' | 'failed'>>
  /** @throws SearchError `not-found`, `withdrawn` */
  item(id: string): Promise<StoredItem>
  /** Items that are gone, the latest first. */
  withdrawals(limit: number): Promise<readonly Withdrawal[]>
  stats(): Promise<EngineStats>
}

const defaultLimit = 20
export function createSearchService(options: SearchServiceOptions): SearchService {
  const { engine, analyzer, embedder, clock = () => performance.now() } = options
  const { lexicon = createLexicons(engine, analyzer) } = options
  const suggest = createSuggester(engine, analyzer, lexicon)
  /** What a search finds, in order, before anything is read of it for showing. */
  const find = async (request: SearchRequest): Promise<Found> => {
    const query = parseQuery(checkQuery(request))
    const plan = planQuery(query, await lexicon())
    const filter = mergeFilters(query.filter, request.filter ?? {})
    const stats = await engine.stats()
    const meaning = await embedMeaning(request.mode ?? 'hybrid', embedder, query.text, stats)
    const ranked = await rankQuery(engine, analyzer, { query, plan, filter, meaning })
    const ordered = await order(engine, ranked, request.sort ?? 'relevance')
    const answer = {
      query: request.query,
      mode: request.mode ?? 'hybrid',
      degraded: meaning.degraded ? ['semantic'] : [],
      generation: stats.generation,
      total: ordered.length,
    }
    return { answer, generation: stats.generation, stats, plan, text: query.text, ordered }
  }
  const threads = createThreads(engine)
  const parts = { engine, analyzer, lexicon, threads }
  const answered = async <Answer extends { generation: number }>(
    work: () => Promise<Answer>,
  ): Promise<Answer & { tookMs: number }> => {
    const started = clock()
    const answer = await stable(engine, work)
    return { ...answer, tookMs: Math.round((clock() - started) * 10) / 10 }
  }
  const list = async (request: SearchRequest): Promise<WholeResult> => {
    const { answer, stats, plan, ordered } = await stable(engine, () => find(request))
    const { offset = 0, limit = ordered.length } = request
    const wanted = ordered.slice(offset, offset + limit).map(onlyShown)
    return { answer, plan, wanted, content: stats.contentGeneration }
  }
  return {
    search: (request) =>
      answered(async () => {
        const { answer, stats, plan, text, ordered } = await find(request)
        const offset = request.offset ?? 0
        const collapsed = request.collapse ? await collapseCases(engine, threads, ordered) : null
        const listed = collapsed?.kept ?? ordered
        const page = listed.slice(offset, offset + (request.limit ?? defaultLimit))
        return {
          ...answer,
          total: listed.length,
          hits: await createHits(engine, analyzer, plan, page, await collapsed?.chains(page)),
          ...shown(await engine.facets(ordered.map(({ itemId }) => itemId))),
          corrected: await correctQuery(engine, text, plan.corrections),
          embedding: { done: stats.embedded, total: stats.embeddable },
        }
      }),
    async *all(request) {
      yield* readBatches(engine, analyzer, await list(request))
    },
    facets: (request) =>
      answered(async () => {
        if (request.query !== '' || Object.keys(request.filter ?? {}).length > 0) {
          const { answer, ordered } = await find(request)
          return { ...answer, ...shown(await engine.facets(ordered.map(({ itemId }) => itemId))) }
        }
        const { generation } = await engine.stats()
        const everything = await engine.matching({})
        return {
          query: '',
          mode: request.mode ?? 'hybrid',
          degraded: [],
          generation,
          total: everything.length,
          ...shown(await engine.facets(everything)),
        }
      }),
    suggest: (request) => answered(() => suggest(request)),
    meeting: (id) =>
      stable(engine, async () => {
        const { generation } = await engine.stats()
        return { generation, ...toMeeting(id, await engine.meetingItems(id)) }
      }),
    coverage: () =>
      stable(engine, async () => {
        const { generation } = await engine.stats()
        const failures = await engine.failures()
        return {
          generation,
          coverage: [...(await engine.coverage())],
          failed: failures.map(({ name, code }) => ({ name, code })),
        }
      }),
    similar: (id, options = {}) => answered(() => findSimilar(parts, id, options)),
    precedents: (request) => answered(() => findPrecedents(parts, embedder, request)),
    async thread(id) {
      await readItem(engine, id)
      return listThread(
        engine,
        (await threads.of(id)).filter((other) => other !== id),
      )
    },
    item: (id) => readItem(engine, id),
    withdrawals: (limit) => engine.withdrawals(limit),
    stats: () => engine.stats(),
  }
}

interface Found {
  readonly answer: Omit<ResultBatch, 'hits'>
  readonly generation: number
  readonly stats: EngineStats
  readonly plan: Plan
  /** The query's words, without fields and signs. */
  readonly text: string
  readonly ordered: readonly Ranked[]
}

/** One answer comes from one generation: when an indexer commits in between, the work is done again. */
async function stable<Result extends { generation: number }>(
  engine: SearchEngine,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    const result = await work()
    if (attempt === 2 || (await engine.stats()).generation === result.generation) return result
  }
}
