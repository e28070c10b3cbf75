import { flushCompileCache } from 'node:module'
import type { Settings } from '../../src/config.ts'
import type { Embedder } from '../../src/embedding/port.ts'
import { createEmbedder } from './open.ts'
import { runWorker } from './worker-process.ts'

runWorker(async (settings: Settings): Promise<Embedder> => {
  const embedder = createEmbedder(settings)
  await embedder.embedPassages(['opvarmning'])
  flushCompileCache()
  return embedder
})
