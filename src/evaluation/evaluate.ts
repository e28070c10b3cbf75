import { z } from 'zod'
import type { SearchMode } from '../contract/search.ts'
import { SearchError } from '../errors.ts'
import type { SearchService } from '../search/service.ts'
import { type Judgments, ndcg, recall, reciprocalRank, success } from './metrics.ts'

const querySchema = z.object({
  id: z.string(),
  query: z.string().min(1),
  kind: z.string(),
  /** `<document>#<ordinal>` → grade. */
  judgments: z.record(z.string(), z.number().min(0)),
})

export type JudgedQuery = z.infer<typeof querySchema>

/** Reads judged queries, one JSON object a line. @throws SearchError `bad-request` naming the line */
export function readJudgedQueries(jsonl: string): JudgedQuery[] {
  return jsonl.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [querySchema.parse(JSON.parse(line))]
    } catch (cause) {
      throw new SearchError('bad-request', `Line ${index + 1} is no judged query.`, {
        hint: 'Each line is a JSON object with id, query, kind and judgments.',
        cause,
      })
    }
  })
}

export interface QueryResult {
  readonly id: string
  readonly query: string
  readonly kind: string
  readonly judgments: Judgments
  /** `<document>#<ordinal>` of the first hits, best first. */
  readonly ranking: readonly string[]
  readonly total: number
  readonly ndcg: number
  readonly reciprocalRank: number
  readonly recall: number
  readonly success: number
}

export interface Summary {
  readonly kind: string
  readonly queries: number
  readonly ndcg: number
  /** Half width of the 95 % confidence interval of nDCG over queries. */
  readonly margin: number
  readonly reciprocalRank: number
  readonly recall: number
  readonly success: number
}

export interface Evaluation {
  readonly mode: SearchMode
  readonly queries: readonly QueryResult[]
  /** First row `all`, then one row a kind. Queries without a right answer are counted apart. */
  readonly summaries: readonly Summary[]
  /** Queries to which nothing is relevant, and how many of them came back empty. */
  readonly none: { readonly queries: number; readonly empty: number }
}

const depth = 10

/** Runs every judged query in one mode. */
export async function evaluate(
  service: SearchService,
  queries: readonly JudgedQuery[],
  mode: SearchMode,
): Promise<Evaluation> {
  const results: QueryResult[] = []
  for (const query of queries) results.push(await runQuery(service, query, mode))
  const answered = results.filter(hasAnswer)
  const kinds = [...new Set(answered.map(({ kind }) => kind))]
  const unanswerable = results.filter((result) => !hasAnswer(result))
  return {
    mode,
    queries: results,
    summaries: [
      summarise('all', answered),
      ...kinds.map((kind) =>
        summarise(
          kind,
          answered.filter((result) => result.kind === kind),
        ),
      ),
    ],
    none: { queries: unanswerable.length, empty: unanswerable.filter(({ total }) => total === 0).length },
  }
}

const hasAnswer = ({ judgments }: { judgments: Judgments }): boolean => Object.keys(judgments).length > 0

async function runQuery(service: SearchService, judged: JudgedQuery, mode: SearchMode): Promise<QueryResult> {
  const { id, query, kind, judgments } = judged
  const { hits, total } = await service.search({ query, mode, limit: depth })
  const ranking = hits.map(({ source, ordinal }) => `${source.name}#${ordinal}`)
  return {
    id,
    query,
    kind,
    judgments,
    ranking,
    total,
    ndcg: ndcg(ranking, judgments, depth),
    reciprocalRank: reciprocalRank(ranking, judgments),
    recall: recall(ranking, judgments, depth),
    success: success(ranking, judgments),
  }
}

function summarise(kind: string, results: readonly QueryResult[]): Summary {
  const mean = (figure: (result: QueryResult) => number): number =>
    results.reduce((sum, result) => sum + figure(result), 0) / Math.max(1, results.length)
  const average = mean(({ ndcg }) => ndcg)
  const variance = mean(({ ndcg }) => (ndcg - average) ** 2)
  return {
    kind,
    queries: results.length,
    ndcg: average,
    margin: 1.96 * Math.sqrt(variance / Math.max(1, results.length - 1)),
    reciprocalRank: mean((result) => result.reciprocalRank),
    recall: mean((result) => result.recall),
    success: mean((result) => result.success),
  }
}

/** A plain table for people. */
export function formatTable({ mode, summaries, none }: Evaluation): string {
  const row = (cells: readonly string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(14) : cell.padStart(9))).join('')
  const figure = (value: number): string => value.toFixed(3)
  return [
    row([mode, 'queries', 'nDCG@10', '±', 'MRR', 'recall', 'first']),
    ...summaries.map((s) =>
      row([
        s.kind,
        String(s.queries),
        figure(s.ndcg),
        figure(s.margin),
        figure(s.reciprocalRank),
        figure(s.recall),
        figure(s.success),
      ]),
    ),
    ...(none.queries > 0 ? [`nothing to find: ${none.empty} of ${none.queries} came back empty`] : []),
  ].join('\n')
}
