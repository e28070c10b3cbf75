import type { EngineStats } from '../src/engines/port.ts'
import type { SearchService } from '../src/search/service.ts'

/** What can be searched. */
export interface Coverage {
  readonly stats: EngineStats
  /** ISO dates of the first and the last meeting; null where no meeting has a date. */
  readonly period: readonly [first: string, last: string] | null
}

/** Every date is on or after it. */
const dated = { from: '0001-01-01' } as const

/** Reads the coverage; the period is looked up anew only when documents have changed. */
export function createCoverage(service: SearchService): () => Promise<Coverage> {
  let known: { readonly content: number; readonly period: Coverage['period'] } | null = null
  return async () => {
    const stats = await service.stats()
    if (known?.content !== stats.contentGeneration) {
      const [first, last] = [await edge(service, 'oldest'), await edge(service, 'newest')]
      known = { content: stats.contentGeneration, period: first && last ? [first, last] : null }
    }
    return { stats, period: known.period }
  }
}

async function edge(service: SearchService, sort: 'oldest' | 'newest'): Promise<string | null> {
  const { hits } = await service.search({ query: '', filter: dated, sort, limit: 1 })
  return hits[0]?.meeting.date ?? null
}
