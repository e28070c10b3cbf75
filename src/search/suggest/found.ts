import type { Filter, SearchEngine } from '../../engines/port.ts'
import { gatherPresence } from '../candidates.ts'
import { mergeFilters } from '../filter.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Plan, planQuery } from '../plan.ts'
import { parseQuery } from '../query.ts'
import { type Ranked, rankItem } from '../rank.ts'
import { asksForWords, dropFiltered, listAll, queryLimits } from '../ranked.ts'
import { weights } from '../weights.ts'

/** Items that a query finds by its words alone; null means every item. */
export type Found = ReadonlySet<string> | null

/**
 * Asks what the finished part of a query finds. An item that holds enough of its words to be a result is still one
 * when a word that it holds is added: so no suggestion made from these items finds nothing.
 */
export async function findByWords(
  engine: SearchEngine,
  lexicon: Lexicon,
  text: string,
  beside: Filter,
): Promise<Found> {
  const query = parseQuery(text)
  const plan = planQuery(query, lexicon)
  const filter = mergeFilters(query.filter, beside)
  const excludes = plan.excluded.terms.length + plan.excluded.phrases.length + query.without.length > 0
  if (!asksForWords(plan) && !excludes && Object.keys(filter).length === 0) return null
  if (plan.terms.length >= queryLimits.terms) return new Set()
  const ranked = asksForWords(plan)
    ? await holdingEnough(engine, plan, filter)
    : await listAll(engine, plan, filter)
  const kept = await dropFiltered(engine, ranked, query.without)
  return new Set(kept.map(({ itemId }) => itemId))
}

async function holdingEnough(engine: SearchEngine, plan: Plan, filter: Filter): Promise<Ranked[]> {
  const { idf, evidence } = await gatherPresence(engine, plan, filter)
  return evidence
    .map((candidate) => rankItem(plan, idf, candidate, 'keyword'))
    .filter((item) => item !== null)
    .filter(({ coverage }) => coverage >= weights.floor.coverage)
}
