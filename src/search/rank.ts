import type { SearchMode } from '../contract/search.ts'
import type { KeywordMatch, KeywordResult, KeywordVariant } from '../engines/port.ts'
import type { Plan, PlannedTerm } from './plan.ts'
import { weights as defaultWeights, type Weights } from './weights.ts'

/** Everything known about one candidate item before it is scored. */
export interface Evidence {
  readonly itemId: string
  /** For a standing item the share of the query that its title answers, 0 to 1; null for items of substance. */
  readonly standing: number | null
  /** For each group of alternatives whether one of its phrases stands in the item. */
  readonly phraseGroups: readonly boolean[]
  /** Matches of the whole item and of each of its passages. */
  readonly matches: readonly KeywordMatch[]
  readonly passages: readonly PassageEvidence[]
}

export interface PassageEvidence {
  readonly row: number
  readonly matches: readonly KeywordMatch[]
  /** Cosine; null when the passage has no vector or the vector leg was not asked. */
  readonly vector: number | null
  /** MaxSim; null as above. */
  readonly lateInteraction: number | null
}

export interface TermScore {
  readonly term: number
  readonly strength: number
  /** Weight of the best way the term matched; 0 when it did not. */
  readonly presence: number
  readonly variant: number | null
}

export interface Ranked {
  readonly itemId: string
  readonly score: number
  readonly coverage: number
  readonly keyword: number
  readonly vector: number | null
  readonly lateInteraction: number | null
  readonly terms: readonly TermScore[]
  /** Passages best first. */
  readonly passages: readonly { readonly row: number; readonly score: number }[]
}

/** Importance of each wanted term: idf over items, of its most frequent whole-word variant. */
export function termIdf(plan: Plan, result: Pick<KeywordResult, 'items' | 'frequencies'>): number[] {
  return plan.terms.map(({ variants }) => {
    const whole = variants.filter((index) => isWhole(plan.variants[index]))
    const counts = (list: readonly number[]): number[] => list.map((index) => result.frequencies[index] ?? 0)
    const frequency = Math.max(0, ...counts(whole)) || Math.max(0, ...counts(variants))
    return Math.log(1 + (result.items - frequency + 0.5) / (frequency + 0.5))
  })
}

/** Weight of a word of the query for late interaction: the idf of its term; words outside the plan count as rare. */
export function termImportance(plan: Plan, idf: readonly number[]): (word: string) => number {
  const known = new Map(plan.terms.map(({ surface }, index) => [surface.toLowerCase(), idf[index] ?? 0]))
  const rarest = Math.max(1, ...idf)
  return (word) => known.get(word) ?? rarest
}

const isWhole = (variant: KeywordVariant | undefined): boolean =>
  variant !== undefined && variant.how !== 'part' && variant.how !== 'synonym'

/** How strongly each term stands in an item or passage. */
export function scoreTerms(
  plan: Plan,
  matches: readonly KeywordMatch[],
  weights: Weights = defaultWeights,
): TermScore[] {
  const strengths = new Map<number, number>()
  const found = new Set<number>()
  for (const { variant, strength } of matches) {
    strengths.set(variant, strength)
    for (const term of plan.termsByVariant[variant] ?? []) found.add(term)
  }
  // Thousands of items and passages hold one term each: the others are not gone through.
  return plan.terms.map((term, index) =>
    found.has(index) ? scoreTerm(plan, term, index, strengths, weights) : absent(index),
  )
}

const absent = (term: number): TermScore => ({ term, strength: 0, presence: 0, variant: null })

