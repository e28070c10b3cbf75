/** An amount of Danish kroner. */
export interface Money {
  /** Whole kroner, negative for income or reductions printed with a minus. */
  readonly kr: number
  /** First form printed, e.g. `2,1 mio. kr.`. */
  readonly printed: string
}
