import type { Analyzer } from '../analysis/analyzer.ts'
import type { Filter, SearchEngine } from '../engines/port.ts'
import { SearchError } from '../errors.ts'
import { gather, listMatching, type Meaning } from './candidates.ts'
import type { Plan } from './plan.ts'
import type { ParsedQuery } from './query.ts'
import { type Ranked, rankItem, weightsFor } from './rank.ts'

export const queryLimits = { characters: 1_000, terms: 64 } as const

/** A query that has been read and planned. */
export interface PlannedQuery {
  readonly query: ParsedQuery
  readonly plan: Plan
  /** The query's own filter and the one beside it, merged. */
  readonly filter: Filter
  readonly meaning: Meaning
}

/**
 * Everything that answers a query, scored, in no order.
 * @throws SearchError `query-too-long`
 */
export async function rankQuery(
  engine: SearchEngine,
  analyzer: Analyzer,
  { query, plan, filter, meaning }: PlannedQuery,
): Promise<readonly Ranked[]> {
  if (plan.terms.length > queryLimits.terms) {
    throw new SearchError(
      'query-too-long',
      `The query has ${plan.terms.length} words; at most 64 are searched.`,
    )
  }
  const ranked = asksForWords(plan)
    ? await rankWanted(engine, analyzer, plan, filter, meaning)
    : await listAll(engine, plan, filter)
  return dropFiltered(engine, ranked, query.without)
}

/** False for a query that names nothing wanted, only filters or what must not stand in an item. */
export function asksForWords(plan: Plan): boolean {
  return plan.terms.length > plan.excluded.terms.length
}

async function rankWanted(
  engine: SearchEngine,
  analyzer: Analyzer,
  plan: Plan,
  filter: Filter,
  meaning: Meaning,
): Promise<readonly Ranked[]> {
  const { idf, evidence } = await gather(engine, analyzer, plan, filter, meaning)
  const weights = meaning.mode === 'hybrid' ? weightsFor(plan, idf, evidence) : undefined
  return evidence
    .map((candidate) => rankItem(plan, idf, candidate, meaning.mode, weights))
    .filter((item) => item !== null)
}

/** A query that names nothing wanted but filters lists everything that meets them, newest first. */
export async function listAll(engine: SearchEngine, plan: Plan, filter: Filter): Promise<Ranked[]> {
  const ids = await listMatching(engine, plan, filter)
  const nothing = {
    score: 0,
    coverage: 0,
    keyword: 0,
    vector: null,
    lateInteraction: null,
    terms: [],
    passages: [],
  }
  return ids.map((itemId) => ({ itemId, ...nothing }))
}

/** `-kommune:X`: items that meet one of the filters go. */
export async function dropFiltered(
  engine: SearchEngine,
  ranked: readonly Ranked[],
  without: readonly Filter[],
): Promise<readonly Ranked[]> {
  let kept = ranked
  for (const filter of without) {
    const dropped = new Set(await engine.matching(filter))
    kept = kept.filter(({ itemId }) => !dropped.has(itemId))
  }
  return kept
}
