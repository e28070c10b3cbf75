import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Analyzer } from '../../src/analysis/analyzer.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import type { Settings } from '../../src/config.ts'
import { rememberQueries } from '../../src/embedding/cache.ts'
import { checkVectors } from '../../src/embedding/guard.ts'
import { createEmbedderPool } from '../../src/embedding/pool.ts'
import type { Embedder } from '../../src/embedding/port.ts'
import { createTransformersEmbedder } from '../../src/embedding/transformers.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { startWorker } from './spawn.ts'

const bundledModel = fileURLToPath(new URL('../../models/multilingual-e5-small-da', import.meta.url))
const mostWorkers = 4

export interface Opened {
  readonly engine: SearchEngine
  readonly analyzer: Analyzer
  readonly embedder: Embedder | null
  close(): Promise<void>
}

/**
 * The parts a command works with, put together from its settings. Who writes embeds many passages: in workers, where
 * there are cores for several.
 * @throws SearchError as `openEmbeddedEngine`
 */
export function open(settings: Settings, access: 'read' | 'write'): Opened {
  const analyzer = createDanishAnalyzer()
  const embedder = access === 'write' ? createPassageEmbedder(settings) : createEmbedder(settings)
  const engine = openEmbeddedEngine({ folder: settings.data, access, analyzer, embedder })
  return {
    engine,
    analyzer,
    // Without a model the index still says which one its vectors will come from.
    embedder: settings.model === 'none' ? null : checkVectors(rememberQueries(embedder)),
    async close() {
      await engine.close()
      await embedder.close()
    },
  }
}

/** The model in this process. */
export function createEmbedder({ model, threads }: Settings): Embedder {
  return createTransformersEmbedder({
    modelFolder: model === '' || model === 'none' ? bundledModel : model,
    ...(threads > 0 ? { threads } : {}),
  })
}

function createPassageEmbedder(settings: Settings): Embedder {
  const embedder = createEmbedder(settings)
  const size = workersOf(settings)
  if (size < 2) return embedder
  // One text a worker and one thread a text fill the cores.
  const threads = settings.threads || 1
  return createEmbedderPool({
    embedder,
    size,
    start: () => startWorker('embedding', { ...settings, threads }),
  })
}

/** How many workers run side by side. */
export function workersOf({ workers }: Settings): number {
  return workers || Math.min(availableParallelism(), mostWorkers)
}
