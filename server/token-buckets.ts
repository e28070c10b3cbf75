/** Requests a second in the long run, and at once after a rest. */
export interface Budget {
  readonly rate: number
  readonly burst: number
}

export interface Taken {
  readonly allowed: boolean
  /** Whole tokens that are left. */
  readonly remaining: number
  /** Seconds until there is a token again; 0 when there is one. */
  readonly wait: number
}

interface Bucket {
  tokens: number
  /** Seconds on the caller's clock. */
  at: number
}

/** Names that are kept; the one that has not asked for longest goes first. */
const mostBuckets = 10_000

/** Token buckets by name. A name that is not known, or no more, has a full one. */
export class TokenBuckets {
  readonly budget: Budget
  #size: number
  #buckets = new Map<string, Bucket>()

  constructor(budget: Budget, size: number = mostBuckets) {
    this.budget = budget
    this.#size = size
  }

  get size(): number {
    return this.#buckets.size
  }

  /** @param now seconds on any clock that does not go back */
  take(name: string, now: number): Taken {
    const { rate, burst } = this.budget
    const known = this.#buckets.get(name)
    const tokens = known ? Math.min(burst, known.tokens + (now - known.at) * rate) : burst
    const allowed = tokens >= 1
    const left = allowed ? tokens - 1 : tokens
    // Put at the end: the map keeps the order of last use.
    this.#buckets.delete(name)
    this.#buckets.set(name, { tokens: left, at: now })
    if (this.#buckets.size > this.#size) this.#buckets.delete(this.#buckets.keys().next().value ?? '')
    return { allowed, remaining: Math.floor(left), wait: left >= 1 ? 0 : (1 - left) / rate }
  }
}
