import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchResponse } from '../../src/contract/search.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import type { SearchRequest, SearchService } from '../../src/search/service.ts'
import { council, health, ids, technical } from '../support/collection.ts'
import { makeDocument } from '../support/documents.ts'
import { createMissingEmbedder, embedPending } from '../support/hashing-embedder.ts'
import { embedder, openFilled, serve } from './open.ts'

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled()
  service = serve(engine)
})
afterAll(async () => {
  await engine.close()
})

const found = async (query: string, request: Partial<SearchRequest> = {}): Promise<string[]> =>
  (await service.search({ query, mode: 'keyword', ...request })).hits.map(({ id }) => id)

describe('the query language in effect', () => {
  test('a phrase finds only where it stands', async () => {
    expect((await found('"taget til efterretning"')).sort()).toEqual([ids.plan, ids.paths].sort())
    expect(await found('"efterretning taget"')).toEqual([])
  })

  test('a word in a field must stand there', async () => {
    expect(await found('titel:bro')).toEqual([ids.bridge])
    expect(await found('titel:stål')).toEqual([])
    expect((await found('beslutning:efterretning')).sort()).toEqual([ids.plan, ids.paths].sort())
  })

  test('alternatives find either', async () => {
    expect((await found('plejehjem OR stål')).sort()).toEqual([ids.plan, ids.bridge].sort())
  })

  test('an excluded word, prefix or phrase leaves out the items that hold it', async () => {
    expect((await found('cykelsti')).sort()).toEqual([ids.path, ids.paths].sort())
    expect(await found('cykelsti -skolebørn')).toEqual([ids.paths])
    expect(await found('cykelsti -skole*')).toEqual([ids.paths])
    expect(await found('cykelsti -"sikker vej"')).toEqual([ids.paths])
    expect((await found('cykelsti -"vej sikker"')).sort()).toEqual([ids.path, ids.paths].sort())
  })

  test('a prefix finds every word that begins so', async () => {
    expect((await found('cykelst*')).sort()).toEqual([ids.path, ids.paths].sort())
  })

  test('identifiers are found however they are printed', async () => {
    for (const query of ['25/16587', '25-16587', 'sag:25/16587', '"25/16587"']) {
      expect(await found(query)).toEqual([ids.path])
    }
    for (const query of ['27.00.00-P08-1-19', 'kle:27']) expect(await found(query)).toEqual([ids.offer])
  })

  test('amounts and parties narrow', async () => {
    expect((await found('beløb:>700000')).sort()).toEqual([ids.path, ids.bridge].sort())
    expect(await found('parti:Ø')).toEqual([ids.path])
  })

  test('a misspelt word finds what was meant and says so', async () => {
    const answer = await service.search({ query: 'trafiksikerhed', mode: 'keyword' })
    expect(answer.corrected).toBe('trafiksikkerhed')
    expect(answer.hits[0]?.id).toBe(ids.path)
    expect(answer.hits[0]?.why.words[0]).toMatchObject({ word: 'trafiksikerhed', how: 'typo' })
    expect((await service.search({ query: 'cykelsti' })).corrected).toBeNull()
  })

  test('a hit says how each word is printed in it', async () => {
    const printed = async (query: string, id: string): Promise<(string | null)[]> => {
      const { hits } = await service.search({ query, mode: 'keyword', limit: 100 })
      return hits.find((hit) => hit.id === id)?.why.words.map((word) => word.printed) ?? []
    }
    expect(await printed('broer i staal', ids.bridge)).toEqual(['bro', 'stål'])
    expect(await printed('trafiksikerhed', ids.path)).toEqual(['trafiksikkerhed'])
    expect(await printed('diagnose', ids.offer)).toEqual(['dobbeltdiagnose'])
    expect(await printed('cykels*', ids.path)).toEqual(['cykelsti'])
    expect(await printed('25-16587', ids.path)).toEqual(['25/16587'])
    expect(await printed('Birkmose', ids.path)).toEqual(['Birkmose'])
    expect(await printed('salg vesteraa', ids.closed)).toEqual(['Salg', 'Vesterå'])
  })

  test('every word of a hit is printed somewhere in it', async () => {
    for (const query of [
      'sikker cykelsti til hallen',
      'plejehjem under oversvømmelse',
      'misbrug psykisk lidelse',
    ]) {
      const { hits } = await service.search({ query })
      for (const { why } of hits) expect(why.words.filter(({ printed }) => printed === null)).toEqual([])
    }
  })

  test('a misspelt word of a title finds what was meant', async () => {
    const { corrected } = await service.search({ query: 'sundhedsberedskapsplan', mode: 'keyword' })
    expect(corrected).toBe('sundhedsberedskabsplan')
  })

  test('a correction is spelt with Danish letters', async () => {
    const { corrected } = await service.search({ query: 'oversvømelsse', mode: 'keyword' })
    expect(corrected).toBe('oversvømmelse')
  })
})

