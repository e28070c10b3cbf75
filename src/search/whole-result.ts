import type { Analyzer } from '../analysis/analyzer.ts'
import type { SearchResponse } from '../contract/search.ts'
import type { SearchEngine } from '../engines/port.ts'
import { SearchError } from '../errors.ts'
import { createHits } from './hits.ts'
import type { Plan } from './plan.ts'
import type { Ranked } from './rank.ts'

/** A stretch of a whole result; what stands beside the hits is the same in every batch. */
export type ResultBatch = Pick<
  SearchResponse,
  'query' | 'mode' | 'degraded' | 'generation' | 'total' | 'hits'
>

/** Small enough that a search beside it does not wait long. */
const batchSize = 25

/** What is kept as long as a reader takes, about 1 kB an item. */
export interface WholeResult {
  readonly answer: Omit<ResultBatch, 'hits'>
  readonly plan: Plan
  readonly wanted: readonly Ranked[]
  /** Content generation that the candidates are of. */
  readonly content: number
}

/**
 * Reads ranked items batch by batch, as they are asked for. New vectors do not touch what is read; changed documents
 * end it, because the rest would be of another collection, or of an item that was withdrawn.
 * @throws SearchError `index-changed`
 */
export async function* readBatches(
  engine: SearchEngine,
  analyzer: Analyzer,
  { answer, plan, wanted, content }: WholeResult,
): AsyncGenerator<ResultBatch, void, undefined> {
  for (let at = 0; at === 0 || at < wanted.length; at += batchSize) {
    const hits = await createHits(engine, analyzer, plan, wanted.slice(at, at + batchSize))
    if ((await engine.stats()).contentGeneration !== content) {
      throw new SearchError('index-changed', 'The minutes changed while the result was read.')
    }
    yield { ...answer, hits }
  }
}
