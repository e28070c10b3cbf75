import {
  type Evaluation,
  type JudgedQuery,
  type Judgments,
  type Measured,
  type MetricName,
  metricNames,
  type QueryResult,
  type Summary,
} from '../contract/evaluation.ts'
import type { SearchMode } from '../contract/search.ts'
import type { SearchService } from '../search/service.ts'
import { bootstrapMean } from './interval.ts'
import { depth, metrics } from './metrics.ts'

/** What is measured: a query goes in, `<document>#<ordinal>` of the best hits and the number of all hits come out. */
export type Find = (query: string) => Promise<{ readonly ranking: readonly string[]; readonly total: number }>

/** Runs every judged query in one mode; `options` as in `measure`. */
export async function evaluate(
  service: SearchService,
  queries: readonly JudgedQuery[],
  mode: SearchMode,
  options?: MeasureOptions,
): Promise<Evaluation> {
  return { mode, ...(await measure(findWith(service, mode), queries, options)) }
}

/** The first hits of a search service. */
export function findWith(service: SearchService, mode: SearchMode, limit: number = depth): Find {
  return async (query) => {
    const { hits, total } = await service.search({ query, mode, limit })
    return { ranking: hits.map(({ source, ordinal }) => `${source.name}#${ordinal}`), total }
  }
}

interface MeasureOptions {
  /** Hears the number of queries done after each of them. */
  readonly onQuery?: (done: number) => void
  readonly signal?: AbortSignal
}

/** Runs every judged query with whatever finds something, one after the other. @throws the signal's reason */
export async function measure(
  find: Find,
  queries: readonly JudgedQuery[],
  { onQuery, signal }: MeasureOptions = {},
): Promise<Measured> {
  const results: QueryResult[] = []
  for (const judged of queries) {
    signal?.throwIfAborted()
    const { ranking, total } = await find(judged.query)
    results.push({ ...judged, ranking: ranking.slice(0, depth), total, ...score(ranking, judged.judgments) })
    onQuery?.(results.length)
  }
  const [answered, unanswerable] = [results.filter(isAnswerable), results.filter((one) => !isAnswerable(one))]
  return {
    queries: results,
    summaries: summarise(answered),
    none: { queries: unanswerable.length, empty: unanswerable.filter(({ total }) => total === 0).length },
  }
}

type Figures = Readonly<Record<MetricName, number>>

/** All metrics of one ranking. */
export function score(ranking: readonly string[], judgments: Judgments): Figures {
  return forEachMetric((name) => metrics[name](ranking, judgments))
}

/** True when some item answers the query. */
export function isAnswerable({ judgments }: { readonly judgments: Judgments }): boolean {
  return Object.values(judgments).some((grade) => grade > 0)
}

/** Means with their intervals: first row `all`, then one row a kind. */
export function summarise(results: readonly (Figures & { readonly kind: string })[]): Summary[] {
  const row = (kind: string, some: readonly Figures[]): Summary => ({
    kind,
    queries: some.length,
    ...forEachMetric((name) => bootstrapMean(some.map((figures) => figures[name]))),
  })
  const kinds = Map.groupBy(results, ({ kind }) => kind)
  return [row('all', results), ...[...kinds].map(([kind, some]) => row(kind, some))]
}

export function forEachMetric<Value>(make: (name: MetricName) => Value): Record<MetricName, Value> {
  // `metricNames` holds every name once, so every key is set.
  return Object.fromEntries(metricNames.map((name) => [name, make(name)])) as Record<MetricName, Value>
}
