import type { Analyzer } from '../analysis/analyzer.ts'
import type { TextEmbedding } from '../embedding/port.ts'
import { maxSim, prepareLateInteraction } from '../embedding/token-vectors.ts'
import type { Filter, ItemSummary, KeywordMatch, KeywordResult, SearchEngine } from '../engines/port.ts'
import type { Plan, PlannedPhrase } from './plan.ts'
import { type Evidence, type PassageEvidence, scoreTerms, termIdf, termImportance } from './rank.ts'

/** The query's meaning, or why there is none. */
export type Meaning =
  | { readonly mode: 'keyword'; readonly degraded: boolean }
  | { readonly mode: 'hybrid' | 'semantic'; readonly degraded: boolean; readonly embedding: TextEmbedding }

/** Items by words whose vectors are looked at; the rest of the candidates are ranked by words alone. */
const keywordItems = 60
/** Passages of such an item, those with most of the query's words. */
const passagesPerItem = 2
/** Nearest passages taken in as candidates. Half and double rank alike (nDCG@10 within .001) and differ in time. */
const nearestPassages = 150

/** What ranking works on. */
export interface Gathered {
  readonly plan: Plan
  readonly idf: readonly number[]
  readonly evidence: readonly Evidence[]
}

/** The keyword leg, then the meaning leg, as one candidate set. */
export async function gather(
  engine: SearchEngine,
  analyzer: Analyzer,
  plan: Plan,
  filter: Filter,
  meaning: Meaning,
): Promise<Gathered> {
  const keyword = await engine.keyword(plan.variants, filter)
  const idf = termIdf(plan, keyword)
  return { plan, idf, evidence: await collect(engine, analyzer, plan, filter, keyword, meaning, idf) }
}

/** Which items hold how much of the query, without strengths and passages: for counting, not for ranking. */
export async function gatherPresence(engine: SearchEngine, plan: Plan, filter: Filter): Promise<Gathered> {
  const keyword = await engine.keyword(plan.variants, filter, 'presence')
  const matches = new Map(keyword.hits.map((hit) => [hit.itemId, hit.matches]))
  const kept = await keepPhrases(engine, plan, filter, [...matches.keys()])
  const groups = await phraseGroups(engine, plan, filter)
  const evidence = kept.map((itemId) => ({
    itemId,
    standing: null,
    phraseGroups: groups.map((holders) => holders.has(itemId)),
    matches: matches.get(itemId) ?? [],
    passages: [],
  }))
  return { plan, idf: termIdf(plan, keyword), evidence }
}

/**
 * Everything that could answer the query, with its evidence: items that hold its words and items whose passages lie
 * near its vector. Ranking, total, facets and every page come from this one set.
 */
async function collect(
  engine: SearchEngine,
  analyzer: Analyzer,
  plan: Plan,
  filter: Filter,
  keyword: KeywordResult,
  meaning: Meaning,
  idf: readonly number[],
): Promise<Evidence[]> {
  const itemMatches = new Map(keyword.hits.map(({ itemId, matches }) => [itemId, matches]))
  const semantic =
    meaning.mode === 'keyword' ? [] : await scoreMeaning(engine, plan, filter, keyword, meaning, idf)
  const passages = joinPassages(keyword, semantic)
  const ids = [...new Set([...itemMatches.keys(), ...passages.keys()])]
  const kept = await keepPhrases(engine, plan, filter, ids)
  const groups = await phraseGroups(engine, plan, filter)
  const summaries = new Map((await engine.summaries(kept)).map((summary) => [summary.id, summary]))
  return kept.map((itemId) => ({
    itemId,
    standing: standingTitle(analyzer, plan, idf, summaries.get(itemId)),
    phraseGroups: groups.map((holders) => holders.has(itemId)),
    matches: itemMatches.get(itemId) ?? [],
    passages: passages.get(itemId) ?? [],
  }))
}

const standingKinds: ReadonlySet<string> = new Set(['standing', 'signature'])

/** How much of the query a standing item's title answers; null for any other item. */
function standingTitle(
  analyzer: Analyzer,
  plan: Plan,
  idf: readonly number[],
  summary: ItemSummary | undefined,
): number | null {
  if (!summary || !standingKinds.has(summary.kind)) return null
  const keys = new Set(analyzer.analyze(summary.title).flatMap((token) => token.keys))
  let found = 0
  let total = 0
  for (const [index, { variants }] of plan.terms.entries()) {
    const weight = idf[index] ?? 0
    total += weight
    if (variants.some((variant) => keys.has(plan.variants[variant]?.key ?? ''))) found += weight
  }
  return total === 0 ? 0 : found / total
}

interface ScoredPassage {
  readonly row: number
  readonly itemId: string
  readonly vector: number
  readonly lateInteraction: number
}

