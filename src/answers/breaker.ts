export interface BreakerOptions {
  /** Failures in a row after which nothing is tried for a while. Default 5. */
  readonly failures?: number
  /** Milliseconds until one try is let through. Default 10,000. */
  readonly pause?: number
  /** Milliseconds. */
  readonly clock?: () => number
}

/** Spares callers the wait for a service that keeps failing. */
export interface Breaker {
  /** Whether a call may be tried now; the try that follows a pause is alone. */
  admits(): boolean
  report(succeeded: boolean): void
}

export function createBreaker(options: BreakerOptions = {}): Breaker {
  const { failures = 5, pause = 10_000, clock = () => performance.now() } = options
  let failed = 0
  let closedUntil = 0
  return {
    admits() {
      if (failed < failures) return true
      if (clock() < closedUntil) return false
      // Others wait until this try has told.
      closedUntil = clock() + pause
      return true
    },
    report(succeeded) {
      failed = succeeded ? 0 : failed + 1
      if (failed >= failures) closedUntil = clock() + pause
    },
  }
}
