import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IndexedDocument, SearchEngine } from '../../src/engines/port.ts'
import type { SearchRequest, SearchService } from '../../src/search/service.ts'
import type { ResultBatch } from '../../src/search/whole-result.ts'
import { collect } from '../support/collect.ts'
import { makeDocument } from '../support/documents.ts'
import { embedPending } from '../support/hashing-embedder.ts'
import { embedder, openFilled, serve } from './open.ts'

const meeting = (number: number): IndexedDocument =>
  makeDocument({
    name: `møde-${number}.txt`,
    meeting: { body: `Udvalg ${number}`, date: `2024-${String((number % 12) + 1).padStart(2, '0')}-10` },
    items: ['cykelsti', 'fortov', 'bro'].map((work, index) => ({
      title: `Ny ${work} i etape ${number}`,
      texts: { case: `Anlæg af ${work} nummer ${index + number}.`, decision: 'Godkendt.' },
    })),
  })

const documents = Array.from({ length: 40 }, (_, number) => meeting(number))

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled(documents)
  service = serve(engine)
})
afterAll(() => engine.close())

const read = (request: SearchRequest): Promise<ResultBatch[]> => collect(service.all(request))
const idsOf = (batches: readonly Pick<ResultBatch, 'hits'>[]): string[] =>
  batches.flatMap(({ hits }) => hits.map(({ id }) => id))

const requests: readonly SearchRequest[] = [
  { query: 'anlæg af cykelsti' },
  { query: 'anlæg', mode: 'keyword', sort: 'oldest' },
  { query: '', filter: { from: '2024-03-01' }, sort: 'newest' },
]

describe('everything a search finds', () => {
  test.each(requests)('is in the order of its pages: %j', async (request) => {
    const batches = await read(request)
    const pages = [await service.search({ ...request, limit: 100 })]
    pages.push(await service.search({ ...request, limit: 100, offset: 100 }))
    expect(batches.length).toBeGreaterThan(1)
    expect(idsOf(batches)).toEqual(idsOf(pages))
    for (const { hits: _, ...answer } of batches) {
      const { query, mode, degraded, generation, total } = pages[0] ?? {}
      expect(answer).toEqual({ query, mode, degraded, generation, total })
    }
  })

  test.each(requests)(
    'has hits that are those of its pages, passages and reasons too: %j',
    async (request) => {
      const [batch] = await read(request)
      const { hits } = await service.search(request)
      expect(batch?.hits.slice(0, 20)).toEqual(hits)
    },
  )

  test('can be cut, and still says how much there is', async () => {
    const all = idsOf(await read({ query: 'anlæg' }))
    const batches = await read({ query: 'anlæg', offset: 5, limit: 60 })
    expect(idsOf(batches)).toEqual(all.slice(5, 65))
    expect(batches.every(({ total }) => total === all.length)).toBe(true)
  })

  test('that is nothing has one batch without a hit', async () => {
    const batches = await read({ query: 'vindmøllelav' })
    expect(batches).toHaveLength(1)
    expect(batches[0]).toMatchObject({ query: 'vindmøllelav', total: 0, hits: [] })
  })

  test('is refused like a search before there is a first batch', async () => {
    await expect(service.all({ query: 'b' }).next()).rejects.toMatchObject({ code: 'query-too-short' })
  })
})

describe('while it is read', () => {
  test('a document that is added, changed or withdrawn ends it', async () => {
    for (const change of [
      () => engine.replaceDocument(meeting(77)),
      () => engine.replaceDocument(meeting(3)),
      () => engine.removeDocument(meeting(77).source.key),
    ]) {
      const batches = service.all({ query: 'anlæg' })
      await batches.next()
      await change()
      await expect(batches.next()).rejects.toMatchObject({ code: 'index-changed' })
      expect((await batches.next()).done).toBe(true)
    }
  })

  test('new vectors do not: the hits are those that were found', async () => {
    const own = await openFilled(documents, false)
    try {
      const batches = serve(own).all({ query: 'anlæg' })
      const first = await batches.next()
      await embedPending(own, embedder)
      const rest = await collect(batches)
      expect(first.value?.degraded).toEqual(['semantic'])
      expect(rest.every(({ generation }) => generation === first.value?.generation)).toBe(true)
      expect(new Set(idsOf([...(first.value ? [first.value] : []), ...rest])).size).toBe(120)
    } finally {
      await own.close()
    }
  })
})