function scoreTerm(
  plan: Plan,
  term: PlannedTerm,
  index: number,
  strengths: ReadonlyMap<number, number>,
  weights: Weights,
): TermScore {
  let best = absent(index)
  const parts: { variant: number; strength: number; weight: number }[] = []
  let partCount = 0
  for (const variant of term.variants) {
    const planned = plan.variants[variant]
    if (!planned) continue
    const { how } = planned
    const weight =
      how === 'synonym' ? Math.min(1, planned.weight * weights.variants.synonym) : weights.variants[how]
    if (how === 'part') partCount++
    const strength = strengths.get(variant)
    if (strength === undefined) continue
    if (how === 'part') parts.push({ variant, strength, weight })
    else if (strength * weight > best.strength) {
      best = { term: index, strength: strength * weight, presence: weight, variant }
    }
  }
  best = bestComposite(term, index, strengths, best, weights)
  const [first] = parts
  if (!first) return best
  // Parts count together: a compound's meaning needs all of them, one alone says little.
  const share = parts.length / partCount
  const strength = parts.reduce((sum, part) => sum + part.strength * part.weight, 0) / partCount
  if (strength <= best.strength) return best
  return { term: index, strength, presence: first.weight * share, variant: first.variant }
}

/** A synonym of several words is as strong as its weakest word. */
function bestComposite(
  term: PlannedTerm,
  index: number,
  strengths: ReadonlyMap<number, number>,
  soFar: TermScore,
  weights: Weights,
): TermScore {
  let best = soFar
  for (const composite of term.composites) {
    const { words } = composite
    const weight = Math.min(1, composite.weight * weights.variants.synonym)
    const weakest = Math.min(...words.map((keys) => Math.max(...keys.map((key) => strengths.get(key) ?? 0))))
    const variant = words[0]?.find((key) => strengths.has(key)) ?? null
    if (weakest * weight > best.strength) {
      best = { term: index, strength: weakest * weight, presence: weight, variant }
    }
  }
  return best
}

/** idf-weighted mean of a term figure over what is wanted, 0 to 1. */
export function weightedMean(
  units: readonly (readonly number[])[],
  terms: readonly TermScore[],
  idf: readonly number[],
  figure: (term: TermScore) => number,
): number {
  let sum = 0
  let total = 0
  for (const unit of units) {
    let weight = 0
    let best = 0
    for (const index of unit) {
      weight = Math.max(weight, idf[index] ?? 0)
      const term = terms[index]
      if (term) best = Math.max(best, figure(term))
    }
    sum += weight * best
    total += weight
  }
  return total === 0 ? 0 : sum / total
}

/**
 * The weights of hybrid search for one query. Where no item holds enough of its words, the words say little, and meaning counts for
 * more; the floor moves along, so that no more gets in.
 */
export function weightsFor(
  plan: Plan,
  idf: readonly number[],
  evidence: readonly Evidence[],
  weights: Weights = defaultWeights,
): Weights {
  const coverage = ({ matches }: Evidence): number =>
    weightedMean(plan.units, scoreTerms(plan, matches, weights), idf, ({ presence }) => presence)
  let best = 0
  for (const item of evidence) {
    best = Math.max(best, coverage(item))
    if (best >= weights.telling) return weights
  }
  const share = best / weights.telling
  const { hybrid, semantic } = weights.floor
  return {
    ...weights,
    fusion: weights.fusion * share,
    floor: { ...weights.floor, hybrid: semantic + (hybrid - semantic) * share },
  }
}

/** Scores one candidate; null when it is not eligible. Pure, and the same for every page of a result. */
export function rankItem(
  plan: Plan,
  idf: readonly number[],
  evidence: Evidence,
  mode: SearchMode,
  weights: Weights = defaultWeights,
): Ranked | null {
  const mean = (terms: readonly TermScore[], figure: (term: TermScore) => number): number =>
    weightedMean(plan.units, terms, idf, figure)
  const terms = scoreTerms(plan, evidence.matches, weights)
  if (!meetsDemands(plan, terms, evidence.phraseGroups)) return null
  const passages = evidence.passages.map((passage) => ({
    ...passage,
    keyword: mean(scoreTerms(plan, passage.matches, weights), ({ strength }) => strength),
  }))
  const coverage = mean(terms, ({ presence }) => presence)
  const figures = {
    coverage,
    keyword:
      weights.keyword.item * mean(terms, ({ strength }) => strength) +
      weights.keyword.passage * Math.max(0, ...passages.map(({ keyword }) => keyword)) +
      weights.keyword.coverage * coverage,
    vector: maximum(passages.map(({ vector }) => vector)),
    lateInteraction: maximum(passages.map(({ lateInteraction }) => lateInteraction)),
  }
  const entities = identifiers(plan, terms, idf)
  const fused =
    mode === 'semantic'
      ? entities.share * entities.presence + (1 - entities.share) * fuse(figures, mode, weights)
      : fuse(figures, mode, weights)
  if (!isEligible(figures, fused, mode, weights)) return null
  const ordered = passages
    .map((passage) => ({ row: passage.row, score: fuse({ ...passage, coverage: 0 }, mode, weights) }))
    .sort((a, b) => b.score - a.score || a.row - b.row)
  const { standing } = evidence
  const score = fused * (standing === null ? 1 : weights.standing + (1 - weights.standing) * standing)
  return { itemId: evidence.itemId, ...figures, score, terms, passages: ordered }
}

