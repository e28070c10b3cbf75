import { flushCompileCache } from 'node:module'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { limitTime } from '../../src/embedding/guard.ts'
import type { Embedder } from '../../src/embedding/port.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import { createSearchService, type SearchService } from '../../src/search/service.ts'
import { answerCalls } from '../../src/workers/answer.ts'
import { createHashingEmbedder } from '../support/hashing-embedder.ts'
import { modelFaults, searchFaults } from './pool-faults.ts'

/** A search worker over the real engine, which hangs, breaks off or loses its model when it is asked to. */
export interface PoolWorkerData {
  readonly folder: string
}

process.on('disconnect', () => process.exit())

const embedder = createHashingEmbedder()

function hang(): never {
  for (;;);
}

const onModel: Readonly<Record<string, () => unknown>> = {
  [modelFaults.hang]: hang,
  [modelFaults.slow]: () => new Promise(() => {}),
  [modelFaults.kill]: () => process.kill(process.pid, 'SIGKILL') && hang(),
}

const faulty: Embedder = {
  ...embedder,
  async embedQuery(text) {
    await onModel[text]?.()
    return embedder.embedQuery(text)
  },
}

const onSearch: Readonly<Record<number, () => unknown>> = {
  [searchFaults.hang]: hang,
  [searchFaults.exit]: () => process.exit(1),
  [searchFaults.slow]: () => new Promise((resolve) => setTimeout(resolve, 60)),
}

answerCalls(process, async ({ folder }: PoolWorkerData): Promise<SearchService> => {
  const analyzer = createDanishAnalyzer()
  const engine = openEmbeddedEngine({ folder, access: 'read', analyzer, embedder })
  const service = createSearchService({ engine, analyzer, embedder: limitTime(faulty, 1_000) })
  await service.search({ query: 'opvarmning' })
  flushCompileCache()
  return {
    ...service,
    async search(request) {
      await onSearch[request.limit ?? 0]?.()
      return service.search(request)
    },
  }
})
