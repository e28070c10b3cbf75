import { answerCalls } from '../../src/workers/answer.ts'
import { createHashingEmbedder } from '../support/hashing-embedder.ts'

/** An embedding worker that ends itself over one text. */
process.on('disconnect', () => process.exit())

const embedder = createHashingEmbedder(32)

answerCalls(process, async () => ({
  ...embedder,
  async embedPassages(texts: readonly string[]) {
    if (texts.includes('exit')) process.exit(1)
    return embedder.embedPassages(texts)
  },
}))
