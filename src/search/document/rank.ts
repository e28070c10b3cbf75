import type { Filter, KeywordResult, SearchEngine } from '../../engines/port.ts'
import type { Plan } from '../plan.ts'
import { type Ranked, scoreTerms, type TermScore, termIdf, weightedMean } from '../rank.ts'
import { weights } from '../weights.ts'

/** A document that is compared with the items of the collection. */
export interface ComparedDocument {
  /** Its informative words. */
  readonly plan: Plan
  /** L2-normalised vectors of its stretches; without any, words alone decide. */
  readonly vectors: readonly Float32Array[]
}

/** Share of the words in a score. Late interaction would gain nothing: such texts are much longer than queries. */
const wordShare = 0.5
/** Below this an item says little of what the document says; words alone give lower scores. */
const floor = { words: 0.08, both: 0.33 } as const
/** Items by words whose vectors are compared too. */
const comparedByWords = 80
/** Nearest passages to each stretch. */
const nearestPassages = 60

/** Scores the items that are near a document by their words or their meaning; best first. */
export async function rankDocument(
  engine: SearchEngine,
  { plan, vectors }: ComparedDocument,
  filter: Filter,
): Promise<Ranked[]> {
  const byWords = scoreWords(plan, await engine.keyword(plan.variants, filter))
  const compared = new Set(
    [...byWords.values()]
      .sort((a, b) => b.keyword - a.keyword)
      .slice(0, comparedByWords)
      .map(({ itemId }) => itemId),
  )
  for (const vector of vectors) {
    for (const { itemId } of await engine.nearest(vector, filter, nearestPassages)) compared.add(itemId)
  }
  const byMeaning = await scoreMeaning(engine, vectors, [...compared])
  return [...new Set([...byWords.keys(), ...compared])]
    .map((itemId) => fuse(byWords.get(itemId) ?? noWords(itemId), byMeaning.get(itemId)))
    .filter(({ score, vector }) => score >= (vector === null ? floor.words : floor.both))
    .sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1))
}

interface WordScore {
  readonly itemId: string
  readonly keyword: number
  readonly coverage: number
  readonly terms: readonly TermScore[]
  /** Word score by row of the passage. */
  readonly passages: ReadonlyMap<number, number>
}

const noWords = (itemId: string): WordScore => ({
  itemId,
  keyword: 0,
  coverage: 0,
  terms: [],
  passages: new Map(),
})

/** As a query's keyword score, over the document's informative words. */
function scoreWords(plan: Plan, result: KeywordResult): ReadonlyMap<string, WordScore> {
  const idf = termIdf(plan, result)
  const mean = (terms: readonly TermScore[], figure: (term: TermScore) => number): number =>
    weightedMean(plan.units, terms, idf, figure)
  const passagesOf = Map.groupBy(result.passages, ({ itemId }) => itemId)
  const scores = result.hits.map(({ itemId, matches }): WordScore => {
    const terms = scoreTerms(plan, matches)
    const coverage = mean(terms, ({ presence }) => presence)
    const passages = new Map(
      passagesOf
        .get(itemId)
        ?.map((passage) => [
          passage.row,
          mean(scoreTerms(plan, passage.matches), ({ strength }) => strength),
        ]),
    )
    const keyword =
      weights.keyword.item * mean(terms, ({ strength }) => strength) +
      weights.keyword.passage * Math.max(0, ...passages.values()) +
      weights.keyword.coverage * coverage
    return { itemId, keyword, coverage, terms, passages }
  })
  return new Map(scores.map((score) => [score.itemId, score]))
}

interface MeaningScore {
  /** Mean over the stretches of the cosine of their nearest passage: the whole document counts, not its best line. */
  readonly mean: number
  /** Best cosine by row of the passage. */
  readonly passages: ReadonlyMap<number, number>
}

async function scoreMeaning(
  engine: SearchEngine,
  vectors: readonly Float32Array[],
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, MeaningScore>> {
  const scores = new Map<string, { sum: number; passages: Map<number, number> }>()
  for (const vector of vectors) {
    const compared = await engine.vectors(itemIds, vector)
    for (const [itemId, own] of Map.groupBy(compared, (passage) => passage.itemId)) {
      const score = scores.get(itemId) ?? { sum: 0, passages: new Map() }
      score.sum += Math.max(...own.map(({ cosine }) => cosine))
      for (const { row, cosine } of own) {
        score.passages.set(row, Math.max(cosine, score.passages.get(row) ?? -1))
      }
      scores.set(itemId, score)
    }
  }
  return new Map(
    [...scores].map(([itemId, { sum, passages }]) => [itemId, { mean: sum / vectors.length, passages }]),
  )
}

/** An item without vectors is scored by its words alone, as in a search. */
function fuse(words: WordScore, meaning: MeaningScore | undefined): Ranked {
  const rows = new Set([...words.passages.keys(), ...(meaning?.passages.keys() ?? [])])
  const score = (keyword: number, cosine: number | undefined): number =>
    cosine === undefined ? keyword : wordShare * keyword + (1 - wordShare) * scaled(cosine)
  const passages = [...rows]
    .map((row) => ({ row, score: score(words.passages.get(row) ?? 0, meaning?.passages.get(row)) }))
    .sort((a, b) => b.score - a.score || a.row - b.row)
  return {
    itemId: words.itemId,
    score: score(words.keyword, meaning?.mean),
    coverage: words.coverage,
    keyword: words.keyword,
    vector: meaning ? Math.max(...meaning.passages.values()) : null,
    lateInteraction: null,
    terms: words.terms,
    passages,
  }
}

function scaled(cosine: number): number {
  const { low, high } = weights.scale.vector
  return Math.max(0, (cosine - low) / (high - low))
}
