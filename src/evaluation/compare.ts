import type { Comparison, QueryResult } from '../contract/evaluation.ts'
import { forEachMetric, isAnswerable, score, summarise } from './evaluate.ts'

interface Side {
  /** What was measured, in a word or two. */
  readonly name: string
  readonly queries: readonly QueryResult[]
}

/**
 * What changed from one measurement to another, query by query. Both rankings are scored by the judgments of `after`,
 * so that a difference is one of the ranking. Queries are paired by id and text.
 */
export function compare(before: Side, after: Side): Comparison {
  const earlier = new Map(before.queries.map((result) => [pairKey(result), result]))
  const pairs = after.queries.flatMap((now) => {
    const was = earlier.get(pairKey(now))
    return was
      ? [{ ...now, was, old: score(was.ranking, now.judgments), new: score(now.ranking, now.judgments) }]
      : []
  })
  const paired = new Set(pairs.map(pairKey))
  const answered = pairs.filter(isAnswerable)
  const unanswerable = pairs.filter((pair) => !isAnswerable(pair))
  return {
    before: before.name,
    after: after.name,
    unpaired: [...before.queries, ...after.queries].filter((result) => !paired.has(pairKey(result))).length,
    differences: summarise(
      answered.map((pair) => ({
        kind: pair.kind,
        ...forEachMetric((name) => pair.new[name] - pair.old[name]),
      })),
    ),
    none: {
      queries: unanswerable.length,
      emptyBefore: unanswerable.filter(({ was }) => was.total === 0).length,
      emptyAfter: unanswerable.filter(({ total }) => total === 0).length,
    },
    changed: answered
      .map((pair) => ({
        id: pair.id,
        query: pair.query,
        kind: pair.kind,
        before: pair.old.ndcg,
        after: pair.new.ndcg,
        firstBefore: pair.was.ranking[0] ?? null,
        firstAfter: pair.ranking[0] ?? null,
      }))
      .filter((query) => query.before !== query.after)
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before)),
  }
}

const pairKey = ({ id, query }: Pick<QueryResult, 'id' | 'query'>): string => `${id}\n${query}`