/**
 * How much of the query is identifiers (case numbers, sections of law, amounts, dates), and how much of them stands
 * in the item. Identifiers have no meaning that a vector could hold, so they are matched as such in every mode.
 */
function identifiers(
  plan: Plan,
  terms: readonly TermScore[],
  idf: readonly number[],
): { share: number; presence: number } {
  let all = 0
  let some = 0
  let present = 0
  for (const { term, presence } of terms) {
    const weight = plan.excluded.terms.includes(term) ? 0 : (idf[term] ?? 0)
    all += weight
    const isEntity = plan.terms[term]?.variants.some((variant) => plan.variants[variant]?.how === 'entity')
    if (!isEntity) continue
    some += weight
    present += weight * presence
  }
  return { share: all === 0 ? 0 : some / all, presence: some === 0 ? 0 : present / some }
}

/** Required terms, groups of alternatives and exclusions: a matter of yes or no, apart from score. */
function meetsDemands(plan: Plan, terms: readonly TermScore[], phraseGroups: readonly boolean[]): boolean {
  const matches = (index: number): boolean => (terms[index]?.presence ?? 0) > 0
  const required = plan.terms.every((term, index) => !term.required || matches(index))
  const alternatives = plan.alternatives.every(
    (group, index) =>
      group.terms.length + group.phrases.length === 0 || phraseGroups[index] || group.terms.some(matches),
  )
  return required && alternatives && !plan.excluded.terms.some(matches)
}

function maximum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

interface Figures {
  readonly coverage: number
  readonly keyword: number
  readonly vector: number | null
  readonly lateInteraction: number | null
}

/** An item enters by enough of the query's informative words, or by a score above a calibrated floor. */
function isEligible(figures: Figures, score: number, mode: SearchMode, weights: Weights): boolean {
  if (mode !== 'semantic' && figures.coverage >= weights.floor.coverage) return true
  // What the meaning alone would let in is not kept out by having none of the words.
  if (mode === 'hybrid' && semanticScore(figures, weights) >= weights.floor.semantic) return true
  const scoredAs = figures.lateInteraction === null ? 'keyword' : mode
  return score >= weights.floor[scoredAs]
}

/** Vector and late interaction on one scale, about 0 for unrelated and 1 for the best texts. */
function semanticScore({ vector, lateInteraction }: Figures, weights: Weights): number {
  if (vector === null || lateInteraction === null) return 0
  return (
    weights.semantic.vector * scaled(vector, weights.scale.vector) +
    weights.semantic.lateInteraction * scaled(lateInteraction, weights.scale.lateInteraction)
  )
}

const scaled = (value: number, { low, high }: { low: number; high: number }): number =>
  (value - low) / (high - low)

/** Convex combination of the legs. An item without vectors yet is scored by its words alone. */
function fuse(figures: Figures, mode: SearchMode, weights: Weights): number {
  if (mode === 'keyword' || figures.lateInteraction === null) return figures.keyword
  const semantic = semanticScore(figures, weights)
  if (mode === 'semantic') return semantic
  return weights.fusion * figures.keyword + (1 - weights.fusion) * semantic
}
