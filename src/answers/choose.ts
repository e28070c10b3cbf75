/** What choosing looks at: how good a unit is and what it says. */
export interface Candidate {
  readonly score: number
  /** Content words and figures, as index keys. */
  readonly content: ReadonlySet<string>
}

/** A unit says the same as another when so much of the shorter one stands in the longer one. */
const same = 0.8
/** A further quote is at least this good against the best one. */
const shareOfBest = 0.6

/** The best candidates, best first, no two of which say the same. Equal scores keep their order. */
export function choose<Unit extends Candidate>(candidates: readonly Unit[], most: number): Unit[] {
  const chosen: Unit[] = []
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    const [best] = chosen
    if (chosen.length === most || (best && candidate.score < best.score * shareOfBest)) break
    if (chosen.every(({ content }) => overlap(content, candidate.content) < same)) chosen.push(candidate)
  }
  return chosen
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  return smaller === 0 ? 0 : a.intersection(b).size / smaller
}
