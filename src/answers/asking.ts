import type { Analyzer } from '../analysis/analyzer.ts'
import type { Hit, SearchMode } from '../contract/search.ts'
import type { Embedder } from '../embedding/port.ts'
import { type LateInteractionQuery, maxSim, prepareLateInteraction } from '../embedding/token-vectors.ts'
import type { SearchEngine } from '../engines/port.ts'
import type { Lexicon } from '../search/lexicon.ts'
import { planQuery } from '../search/plan.ts'
import { parseQuery } from '../search/query.ts'
import { termIdf, termImportance } from '../search/rank.ts'
import { createMatcher, type Matcher } from './matcher.ts'
import { type Asked, readQuestion } from './question.ts'

/** A question made ready for looking at sentences. */
export interface Asking {
  readonly asked: Asked
  readonly matcher: Matcher
  /** Importance of each term of the plan; 0 for what must not stand in an item. */
  readonly idf: readonly number[]
  /** Null without a model. */
  readonly meaning: { readonly vector: Float32Array; readonly tokens: LateInteractionQuery } | null
}

export interface AskingParts {
  readonly engine: SearchEngine
  readonly analyzer: Analyzer
  readonly embedder: Embedder | null
  readonly lexicon: () => Promise<Lexicon>
}

export async function prepareQuestion(
  { engine, analyzer, embedder, lexicon }: AskingParts,
  question: string,
  mode: SearchMode,
): Promise<Asking> {
  const query = parseQuery(question)
  const plan = planQuery(query, await lexicon())
  const excluded = new Set(plan.excluded.terms)
  const idf = termIdf(plan, await engine.keyword(plan.variants, {})).map((weight, term) =>
    excluded.has(term) ? 0 : weight,
  )
  const embedding =
    mode === 'keyword' || query.text === ''
      ? null
      : // A model that fails has made the search `degraded` already.
        await embedder?.embedQuery(query.text).catch(() => null)
  return {
    asked: readQuestion(question) ?? 'open',
    matcher: createMatcher(analyzer, plan),
    idf,
    meaning: embedding
      ? {
          vector: embedding.vector,
          tokens: prepareLateInteraction(embedding.tokens, termImportance(plan, idf)),
        }
      : null,
  }
}

/** Share of the question's names that an item must know. */
const leastNames = 0.5
/** A question about somebody or some place is not answered by an item that does not name it. */
export function knowsNames(question: string, { why }: Pick<Hit, 'why'>): boolean {
  const names = question.match(/(?<=\S\s+)\p{Lu}[\p{L}\p{N}]+/gu) ?? []
  // What is only spelt alike is somebody else.
  const known = new Set(why.words.filter(({ how }) => how !== 'typo').map(({ word }) => word))
  return names.filter((name) => known.has(name)).length >= names.length * leastNames
}

/** Late interaction of the question with a part of a passage; null for a passage without vectors. */
export type Likeness = (row: number, from: number, to: number) => number | null

/**
 * The passage's own token vectors serve its sentences too, since they lie in it in the order of its characters: as good
 * as a vector of its own for each sentence, and no pass through the model.
 */
export async function prepareLikeness(
  engine: SearchEngine,
  meaning: Asking['meaning'],
  itemIds: readonly string[],
): Promise<Likeness> {
  if (!meaning || itemIds.length === 0) return () => null
  const { vector, tokens } = meaning
  const bitsOf = new Map((await engine.vectors(itemIds, vector)).map(({ row, bits }) => [row, bits]))
  return (row, from, to) => {
    const bits = bitsOf.get(row)
    if (!bits || bits.length === 0) return null
    const count = bits.length / tokens.bytes
    const first = Math.min(count - 1, Math.floor(from * count))
    const last = Math.max(first + 1, Math.ceil(to * count))
    return maxSim(tokens, [bits.subarray(first * tokens.bytes, last * tokens.bytes)])[0] ?? null
  }
}
