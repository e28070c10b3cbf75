import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { checkVectors, limitTime } from '../../src/embedding/guard.ts'
import type { Embedder, TextEmbedding } from '../../src/embedding/port.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { createSearchService } from '../../src/search/service.ts'
import { collection } from '../support/collection.ts'
import { createHashingEmbedder, createMissingEmbedder, embedPending } from '../support/hashing-embedder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const sound = createHashingEmbedder()

function changed(change: (embedding: TextEmbedding) => TextEmbedding): Embedder {
  return {
    ...sound,
    embedQuery: async (text) => change(await sound.embedQuery(text)),
    embedPassages: async (texts) => (await sound.embedPassages(texts)).map(change),
  }
}

const faulty: Readonly<Record<string, Embedder>> = {
  'is missing': createMissingEmbedder(),
  'gives a vector that is no number': changed((one) => ({ ...one, vector: one.vector.fill(Number.NaN) })),
  'gives token vectors that are infinite': changed(({ vector, tokens }) => ({
    vector,
    tokens: { ...tokens, values: tokens.values.map(() => Number.POSITIVE_INFINITY) },
  })),
  'gives a vector of another length': changed((one) => ({ ...one, vector: one.vector.slice(0, 128) })),
  'gives token vectors of another length': changed(({ vector, tokens }) => ({
    vector,
    tokens: { ...tokens, dimensions: 128 },
  })),
  'never answers': { ...sound, embedQuery: () => new Promise(() => {}) },
}

let engine: SearchEngine
const analyzer = createDanishAnalyzer()

beforeAll(async () => {
  engine = openEmbeddedEngine({ folder: temporaryFolder(), access: 'write', analyzer, embedder: sound })
  for (const document of collection) await engine.replaceDocument(document)
  await embedPending(engine, sound)
})
afterAll(() => engine.close())

describe('a model that', () => {
  it.each(Object.entries(faulty))('%s costs the meaning of a query, not its answer', async (_, model) => {
    const embedder = limitTime(checkVectors(model), 50)
    const { search } = createSearchService({ engine, analyzer, embedder })
    for (const mode of ['hybrid', 'semantic'] as const) {
      const answer = await search({ query: 'cykelsti', mode })
      expect(answer.degraded).toEqual(['semantic'])
      expect(answer.hits.map(({ title }) => title)).toContain('Etablering af cykelsti langs Åvej')
      for (const { score } of answer.hits) expect(Number.isFinite(score)).toBe(true)
    }
  })

  it('is sound gives what it gives', async () => {
    const guarded = limitTime(checkVectors(sound), 10_000)
    expect(await guarded.embedQuery('cykelsti')).toEqual(await sound.embedQuery('cykelsti'))
    const texts = ['cykelsti langs åen', 'en bro']
    expect(await guarded.embedPassages(texts)).toEqual(await sound.embedPassages(texts))
    const { search } = createSearchService({ engine, analyzer, embedder: guarded })
    expect((await search({ query: 'cykelsti' })).degraded).toEqual([])
  })

  it('gives no numbers for passages is refused before anything is stored', async () => {
    const embedder = checkVectors(faulty['gives a vector that is no number'] ?? sound)
    await expect(embedder.embedPassages(['cykelsti'])).rejects.toMatchObject({
      code: 'embedding-unavailable',
    })
  })
})
