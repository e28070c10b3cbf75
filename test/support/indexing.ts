import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type IndexEvent, type IndexRun, runIndexing } from '../../indexer/pipeline.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { createHashingEmbedder } from './hashing-embedder.ts'
import { type PrintedMinutes, printMinutes } from './minutes.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The pipeline over real files and the real engine. */

export const embedder = createHashingEmbedder()
const analyzer = createDanishAnalyzer()

export function openEngine(folder = temporaryFolder()): SearchEngine {
  return openEmbeddedEngine({ folder, access: 'write', analyzer, embedder })
}

export interface Ran {
  readonly events: readonly IndexEvent[]
  /** `name: state` of every document, in order. */
  readonly documents: readonly string[]
}

export async function run(
  engine: SearchEngine,
  paths: readonly string[],
  options: Partial<IndexRun> = {},
): Promise<Ran> {
  const events: IndexEvent[] = []
  await runIndexing({
    engine,
    embedder,
    paths,
    prune: false,
    signal: new AbortController().signal,
    ...options,
    report: (event) => {
      events.push(event)
      options.report?.(event)
    },
  })
  const documents = events.flatMap((event) =>
    event.type === 'document' ? [`${event.name}: ${event.error?.code ?? event.state}`] : [],
  )
  return { events, documents }
}

export function write(folder: string, name: string, content: string | Uint8Array | PrintedMinutes): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : printMinutes(content)
  writeFileSync(path, bytes)
  return path
}

/** Minutes of a body of their own about one matter. */
export function minutesOn(matter: string): PrintedMinutes {
  const text = `${matter} blev drøftet, og forvaltningen redegjorde for ${matter.toLowerCase()} i kommunen.`
  return { body: `${matter}udvalget`, items: [{ title: `Status for ${matter.toLowerCase()}`, text }] }
}

/** What is in the index, apart from times and row numbers. */
export async function contents(engine: SearchEngine): Promise<object> {
  const ids = (await engine.matching({})).toSorted()
  const items = await engine.items(ids)
  const passages = await engine.passages(ids)
  const { generation: _, contentGeneration: __, ...stats } = await engine.stats()
  return {
    stats,
    documents: (await engine.documents()).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    items: items.map(({ id, item, meeting }) => ({ id, item, meeting })),
    passages: passages
      .map(({ itemId, passage }) => ({ itemId, passage }))
      .toSorted((a, b) => (`${a.itemId} ${a.passage.ordinal}` < `${b.itemId} ${b.passage.ordinal}` ? -1 : 1)),
  }
}

export async function titles(engine: SearchEngine): Promise<string[]> {
  return (await engine.items(await engine.matching({}))).map(({ item }) => item.title).sort()
}
