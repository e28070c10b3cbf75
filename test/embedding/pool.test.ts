import { afterEach, describe, expect, it } from 'vitest'
import { createEmbedder } from '../../indexer/cli/open.ts'
import { startWorker } from '../../indexer/cli/spawn.ts'
import { readSettings } from '../../src/config.ts'
import { createEmbedderPool } from '../../src/embedding/pool.ts'
import type { Embedder, TextEmbedding } from '../../src/embedding/port.ts'
import type { WorkerLink } from '../../src/workers/connect.ts'
import { startTestWorker } from '../support/worker.ts'

/** The bundled model, in this process with one thread and in workers. */
const settings = readSettings({ threads: '1' }, {})
const alone = createEmbedder(settings)

let pool: Embedder
afterEach(() => pool.close())

function openPool(size: number, start: () => WorkerLink): { readonly links: WorkerLink[] } {
  const links: WorkerLink[] = []
  pool = createEmbedderPool({
    embedder: alone,
    size,
    start() {
      const link = start()
      links.push(link)
      return link
    },
  })
  return { links }
}

const sentences = [
  'Udvalget skal tage stilling til finansiering af et fælles tilbud til borgere med dobbeltdiagnose.',
  'Cykelstien bliver to kilometer lang, og anlægget koster 2,1 mio. kr.',
  '§ 99',
  'Godkendt.',
]
/** Of many lengths, so that the workers do not finish in order. */
const texts = Array.from({ length: 24 }, (_, index) =>
  Array.from({ length: 1 + ((index * 5) % 7) }, (_, word) => sentences[(index + word) % 4]).join(' '),
)

const bytes = ({ vector, tokens }: TextEmbedding): object => ({
  vector: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('hex'),
  values: Buffer.from(tokens.values.buffer, tokens.values.byteOffset, tokens.values.byteLength).toString(
    'hex',
  ),
  words: tokens.words,
  count: tokens.count,
  dimensions: tokens.dimensions,
})

describe('a pool of embedding workers', () => {
  it('gives the vectors of one model alone, bit for bit and in order', async () => {
    const { links } = openPool(2, () => startWorker('embedding', settings))
    expect([pool.id, pool.dimensions]).toEqual([alone.id, alone.dimensions])
    const pooled = await pool.embedPassages(texts)
    expect(links).toHaveLength(2)
    expect(pooled.map(bytes)).toEqual((await alone.embedPassages(texts)).map(bytes))
    await alone.close()
  }, 120_000)

  it('starts no worker before the first text', async () => {
    const { links } = openPool(2, () => startWorker('embedding', settings))
    expect(await pool.embedPassages([])).toEqual([])
    expect(links).toEqual([])
  })

  it('says that the model is out of order when a worker cannot load it', async () => {
    openPool(2, () => startWorker('embedding', { ...settings, model: '/no/such/model' }))
    await expect(pool.embedPassages(texts)).rejects.toMatchObject({ code: 'embedding-unavailable' })
  }, 60_000)

  it('says so when a worker breaks off, and goes on with a new one', async () => {
    const entry = new URL('./breaking-worker.ts', import.meta.url)
    const { links } = openPool(1, () => startTestWorker(entry, {}))
    await expect(pool.embedPassages(['one', 'exit', 'two'])).rejects.toMatchObject({
      code: 'embedding-unavailable',
      message: 'The embedding model broke off.',
    })
    expect(await pool.embedPassages(['one', 'two'])).toHaveLength(2)
    expect(links).toHaveLength(2)
  })

  it('is closed at once, whatever it is at', async () => {
    const { links } = openPool(2, () => startWorker('embedding', settings))
    const owed = pool.embedPassages(texts).catch((error: unknown) => error)
    await pool.close()
    expect(await owed).toMatchObject({ code: 'embedding-unavailable' })
    await Promise.all(links.map(({ gone }) => gone))
  })
})
