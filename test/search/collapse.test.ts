import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SearchResponse, searchResponseSchema } from '../../src/contract/search.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import type { SearchRequest, SearchService } from '../../src/search/service.ts'
import { makeDocument } from '../support/documents.ts'
import { openFilled, serve } from './open.ts'

const bodies = ['Teknikudvalget', 'Økonomiudvalget', 'Byrådet']
const streets = ['Åvej', 'Kirkestien', 'Havnegade', 'Skovvænget', 'Torvet', 'Engvej', 'Brogade']

/** Seven cases through three bodies, and one item of each body's own. */
const documents = bodies.map((body, index) =>
  makeDocument({
    name: `${body}.txt`,
    meeting: { municipality: 'Vesterå', body, date: `2025-0${index + 1}-10` },
    items: [
      ...streets.map((street, place) => ({
        title: `Nyt fortov langs ${street}`,
        caseNumber: `25-10${place}`,
        outcome: index === 2 ? ('approved' as const) : ('recommended' as const),
        texts: { case: `Fortovet langs ${street} er slidt og lægges om. ${body} behandler sagen.` },
      })),
      {
        title: `Fortov på dagsordenen i ${body}`,
        texts: { case: `Fortov nævnes i ${body}, og det er alt.` },
      },
    ],
  }),
)

const requests: readonly SearchRequest[] = [
  { query: 'slidt fortov' },
  { query: 'fortov langs Havnegade', mode: 'keyword' },
  { query: 'fortov', sort: 'newest' },
  { query: 'fortov', sort: 'oldest' },
  { query: 'kommune:Vesterå' },
]

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled(documents)
  service = serve(engine)
})
afterAll(() => engine.close())

const search = async (request: SearchRequest): Promise<SearchResponse> =>
  searchResponseSchema.parse(await service.search({ limit: 100, ...request }))
const caseOf = ({ title }: { title: string }): string => title

describe.each(requests)('collapsing the cases of %j', (request) => {
  test('leaves the first item of each case, in their order', async () => {
    const all = await search(request)
    const collapsed = await search({ ...request, collapse: 'case' })
    const firsts = all.hits.filter(
      (hit, place) => all.hits.findIndex((one) => caseOf(one) === caseOf(hit)) === place,
    )
    expect(collapsed.hits.map(({ id }) => id)).toEqual(firsts.map(({ id }) => id))
    expect(collapsed.total).toBe(firsts.length)
  })

  test('puts the others of the case into its chain, oldest first, and loses none', async () => {
    const all = await search(request)
    const { hits } = await search({ ...request, collapse: 'case' })
    const shown = hits.flatMap(({ id, chain }) => [id, ...(chain ?? []).map((one) => one.id)])
    expect(shown.sort()).toEqual(all.hits.map(({ id }) => id).sort())
    for (const hit of hits) {
      const dates = hit.chain?.map(({ date }) => date ?? '') ?? []
      expect(dates).toEqual(dates.toSorted())
      for (const one of hit.chain ?? []) expect(caseOf(one)).toBe(caseOf(hit))
    }
  })

  test('gives pages that agree with each other', async () => {
    const whole = await search({ ...request, collapse: 'case' })
    const paged: string[] = []
    for (let offset = 0; offset < whole.total; offset += 3) {
      const page = await search({ ...request, collapse: 'case', limit: 3, offset })
      expect(page.total).toBe(whole.total)
      paged.push(...page.hits.map(({ id }) => id))
    }
    expect(paged).toEqual(whole.hits.map(({ id }) => id))
  })
})

test('a chain says where and how the case was treated', async () => {
  const { hits } = await search({
    query: 'fortov Havnegade',
    filter: { body: ['Byrådet', 'Økonomiudvalget'] },
    collapse: 'case',
  })
  const own = hits.find(({ title }) => title === 'Nyt fortov langs Havnegade')
  const [other, ...more] = own?.chain ?? []
  expect(more).toEqual([])
  expect([own?.meeting.body, other?.body].sort()).toEqual(['Byrådet', 'Økonomiudvalget'])
  expect(other).toMatchObject({
    title: 'Nyt fortov langs Havnegade',
    date: other?.body === 'Byrådet' ? '2025-03-10' : '2025-02-10',
    outcome: other?.body === 'Byrådet' ? 'approved' : 'recommended',
  })
})

test('without collapsing there is no chain', async () => {
  const { hits, total } = await search({ query: 'slidt fortov' })
  expect(total).toBeGreaterThan(20)
  expect(hits.every(({ chain }) => chain === null)).toBe(true)
})
