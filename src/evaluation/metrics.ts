/** Grades by item id: 3 is wanted, 2 relevant, 1 partly, absent 0. */
export type Judgments = Readonly<Record<string, number>>

/** Normalised discounted cumulative gain, gain 2^grade − 1 (Järvelin and Kekäläinen 2002). 0 to 1. */
export function ndcg(ranking: readonly string[], judgments: Judgments, depth = 10): number {
  const gains = ranking.slice(0, depth).map((id) => 2 ** (judgments[id] ?? 0) - 1)
  const ideal = Object.values(judgments)
    .map((grade) => 2 ** grade - 1)
    .sort((a, b) => b - a)
    .slice(0, depth)
  const best = discounted(ideal)
  return best === 0 ? 0 : discounted(gains) / best
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
}

/** 1 / rank of the first item of the highest grade; 0 when it is missing. */
export function reciprocalRank(ranking: readonly string[], judgments: Judgments): number {
  const rank = ranking.findIndex((id) => isWanted(id, judgments))
  return rank < 0 ? 0 : 1 / (rank + 1)
}

/** Share of all relevant items among the first `depth`. */
export function recall(ranking: readonly string[], judgments: Judgments, depth: number): number {
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
  return (judgments[id] ?? 0) > 0 && judgments[id] === Math.max(...Object.values(judgments))
}