describe('closed items', () => {
  test('are found by their heading only', async () => {
    const withText = makeDocument({
      name: 'lukket.txt',
      meeting: { date: '2026-01-01', body: 'Økonomiudvalget' },
      items: [
        { title: 'Køb af kvægstald', heading: 'Lukket: Køb af kvægstald', kind: 'other', closed: true },
      ],
    })
    await engine.replaceDocument(withText)
    await embedPending(engine, embedder)
    try {
      const { hits } = await service.search({ query: 'kvægstald' })
      expect(hits.map(({ title, closed }) => [title, closed])).toEqual([['Køb af kvægstald', true]])
      expect(hits[0]?.decision).toEqual({ outcome: null, excerpt: null })
      expect(hits[0]?.passages.map(({ text }) => text)).toEqual(['Lukket: Køb af kvægstald'])
    } finally {
      await engine.removeDocument('lukket.txt')
    }
  })
})

describe('when meaning cannot be used', () => {
  const answer = (own: SearchService, request: Partial<SearchRequest> = {}): Promise<SearchResponse> =>
    own.search({ query: 'sikker vej for skolebørn', ...request })

  test('an answer with all vectors is not degraded', async () => {
    for (const mode of ['hybrid', 'semantic', 'keyword'] as const) {
      expect((await answer(service, { mode })).degraded).toEqual([])
    }
  })

  test('an answer without an embedder is found by words and says so', async () => {
    for (const own of [serve(engine, null), serve(engine, createMissingEmbedder())]) {
      for (const mode of ['hybrid', 'semantic'] as const) {
        const { degraded, hits } = await answer(own, { mode })
        expect(degraded).toEqual(['semantic'])
        expect(hits[0]?.id).toBe(ids.path)
        expect(hits[0]?.why).toMatchObject({ vector: null, lateInteraction: null })
      }
      expect((await answer(own, { mode: 'keyword' })).degraded).toEqual([])
    }
  })

  test('an answer without or with some vectors says so, and counts them', async () => {
    const growing = await openFilled([council], false)
    const own = serve(growing)
    const none = await answer(own)
    expect(none.degraded).toEqual(['semantic'])
    expect(none.embedding.done).toBe(0)
    expect(none.hits[0]?.id).toBe(ids.path)
    await embedPending(growing, embedder)
    expect((await answer(own)).degraded).toEqual([])
    await growing.replaceDocument(health)
    const some = await answer(own)
    expect(some.degraded).toEqual(['semantic'])
    expect(some.embedding.done).toBeGreaterThan(0)
    expect(some.embedding.done).toBeLessThan(some.embedding.total)
    await growing.close()
  })

  test('filters alone need no meaning', async () => {
    expect((await serve(engine, null).search({ query: 'kommune:Vesterå' })).degraded).toEqual([])
  })
})

describe('while documents change', () => {
  test('every answer comes from one generation', async () => {
    const changing = await openFilled([council, technical])
    const own = serve(changing)
    let stop = false
    const writing = (async () => {
      while (!stop) {
        await changing.removeDocument('teknik.txt')
        await changing.replaceDocument(technical)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    for (let time = 0; time < 40; time++) {
      const { total, hits, facets } = await own.search({ query: 'cykelsti', mode: 'keyword' })
      expect(hits).toHaveLength(total)
      expect(facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    }
    stop = true
    await writing
    await changing.close()
  })
})
