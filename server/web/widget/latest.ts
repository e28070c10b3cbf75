/** Work of which only the newest counts: starting it ends the one before, and what comes late is dropped. */
export interface Latest {
  /** Null when newer work, or `stop`, overtook this. */
  run<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result | null>
  stop(): void
}

export function createLatest(): Latest {
  let current: AbortController | null = null
  const stop = (): void => {
    current?.abort()
    current = null
  }
  return {
    async run(work) {
      stop()
      const mine = new AbortController()
      current = mine
      try {
        const result = await work(mine.signal)
        return current === mine ? result : null
      } catch (error) {
        if (current !== mine) return null
        throw error
      }
    },
    stop,
  }
}
