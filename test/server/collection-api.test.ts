import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  bodiesSchema,
  coverageSchema,
  failedLimit,
  municipalitiesSchema,
} from '../../src/contract/coverage.ts'
import { meetingResponseSchema } from '../../src/contract/item.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { facetsResponseSchema, searchPageSchema } from '../../src/contract/search.ts'
import { facetLimit } from '../../src/engines/port.ts'
import { makeDocument } from '../support/documents.ts'
import { documents, ids, socialDocument } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.url}/api/v1/${path}`, { headers })

const truncated = facetsResponseSchema.pick({ facets: true, truncatedFacets: true })
const facets = async (query = '') => facetsResponseSchema.parse(await (await get(`facets?${query}`)).json())

describe('facets', () => {
  it('of everything count every item', async () => {
    const answer = await facets()
    expect(answer).toMatchObject({ query: '', total: 52, degraded: [], truncatedFacets: [] })
    expect(answer.facets.municipality).toEqual([
      { value: 'Almtoft Kommune', count: 28 },
      { value: 'Brændgård Kommune', count: 24 },
    ])
  })

  it.each(['q=cykelsti&mode=keyword', 'year=2023', 'q=cykelsti&body=Byr%C3%A5det&mode=keyword'])(
    'are those of the search: %s',
    async (query) => {
      const search = searchPageSchema.parse(await (await get(`search?${query}`)).json())
      const answer = await facets(query)
      expect(answer.facets).toEqual(search.facets)
      expect(answer.total).toBe(search.total)
    },
  )

  it('name those that have more values than are given', async () => {
    const many = await serve({
      documents: Array.from({ length: facetLimit + 3 }, (_, index) =>
        makeDocument({
          name: `${index}.txt`,
          meeting: { body: `Udvalg ${index}` },
          items: [{ title: `Sag ${index}`, texts: { case: 'Broen er slidt.' } }],
        }),
      ),
    })
    try {
      for (const path of ['facets', 'search?q=bro']) {
        const answer = truncated.parse(await (await fetch(`${many.url}/api/v1/${path}`)).json())
        expect(answer.truncatedFacets).toEqual(['body'])
        expect(answer.facets.body).toHaveLength(facetLimit)
      }
    } finally {
      await many.close()
    }
  })

  it.each([
    ['q=a', 'query-too-short'],
    ['limit=5', 'unknown-parameter'],
    ['year=x', 'bad-request'],
  ])('are refused like the search: %s', async (query, code) => {
    const response = await get(`facets?${query}`)
    expect(response.status).toBe(400)
    expect(problemSchema.parse(await response.json()).code).toBe(code)
  })
})

describe('what the collection holds', () => {
  it('is listed by municipality', async () => {
    const { municipalities } = municipalitiesSchema.parse(await (await get('municipalities')).json())
    expect(municipalities).toEqual([
      expect.objectContaining({
        name: 'Almtoft Kommune',
        bodies: 3,
        documents: 13,
        meetings: 13,
        items: 28,
        closed: 1,
        first: '2023-01-10',
        last: '2025-11-05',
      }),
      expect.objectContaining({ name: 'Brændgård Kommune', bodies: 2, documents: 12, items: 24, closed: 0 }),
    ])
  })

  it('is listed by body, for a municipality as it is typed', async () => {
    const bodies = async (query: string) =>
      bodiesSchema.parse(await (await get(`bodies?${query}`)).json()).bodies
    expect(await bodies('')).toHaveLength(5)
    expect((await bodies('municipality=ALMTOFT')).map(({ name }) => name)).toEqual([
      'Byrådet',
      'Socialudvalget',
      'Teknik- og Miljøudvalget',
    ])
    expect(await bodies('municipality=Nowhere')).toEqual([])
  })

  it('is counted by year, with what could not be read', async () => {
    const own = await serve({ documents: [socialDocument] })
    try {
      await own.engine.noteFailure({ key: '/secret/folder/brev.txt', name: 'brev.txt', code: 'not-minutes' })
      const text = await (await fetch(`${own.url}/api/v1/coverage`)).text()
      expect(text).not.toContain('/secret/')
      const answer = coverageSchema.parse(JSON.parse(text))
      expect(answer.failed).toEqual([{ name: 'brev.txt', code: 'not-minutes' }])
      expect(answer.total).toMatchObject({ municipalities: 1, bodies: 1, failed: 1, items: 4, closed: 1 })
      expect(answer.coverage).toEqual([
        expect.objectContaining({ body: 'Socialudvalget', year: 2025, meetings: 1, items: 4, closed: 1 }),
      ])
    } finally {
      await own.close()
    }
  })

  it('names some of many failures and counts all', async () => {
    const own = await serve({ documents: [] })
    try {
      for (let file = 0; file <= failedLimit; file++) {
        await own.engine.noteFailure({ key: `${file}.txt`, name: `${file}.txt`, code: 'not-minutes' })
      }
      const { total, failed } = coverageSchema.parse(await (await fetch(`${own.url}/api/v1/coverage`)).json())
      expect([total.failed, failed.length]).toEqual([failedLimit + 1, failedLimit])
    } finally {
      await own.close()
    }
  })

  it('can be narrowed', async () => {
    const answer = coverageSchema.parse(
      await (await get('coverage?municipality=Almtoft&body=byr%C3%A5det&year=2023')).json(),
    )
    expect(answer.coverage).toHaveLength(1)
    expect(answer.total).toMatchObject({ bodies: 1, first: '2023-01-10' })
    expect((await get('coverage?year=abc')).status).toBe(400)
  })
})

describe('a meeting', () => {
  const id = ids.financing.replace(/\.1$/, '')

  it('is given with its items in brief', async () => {
    const meeting = meetingResponseSchema.parse(await (await get(`meetings/${id}`)).json())
    expect(meeting).toMatchObject({
      id,
      meeting: { body: 'Socialudvalget', start: '08:30' },
      sources: [{ name: 'social-2025-11-05.txt' }],
    })
    expect(meeting.items.map((item) => item.id)).toEqual([ids.financing, ids.bridge, ids.closed, ids.hostile])
    expect(meeting.items[0]).toMatchObject({ outcome: 'approved', attachments: 1, source: 0, closed: false })
    expect(meeting.items[2]).toMatchObject({ closed: true, title: 'Køb af ejendom' })
  })

  it.each(['nowhere.byraadet.2020-01-01', 'almtoft', `${id}.1`, '%25', 'a%2Fb', '%27%3B--'])(
    'that does not exist is a 404, whatever the client holds: %s',
    async (unknown) => {
      const response = await get(`meetings/${unknown}`, { 'If-None-Match': '*' })
      expect(response.status).toBe(404)
      expect(problemSchema.parse(await response.json()).code).toBe('not-found')
    },
  )
})

describe.each([
  'facets?q=cykelsti&mode=keyword',
  'municipalities',
  'bodies?municipality=Almtoft',
  'coverage',
  `meetings/${ids.financing.replace(/\.1$/, '')}`,
])('the answer of %s', (path) => {
  it('is confirmed by its tag until the collection changes', async () => {
    const own = await serve({ documents: documents.slice(0, 3) })
    const ask = (headers: Record<string, string> = {}) => fetch(`${own.url}/api/v1/${path}`, { headers })
    try {
      const first = await ask()
      expect(first.status).toBe(200)
      const tag = first.headers.get('etag') ?? ''
      expect(tag).toMatch(/^W\/"\d+-[\w-]{16}"$/)
      const again = await ask({ 'If-None-Match': tag })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'))
      await own.engine.replaceDocument(socialDocument)
      expect((await ask({ 'If-None-Match': tag })).status).toBe(200)
    } finally {
      await own.close()
    }
  })
})

it('answers that depend on a search are kept by no shared cache, others for a minute', async () => {
  expect((await get('facets?q=bro')).headers.get('cache-control')).toBe('private, no-cache')
  for (const path of ['municipalities', 'bodies', 'coverage', `items/${ids.bridge}`]) {
    expect((await get(path)).headers.get('cache-control')).toBe('public, max-age=60, must-revalidate')
  }
})
