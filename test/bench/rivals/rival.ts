import Database from 'better-sqlite3'
import type { Embedder } from '../../../src/embedding/port.ts'
import type { SearchEngine } from '../../../src/engines/port.ts'
import type { Find } from '../../../src/evaluation/evaluate.ts'

/** What every engine is given: the agenda items of one index, as documents with the fields that ours has. */
export interface ItemDocument {
  /** `<document>#<ordinal>`, as judgments name items. */
  readonly name: string
  readonly title: string
  readonly decision: string
  /** All other sections. */
  readonly sections: string
  readonly caseNumber: string
  /** Who met where. */
  readonly meeting: string
}

export interface PassageDocument {
  readonly item: ItemDocument
  readonly text: string
  /** L2-normalised, from our own index; null for a passage found by words only. */
  readonly vector: readonly number[] | null
}

export interface Corpus {
  readonly items: readonly ItemDocument[]
  readonly passages: readonly PassageDocument[]
  readonly embedder: Embedder
}

export interface Rival {
  readonly name: string
  /** Its set-up in a few words, for the table. */
  readonly setup: string
  /** True for a server: its time is taken by the clock, that of others in processor time. */
  readonly remote?: boolean
  readonly open: (corpus: Corpus) => Promise<Find>
}

/** Columns of an item, in the order of the weights below. */
export const itemFields = ['title', 'decision', 'sections', 'caseNumber', 'meeting'] as const

/** How much a field counts where an engine takes weights. Of those tried, no other did more for the others. */
export const fieldWeights = { title: 2, decision: 1, sections: 1, caseNumber: 1, meeting: 1 } as const

/** Reads items, passages and their vectors from a finished index. */
export async function readCorpus(engine: SearchEngine, folder: string, embedder: Embedder): Promise<Corpus> {
  const ids = await engine.matching({})
  const items = new Map(
    (await engine.items(ids)).map(({ id, item, meeting, source }) => [
      id,
      {
        name: `${source.name}#${item.ordinal}`,
        title: item.title,
        decision: item.decision ?? '',
        sections: item.sections
          .filter(({ kind }) => kind !== 'decision')
          .map(({ text }) => text)
          .join('\n\n'),
        caseNumber: item.caseNumber ?? '',
        meeting: [meeting.municipality, meeting.body, item.caseWorker].filter(Boolean).join(', '),
      },
    ]),
  )
  const vectors = readVectors(folder)
  const passages = (await engine.passages(ids)).flatMap(({ row, itemId, passage }) => {
    const item = items.get(itemId)
    return item ? [{ item, text: passage.text, vector: vectors.get(row) ?? null }] : []
  })
  return { items: [...items.values()], passages, embedder }
}

/** The engine's port hands out cosines only; other engines need the vectors themselves. */
function readVectors(folder: string): ReadonlyMap<number, readonly number[]> {
  const database = new Database(`${folder}/index.sqlite`, { readonly: true })
  const rows = database
    .prepare<[], { row: number; vector: Buffer }>(
      'SELECT passages.id AS row, vectors.vector FROM passages JOIN vectors ON vectors.id = passages.vector',
    )
    .all()
  database.close()
  return new Map(
    rows.map(({ row, vector }) => [row, [...new Float32Array(new Uint8Array(vector).buffer)]] as const),
  )
}

/** The first hits of an engine that finds passages, as items: each counts by its best passage. */
export function firstItems(names: readonly string[]): string[] {
  return [...new Set(names)]
}
