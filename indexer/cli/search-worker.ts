import { flushCompileCache } from 'node:module'
import type { Settings } from '../../src/config.ts'
import { limitTime } from '../../src/embedding/guard.ts'
import { SearchError } from '../../src/errors.ts'
import type { SearchService } from '../../src/search/service.ts'
import { type Opened, open } from './open.ts'
import { createServices } from './services.ts'
import { runWorker } from './worker-process.ts'

export interface SearchWorkerData {
  readonly settings: Settings
  /** Wait for an index with a document, instead of saying that there is none. */
  readonly patient: boolean
}

/** Milliseconds for a query's vector, so that half of the time limit is left for the words. */
const embeddingLimit = 1_500
const pollMs = 50

runWorker(async ({ settings, patient }: SearchWorkerData) => {
  const opened = patient ? await openWhenFilled(settings) : open(settings, 'read')
  const embedder = opened.embedder && limitTime(opened.embedder, embeddingLimit)
  const { service, answers } = createServices({ ...opened, embedder }, null)
  await warmUp(opened, service)
  flushCompileCache()
  return { ...service, quotes: answers.quotes }
})

async function openWhenFilled(settings: Settings): Promise<Opened> {
  let opened: Opened | null = null
  for (;;) {
    opened ??= tryOpen(settings)
    if (opened && (await opened.engine.stats()).documents > 0) return opened
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

function tryOpen(settings: Settings): Opened | null {
  try {
    return open(settings, 'read')
  } catch (error) {
    if (error instanceof SearchError && error.code === 'no-index') return null
    throw error
  }
}

/** Loads word lists and model, so that no search's time limit is spent on them. */
async function warmUp({ embedder }: Opened, service: SearchService): Promise<void> {
  await service.search({ query: 'opvarmning', mode: 'keyword' })
  // A missing model is no reason not to serve: answers then say that they are degraded.
  await embedder?.embedQuery('opvarmning').catch(() => {})
}
