import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { precedentLimits, precedentsResponseSchema } from '../../src/contract/precedents.ts'
import type { Embedder } from '../../src/embedding/port.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import type { SearchService } from '../../src/search/service.ts'
import { collection, ids } from '../support/collection.ts'
import { createMissingEmbedder } from '../support/hashing-embedder.ts'
import { embedder, openFilled, serve } from './open.ts'

const draft =
  'Forvaltningen foreslår en cykelsti, så skolebørn får en sikker vej til hallen. Stien bliver tre kilometer lang ' +
  'og betales af puljen til trafiksikkerhed.'

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled()
  service = serve(engine)
})
afterAll(() => engine.close())

describe('earlier cases like a draft', () => {
  test('come with recommendation and decision, best first', async () => {
    const answer = precedentsResponseSchema.parse(await service.precedents({ text: draft }))
    expect(answer.degraded).toEqual([])
    expect(answer.hits[0]).toMatchObject({
      id: ids.path,
      recommendation: null,
      decisionText: 'Byrådet godkendte stien. Ø stemte imod, fordi træerne ved kirken fældes.',
    })
    expect(answer.hits[0]?.why.words.map(({ word }) => word)).toContain('skolebørn')
    expect(answer.hits.map(({ kind }) => kind)).not.toContain('standing')
  })

  test('are found by the title too', async () => {
    const { hits } = await service.precedents({ title: 'Ny bro over bækken', text: 'Den gamle er rådden.' })
    expect(hits[0]?.id).toBe(ids.bridge)
  })

  test('keep to filter and limit', async () => {
    const { hits } = await service.precedents({ text: draft, filter: { year: [2025] } })
    expect(hits.map(({ id }) => id)).not.toContain(ids.path)
    expect((await service.precedents({ text: draft, limit: 1 })).hits).toHaveLength(1)
  })

  test('of another matter are none', async () => {
    const text = 'Opskrift på rugbrød med surdej, salt og malt. Dejen hæver natten over og bages langsomt.'
    expect((await service.precedents({ text })).hits).toEqual([])
  })

  test('are found by words alone without a model or vectors, and say so', async () => {
    for (const other of [null, createMissingEmbedder()]) {
      const answer = await serve(engine, other).precedents({ text: draft })
      expect(answer.degraded).toEqual(['semantic'])
      expect(answer.hits[0]?.id).toBe(ids.path)
    }
  })

  test('are found in a long draft by what it says, not by what all drafts say', async () => {
    const filler = 'Sagen forelægges udvalget. Sagen har været i høring. Der er ingen bemærkninger. '.repeat(
      100,
    )
    const { hits } = await service.precedents({ text: `${filler}${draft} ${filler}` })
    expect(hits[0]?.id).toBe(ids.path)
  })
})

describe('a draft', () => {
  test('reaches the model with personal numbers masked, and never as a query that is remembered', async () => {
    const seen: string[] = []
    const watching: Embedder = {
      ...embedder,
      embedQuery: async () => {
        throw new Error('A draft is no query.')
      },
      embedPassages: async (texts) => {
        seen.push(...texts)
        return embedder.embedPassages(texts)
      },
    }
    const text = `Borgeren 120385-5517 søger om en cykelsti. ${draft} Hans søn er 1203155517.`
    const { hits } = await serve(engine, watching).precedents({ title: 'Om 120385 5517', text })
    expect(hits[0]?.id).toBe(ids.path)
    expect(seen.join(' ')).toContain('cykelsti')
    expect(seen.join(' ')).not.toMatch(/5517|120385|120315/)
  })

  test('may have 20,000 characters, of which two are letters or digits', async () => {
    const longest = 'Cykelsti til hallen. '.repeat(1_000).slice(0, precedentLimits.text)
    expect((await service.precedents({ text: longest })).hits[0]?.id).toBe(ids.path)
    await expect(service.precedents({ text: `${longest}a` })).rejects.toMatchObject({
      code: 'query-too-long',
    })
    for (const text of ['', ' ', 'å', '!?', '…']) {
      await expect(service.precedents({ text })).rejects.toMatchObject({ code: 'query-too-short' })
    }
  })

  test('of any characters is answered', async () => {
    const words = collection.flatMap(({ items }) =>
      items.flatMap(({ passages }) => passages.flatMap(({ text }) => text.split(' '))),
    )
    const part = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(...words),
      fc.constantFrom('"', '-bro', 'OR', 'titel:', 'kommune:X', '\n\n', '█', '§ 99', '25/16587', '\u0000'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
        const text = `ab ${parts.join(' ')}`
        const { hits } = precedentsResponseSchema.parse(await service.precedents({ text, limit: 3 }))
        expect(hits.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
