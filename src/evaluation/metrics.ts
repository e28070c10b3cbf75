import type { Judgments, MetricName } from '../contract/evaluation.ts'

/** How many hits are looked at. */
export const depth = 10

/** Every metric once: from a ranking of item names and their judgments to a figure from 0 to 1. */
export const metrics: Readonly<
  Record<MetricName, (ranking: readonly string[], judged: Judgments) => number>
> = {
  ndcg,
  mrr: reciprocalRank,
  recall,
  success,
}

/** Normalised discounted cumulative gain, gain 2^grade − 1 (Burges et al. 2005, after Järvelin and Kekäläinen). */
export function ndcg(ranking: readonly string[], judgments: Judgments): number {
  const ideal = Object.values(judgments).sort((a, b) => b - a)
  const best = discountedGain(ideal)
  return best === 0 ? 0 : discountedGain(ranking.map((id) => judgments[id] ?? 0)) / best
}

function discountedGain(grades: readonly number[]): number {
  return grades.slice(0, depth).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0)
}

/** 1 / rank of the first item of the highest grade given; 0 when it is missing. */
export function reciprocalRank(ranking: readonly string[], judgments: Judgments): number {
  const rank = ranking.slice(0, depth).findIndex((id) => isWanted(id, judgments))
  return rank < 0 ? 0 : 1 / (rank + 1)
}

/** Share of all items with a grade among the first `depth`. */
export function recall(ranking: readonly string[], judgments: Judgments): number {
  const relevant = Object.keys(judgments).filter((id) => (judgments[id] ?? 0) > 0)
  if (relevant.length === 0) return 0
  const found = new Set(ranking.slice(0, depth))
  return relevant.filter((id) => found.has(id)).length / relevant.length
}

/** 1 when the first hit is of the highest grade given. */
export function success(ranking: readonly string[], judgments: Judgments): number {
  return ranking[0] !== undefined && isWanted(ranking[0], judgments) ? 1 : 0
}

function isWanted(id: string, judgments: Judgments): boolean {
  const grade = judgments[id] ?? 0
  return grade > 0 && grade === Math.max(...Object.values(judgments))
}
