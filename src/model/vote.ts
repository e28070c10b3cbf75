/** A vote on one point of a decision. Parties as printed, e.g. `A`. */
export interface Vote {
  /** Decision point, null where the item has a single decision. */
  readonly point: number | null
  readonly for: readonly string[]
  readonly against: readonly string[]
  readonly abstained: readonly string[]
  readonly printed: string
}
