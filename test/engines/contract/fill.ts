import { createDanishAnalyzer } from '../../../src/analysis/danish.ts'
import type { KeywordVariant, SearchEngine } from '../../../src/engines/port.ts'
import { collection } from '../../support/collection.ts'
import { createHashingEmbedder, embedPending } from '../../support/hashing-embedder.ts'

export const analyzer = createDanishAnalyzer()
export const embedder = createHashingEmbedder()

export async function fill(engine: SearchEngine): Promise<void> {
  for (const document of collection) await engine.replaceDocument(document)
}

export async function fillWithVectors(engine: SearchEngine): Promise<void> {
  await fill(engine)
  await embedPending(engine, embedder)
}

/** A word as the planner asks for it: one variant a key. */
export function asked(
  word: string,
  how: KeywordVariant['how'] = 'word',
  fields?: KeywordVariant['fields'],
): KeywordVariant[] {
  const keys = analyzer.analyze(word).flatMap((token) => token.queryKeys ?? token.keys)
  return keys.map((key) => (fields ? { key, weight: 1, how, fields } : { key, weight: 1, how }))
}

/** Ids of the items in which one of the variants stands. */
export async function found(engine: SearchEngine, variants: readonly KeywordVariant[]): Promise<string[]> {
  const { hits } = await engine.keyword(variants, {})
  return hits
    .filter(({ matches }) => matches.length > 0)
    .map(({ itemId }) => itemId)
    .sort()
}

export const sorted = (values: Iterable<string>): string[] => [...values].sort()
