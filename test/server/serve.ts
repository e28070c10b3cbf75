import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AppOptions, createApp } from '../../server/app.ts'
import { startServer } from '../../server/main.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { createQuotes, type Quotes } from '../../src/answers/quotes.ts'
import { type AnswerService, createAnswerService } from '../../src/answers/service.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { createLexicons } from '../../src/search/lexicon.ts'
import { createSearchService, type SearchService } from '../../src/search/service.ts'
import { documents } from './collection.ts'

export const version = '1.2.3-test'

export interface Served {
  readonly url: string
  /** The same application, to be asked without a connection. */
  readonly app: ReturnType<typeof createApp>
  readonly engine: SearchEngine
  readonly service: SearchService
  readonly answers: AnswerService | null
  close(): Promise<void>
}

/** Pure, and slow to load: one for all. */
const analyzer = createDanishAnalyzer()

type Changes = Partial<Omit<AppOptions, 'version'>> & {
  readonly documents?: typeof documents
  /** Makes answers of the parts that are opened here; null for a server without. */
  readonly answersOf?: ((quotes: Quotes) => AnswerService) | null
}

/** The real engine, analyzer and server over the invented minutes, on a free port of the loopback address. */
export async function serve(changes: Changes = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'referatsoeg-server-'))
  const engine = openEmbeddedEngine({
    folder,
    access: 'write',
    analyzer,
    embedder: { id: 'none', dimensions: 8 },
    now: () => new Date('2026-01-15T10:00:00Z'),
  })
  const { documents: indexed = documents, answersOf, ...options } = changes
  for (const document of indexed) await engine.replaceDocument(document)
  const parts = { engine, analyzer, embedder: null, lexicon: createLexicons(engine, analyzer) }
  const service = createSearchService(parts)
  const quotes = createQuotes({ ...parts, search: service })
  const plain = (): AnswerService => createAnswerService({ quotes, wording: null })
  const answers = answersOf === null ? null : (answersOf?.(quotes) ?? plain())
  const app = createApp({
    service,
    ...(answers && { answers }),
    ready: () => ({ ready: true, reasons: [] }),
    ...options,
    version,
  })
  const server = await startServer({ app, host: '127.0.0.1', port: 0 })
  return {
    url: server.url,
    app,
    engine,
    service,
    answers,
    async close() {
      await server.close()
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
