import type { Analyzer } from '../../analysis/analyzer.ts'
import { type SimilarQuery, type SimilarResponse, similarLimits } from '../../contract/similar.ts'
import type { EngineStats, Filter, SearchEngine, StoredItem } from '../../engines/port.ts'
import { createHits } from '../hits.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Plan, planQuery } from '../plan.ts'
import { readItem } from '../read-item.ts'
import { substantialKinds, tellsCase } from '../telling.ts'
import type { Threads } from '../thread/index.ts'
import { findGist, mostWindows } from './informative.ts'
import { rankDocument } from './rank.ts'

export interface SimilarOptions extends Partial<SimilarQuery> {}

/** What comparing documents needs. */
export interface Parts {
  readonly engine: SearchEngine
  readonly analyzer: Analyzer
  readonly lexicon: () => Promise<Lexicon>
  readonly threads: Threads
}

/**
 * Agenda items that are like one, by its informative words and its stored vectors. Its own case in other meetings is
 * left out unless asked for.
 * @throws SearchError `not-found`
 */
export async function findSimilar(
  { engine, analyzer, lexicon, threads }: Parts,
  id: string,
  { limit = similarLimits.defaultLimit, filter = {}, withThread = false }: SimilarOptions,
): Promise<Omit<SimilarResponse, 'tookMs'>> {
  const stats = await engine.stats()
  const { words } = await findGist(engine, analyzer, tellingText(await readItem(engine, id)))
  const plan = planWords(words, await lexicon())
  const vectors = await ownVectors(engine, id)
  const own = new Set(withThread ? [id] : [id, ...(await threads.of(id))])
  const ranked = await rankDocument(engine, { plan, vectors }, substantial(filter))
  const kept = ranked.filter(({ itemId }) => !own.has(itemId)).slice(0, limit)
  return {
    id,
    generation: stats.generation,
    degraded: degradedBy(stats),
    hits: await createHits(engine, analyzer, plan, kept),
  }
}

function tellingText({ item }: StoredItem): string {
  const sections = item.sections.filter(({ kind }) => tellsCase(kind)).map(({ text }) => text)
  return [item.title, ...sections].join('\n\n')
}

/** Vectors of the passages that tell the case; of any where none does. */
async function ownVectors(engine: SearchEngine, id: string): Promise<Float32Array[]> {
  const embeddings = await engine.embeddings([id])
  const passages = await engine.passages([id])
  const telling = new Set(passages.filter(({ passage }) => tellsCase(passage.section)).map(({ row }) => row))
  const chosen = embeddings.filter(({ row }) => telling.has(row))
  return (chosen.length > 0 ? chosen : embeddings).slice(0, mostWindows).map(({ vector }) => vector)
}

/** A plan of words to compare by; none of them must stand in an item. */
export function planWords(words: readonly string[], lexicon: Lexicon): Plan {
  const clause = { kind: 'words', text: words.join(' '), part: null } as const
  const nothing = { alternatives: [], excluded: [], filter: {}, without: [], text: '' }
  return planQuery({ wanted: [clause], ...nothing }, lexicon)
}

/** Items that every agenda has are like nothing, unless somebody asks for them. */
export const substantial = (filter: Filter): Filter => ({ kind: substantialKinds, ...filter })

export const degradedBy = ({ embedded, embeddable }: EngineStats): string[] =>
  embedded < embeddable ? ['semantic'] : []
