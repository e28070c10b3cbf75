import { fileURLToPath } from 'node:url'
import type { Analyzer } from '../../src/analysis/analyzer.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import type { Settings } from '../../src/config.ts'
import { rememberQueries } from '../../src/embedding/cache.ts'
import { checkVectors } from '../../src/embedding/guard.ts'
import type { Embedder } from '../../src/embedding/port.ts'
import { createTransformersEmbedder } from '../../src/embedding/transformers.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import type { SearchEngine } from '../../src/engines/port.ts'

const bundledModel = fileURLToPath(new URL('../../models/multilingual-e5-small-da', import.meta.url))

export interface Opened {
  readonly engine: SearchEngine
  readonly analyzer: Analyzer
  readonly embedder: Embedder | null
  close(): Promise<void>
}

/**
 * The parts a command works with, put together from its settings.
 * @throws SearchError as `openEmbeddedEngine`
 */
export function open(settings: Settings, access: 'read' | 'write'): Opened {
  const analyzer = createDanishAnalyzer()
  const embedder = createTransformersEmbedder({
    modelFolder: settings.model === '' || settings.model === 'none' ? bundledModel : settings.model,
    ...(settings.threads > 0 ? { threads: settings.threads } : {}),
  })
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
