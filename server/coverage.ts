import type { EngineStats } from '../src/engines/port.ts'
import { sumUp } from '../src/search/coverage.ts'
import type { SearchService } from '../src/search/service.ts'

/** What can be searched. */
export interface Coverage {
  readonly stats: EngineStats
  /** ISO dates of the first and the last meeting; null where no meeting has a date. */
  readonly period: readonly [first: string, last: string] | null
}

/** Reads the coverage; the period is looked up anew only when documents have changed. */
export function createCoverage(service: SearchService): () => Promise<Coverage> {
  let known: { readonly content: number; readonly period: Coverage['period'] } | null = null
  return async () => {
    const stats = await service.stats()
    if (known?.content !== stats.contentGeneration) {
      const { first, last } = sumUp((await service.coverage()).coverage, 0)
      known = { content: stats.contentGeneration, period: first && last ? [first, last] : null }
    }
    return { stats, period: known.period }
  }
}
