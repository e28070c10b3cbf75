import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SearchResponse, searchResponseSchema } from '../../src/contract/search.ts'
import type { IndexedDocument, SearchEngine } from '../../src/engines/port.ts'
import type { SearchRequest, SearchService } from '../../src/search/service.ts'
import { ids } from '../support/collection.ts'
import { type ItemDraft, makeDocument } from '../support/documents.ts'
import { openFilled, serve } from './open.ts'

const places = ['Åvej', 'Kirkestien', 'Møllebakken', 'Havnegade', 'Skovvænget']
const works = ['cykelsti', 'fortov', 'lygtepæle', 'beplantning', 'bro']

/** Ten meetings of five items each; every item shares a word with every query below. */
const many: readonly IndexedDocument[] = Array.from({ length: 10 }, (_, meeting) =>
  makeDocument({
    name: `møde-${meeting}.txt`,
    meeting: {
      municipality: meeting % 2 === 0 ? 'Vesterå Kommune' : 'Nørre Ådal Kommune',
      body: meeting % 3 === 0 ? 'Byrådet' : 'Teknikudvalget',
      date: `202${meeting % 4}-0${(meeting % 9) + 1}-15`,
    },
    items: works.map((work, index): ItemDraft => {
      const place = places[(meeting + index) % places.length] ?? ''
      return {
        title: `Ny ${work} ved ${place}`,
        kind: index % 2 === 0 ? 'decision' : 'information',
        outcome: index % 2 === 0 ? 'approved' : 'noted',
        texts: {
          case: `Anlæg af ${work} ved ${place} i etape ${meeting + 1} koster ${index + 2} mio. kr. og varer et år.`,
          decision: index % 2 === 0 ? 'Godkendt.' : 'Taget til efterretning.',
        },
        attachments: index === 0 ? [{ name: 'Plan.pdf' }] : [],
      }
    }),
  }),
)

const requests: readonly SearchRequest[] = [
  { query: 'anlæg af cykelsti' },
  { query: 'ny bro ved Møllebakken', mode: 'keyword' },
  { query: 'hvad koster beplantning og lygtepæle', mode: 'semantic' },
  { query: 'anlæg', sort: 'newest' },
  { query: 'anlæg', sort: 'oldest', filter: { municipality: ['Vesterå'] } },
  { query: 'kommune:Vesterå' },
]

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled(many)
  service = serve(engine)
})
afterAll(async () => {
  await engine.close()
})

async function allPages(request: SearchRequest, limit: number): Promise<SearchResponse[]> {
  const pages: SearchResponse[] = []
  for (let offset = 0; ; offset += limit) {
    const page = await service.search({ ...request, limit, offset })
    pages.push(page)
    if (page.hits.length < limit) return pages
  }
}

const idsOf = (pages: readonly SearchResponse[]): string[] =>
  pages.flatMap(({ hits }) => hits.map(({ id }) => id))

const sum = (facet: readonly { count: number }[]): number =>
  facet.reduce((total, { count }) => total + count, 0)

for (const request of requests) {
  describe(`the answer to ${JSON.stringify(request)}`, () => {
    test('has the same total on every page, and it is the sum of the pages', async () => {
      const pages = await allPages(request, 7)
      expect(pages[0]?.total).toBeGreaterThan(7)
      expect(new Set(pages.map(({ total }) => total)).size).toBe(1)
      expect(idsOf(pages)).toHaveLength(pages[0]?.total ?? -1)
    })

    test('never shows an item twice, whatever the size of the page', async () => {
      const small = idsOf(await allPages(request, 3))
      expect(new Set(small).size).toBe(small.length)
      expect(idsOf(await allPages(request, 20))).toEqual(small)
    })

    test('has facets that sum up to the total and are the same on every page', async () => {
      const [first, second] = await allPages(request, 7)
      const { municipality, body, year, kind, outcome, attachments } = first?.facets ?? {}
      for (const facet of [municipality, body, year, kind, outcome, attachments]) {
        expect(sum(facet ?? [])).toBe(first?.total)
      }
      expect(second?.facets).toEqual(first?.facets)
    })

    test('is valid by its schema, with scores that never rise', async () => {
      const answer = searchResponseSchema.parse(await service.search({ ...request, limit: 100 }))
      const scores = answer.hits.map(({ score }) => score)
      if (request.sort === undefined) expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      for (const hit of answer.hits) {
        for (const { text, highlights } of hit.passages) {
          for (const [start, end] of highlights) expect(text.slice(start, end).trim()).not.toBe('')
        }
      }
    })
  })
}

describe('order and narrowing', () => {
  test('a facet’s count is the total when it is chosen as a filter', async () => {
    const { facets } = await service.search({ query: 'anlæg af cykelsti' })
    for (const { value, count } of facets.municipality) {
      const filter = { municipality: [value] }
      expect((await service.search({ query: 'anlæg af cykelsti', filter })).total).toBe(count)
    }
  })

  test('newest and oldest sort by the day of the meeting', async () => {
    const dates = async (sort: 'newest' | 'oldest'): Promise<string[]> => {
      const { hits } = await service.search({ query: 'anlæg', sort, limit: 100 })
      return hits.map(({ meeting }) => meeting.date ?? '')
    }
    const newest = await dates('newest')
    expect(newest).toEqual(newest.toSorted().reverse())
    expect(await dates('oldest')).toEqual(newest.toSorted())
  })

  test('a page after the last is empty and keeps total and facets', async () => {
    const first = await service.search({ query: 'anlæg' })
    const last = await service.search({ query: 'anlæg', offset: 900 })
    expect(last.hits).toEqual([])
    expect(last).toMatchObject({ total: first.total, facets: first.facets })
  })

  test('filters alone list everything that meets them, newest first', async () => {
    const { total, hits } = await service.search({ query: 'kommune:"Nørre Ådal" år:2023', limit: 100 })
    expect(total).toBe(10)
    expect(hits.every(({ meeting }) => meeting.date?.startsWith('2023'))).toBe(true)
    expect(hits.every(({ score }) => score === 0)).toBe(true)
  })

  test('a filter of the query and one beside it both hold', async () => {
    const { hits } = await service.search({
      query: 'anlæg fra:2022',
      filter: { to: '2022-12-31' },
      limit: 100,
    })
    expect(hits.length).toBeGreaterThan(0)
    expect(hits.every(({ meeting }) => meeting.date?.startsWith('2022'))).toBe(true)
  })

  test('a minus before a filter leaves out what the filter keeps', async () => {
    const { hits } = await service.search({ query: 'anlæg -kommune:Vesterå', limit: 100 })
    expect(hits.filter(({ meeting }) => meeting.municipality === 'Vesterå Kommune')).toEqual([])
  })

  test('a filter and an excluded word list the rest', async () => {
    const { total } = await service.search({ query: 'kommune:Vesterå -bro', mode: 'keyword' })
    expect(total).toBe(20)
  })
})

describe('a single item', () => {
  test('is given by its id', async () => {
    const [first] = (await service.search({ query: 'cykelsti' })).hits
    expect((await service.item(first?.id ?? '')).item.title).toBe(first?.title)
  })

  test('that is not there is an error that says so', async () => {
    await expect(service.item(ids.bridge)).rejects.toMatchObject({ code: 'not-found' })
  })
})
