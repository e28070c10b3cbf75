import {
  type Precedent,
  type PrecedentsQuery,
  type PrecedentsResponse,
  precedentLimits,
} from '../../contract/precedents.ts'
import type { Hit } from '../../contract/search.ts'
import type { Embedder } from '../../embedding/port.ts'
import type { EngineStats, StoredItem } from '../../engines/port.ts'
import { SearchError } from '../../errors.ts'
import { maskCpr } from '../../model/personal-numbers.ts'
import { canBeSearched } from '../check-query.ts'
import { createHits } from '../hits.ts'
import { degradedBy, type Parts, planWords, substantial } from './index.ts'
import { findGist } from './informative.ts'
import { rankDocument } from './rank.ts'

export interface PrecedentsRequest extends Omit<PrecedentsQuery, 'filter'> {
  readonly filter?: PrecedentsQuery['filter']
}

/**
 * Earlier cases that are like a draft, with what was recommended and decided. Personal numbers are masked before
 * anything else is done with the draft, and nothing of it is kept.
 * @throws SearchError `query-too-short`, `query-too-long`
 */
export async function findPrecedents(
  { engine, analyzer, lexicon }: Parts,
  embedder: Embedder | null,
  { title = '', text, limit = precedentLimits.defaultLimit, filter = {} }: PrecedentsRequest,
): Promise<Omit<PrecedentsResponse, 'tookMs'>> {
  const draft = readDraft(title, text)
  const stats = await engine.stats()
  const { words, windows } = await findGist(engine, analyzer, draft)
  const plan = planWords(words, await lexicon())
  const { vectors, degraded } = await embedWindows(embedder, windows, stats)
  const ranked = await rankDocument(engine, { plan, vectors }, substantial(filter))
  const hits = await createHits(engine, analyzer, plan, ranked.slice(0, limit))
  const stored = new Map((await engine.items(hits.map(({ id }) => id))).map((item) => [item.id, item]))
  return {
    generation: stats.generation,
    degraded,
    hits: hits.map((hit) => withDecision(hit, stored.get(hit.id))),
  }
}

function readDraft(title: string, text: string): string {
  if (text.length > precedentLimits.text || title.length > precedentLimits.title) {
    throw new SearchError('query-too-long', `The draft has ${text.length + title.length} characters.`, {
      hint: 'Shorten the text to at most 20,000 characters and the title to 1,000.',
    })
  }
  const draft = maskCpr(`${title}\n\n${text}`).text.toWellFormed().normalize('NFC')
  if (!canBeSearched(draft)) {
    throw new SearchError('query-too-short', 'The draft holds fewer than 2 letters or digits.')
  }
  return draft
}

/** As passages, not as queries: those are remembered, and a draft is not. */
async function embedWindows(
  embedder: Embedder | null,
  windows: readonly string[],
  stats: EngineStats,
): Promise<{ vectors: readonly Float32Array[]; degraded: string[] }> {
  const byWords = { vectors: [], degraded: stats.embeddable > 0 ? ['semantic'] : [] }
  if (!embedder || stats.embedded === 0) return byWords
  try {
    const embeddings = await embedder.embedPassages(windows)
    return { vectors: embeddings.map(({ vector }) => vector), degraded: degradedBy(stats) }
  } catch (error) {
    if (error instanceof SearchError && error.code === 'embedding-unavailable') return byWords
    throw error
  }
}

function withDecision(hit: Hit, stored: StoredItem | undefined): Precedent {
  const sections = stored?.item.sections.filter(({ kind }) => kind === 'recommendation') ?? []
  return {
    ...hit,
    recommendation: sections.length > 0 ? sections.map(({ text }) => text).join('\n\n') : null,
    decisionText: stored?.item.decision ?? null,
  }
}