async function scoreMeaning(
  engine: SearchEngine,
  plan: Plan,
  filter: Filter,
  keyword: KeywordResult,
  { embedding }: Extract<Meaning, { embedding: TextEmbedding }>,
  idf: readonly number[],
): Promise<ScoredPassage[]> {
  const nearest = await engine.nearest(embedding.vector, filter, nearestPassages)
  const byWords = bestByWords(plan, keyword, idf)
  const ids = new Set([...byWords, ...nearest.map(({ itemId }) => itemId)])
  // The items' other passages lie farther off and hold fewer words of the query: they are not their best.
  const rows = new Set([
    ...nearest.map(({ row }) => row),
    ...bestPassages(plan, keyword, idf, new Set(byWords)),
  ])
  const vectors = (await engine.vectors([...ids], embedding.vector)).filter(({ row }) => rows.has(row))
  const query = prepareLateInteraction(embedding.tokens, termImportance(plan, idf))
  const scores = maxSim(
    query,
    vectors.map(({ bits }) => bits),
  )
  return vectors.map(({ row, itemId, cosine }, index) => ({
    row,
    itemId,
    vector: cosine,
    lateInteraction: scores[index] ?? 0,
  }))
}

/** Rows of the passages of each of these items that hold most of the query. */
function bestPassages(
  plan: Plan,
  keyword: KeywordResult,
  idf: readonly number[],
  items: ReadonlySet<string>,
): number[] {
  const passages = keyword.passages.filter(({ itemId }) => items.has(itemId))
  return [...Map.groupBy(passages, ({ itemId }) => itemId).values()].flatMap((own) =>
    own
      .map(({ row, matches }) => ({ row, score: wordScore(plan, matches, idf) }))
      .sort((a, b) => b.score - a.score || a.row - b.row)
      .slice(0, passagesPerItem)
      .map(({ row }) => row),
  )
}

/** A quick measure of how much of the query stands somewhere. */
function wordScore(plan: Plan, matches: readonly KeywordMatch[], idf: readonly number[]): number {
  return scoreTerms(plan, matches).reduce(
    (sum, { term, presence, strength }) => sum + (idf[term] ?? 0) * (presence + strength),
    0,
  )
}

function bestByWords(plan: Plan, keyword: KeywordResult, idf: readonly number[]): string[] {
  const scored = keyword.hits.map(({ itemId, matches }) => ({
    itemId,
    score: wordScore(plan, matches, idf),
  }))
  return scored
    .sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1))
    .slice(0, keywordItems)
    .map(({ itemId }) => itemId)
}

function joinPassages(
  keyword: KeywordResult,
  semantic: readonly ScoredPassage[],
): Map<string, PassageEvidence[]> {
  const rows = new Map<number, PassageEvidence & { itemId: string }>()
  for (const { row, itemId, matches } of keyword.passages) {
    rows.set(row, { row, itemId, matches, vector: null, lateInteraction: null })
  }
  for (const { row, itemId, vector, lateInteraction } of semantic) {
    rows.set(row, { row, itemId, matches: rows.get(row)?.matches ?? [], vector, lateInteraction })
  }
  return Map.groupBy(rows.values(), ({ itemId }) => itemId)
}

type Holders = ReadonlySet<string>

async function holdersOf(engine: SearchEngine, { words }: PlannedPhrase, filter: Filter): Promise<Holders> {
  return new Set((await engine.phrase(words, filter)).map(({ itemId }) => itemId))
}

/** For each group of alternatives the items that hold one of its phrases. */
async function phraseGroups(engine: SearchEngine, plan: Plan, filter: Filter): Promise<Holders[]> {
  const groups: Holders[] = []
  for (const { phrases } of plan.alternatives) {
    const holders: string[] = []
    for (const phrase of phrases) holders.push(...(await holdersOf(engine, phrase, filter)))
    groups.push(new Set(holders))
  }
  return groups
}

/** Keeps items that hold every wanted phrase and none of the excluded ones. */
async function keepPhrases(
  engine: SearchEngine,
  plan: Plan,
  filter: Filter,
  ids: readonly string[],
): Promise<readonly string[]> {
  let kept = ids
  for (const phrase of plan.phrases) {
    const holders = await holdersOf(engine, phrase, filter)
    kept = kept.filter((id) => holders.has(id))
  }
  for (const phrase of plan.excluded.phrases) {
    const holders = await holdersOf(engine, phrase, filter)
    kept = kept.filter((id) => !holders.has(id))
  }
  return kept
}

/** Items that meet the filter and hold nothing excluded: what a query without wanted words lists. */
export async function listMatching(
  engine: SearchEngine,
  plan: Plan,
  filter: Filter,
): Promise<readonly string[]> {
  const { hits } = await engine.keyword(plan.variants, filter)
  const holders = new Set(
    hits
      .filter(({ matches }) => scoreTerms(plan, matches).some(({ presence }) => presence > 0))
      .map(({ itemId }) => itemId),
  )
  const ids = await engine.matching(filter)
  return keepPhrases(
    engine,
    plan,
    filter,
    ids.filter((id) => !holders.has(id)),
  )
}
