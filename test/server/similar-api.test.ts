import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemSchema } from '../../src/contract/problem.ts'
import { similarResponseSchema } from '../../src/contract/similar.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const path = 'almtoft.teknik-og-miljoeudvalget.2023-03-12.1'
const get = (address: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.url}/api/v1/items/${address}`, { headers })
const similar = async (query = '') =>
  similarResponseSchema.parse(await (await get(`${path}/similar${query}`)).json())

describe('similar items over HTTP', () => {
  test('come in the shape of hits', async () => {
    const answer = await similar()
    expect(answer).toMatchObject({ id: path, degraded: ['semantic'] })
    expect(answer.hits.length).toBeGreaterThan(1)
    expect(answer.hits[0]?.title).toMatch(/^Cykelsti nummer/)
    expect(answer.hits.map(({ id }) => id)).not.toContain(path)
  })

  test('keep to limit and filters', async () => {
    expect((await similar('?limit=1')).hits).toHaveLength(1)
    const all = (await similar()).hits
    const year = all[0]?.meeting.date?.slice(0, 4)
    const { hits } = await similar(`?year=${year}&limit=100`)
    expect(hits.map(({ id }) => id)).toEqual(
      all.filter(({ meeting }) => meeting.date?.startsWith(`${year}`)).map(({ id }) => id),
    )
    expect((await similar('?municipality=Nowhere')).hits).toEqual([])
  })

  test('may be kept by caches and are confirmed while nothing changes', async () => {
    const first = await get(`${path}/similar`)
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate')
    const tag = first.headers.get('etag') ?? ''
    expect((await get(`${path}/similar`, { 'If-None-Match': tag })).status).toBe(304)
  })

  test.each([
    ['almtoft.byraadet.1999-01-01.1/similar', 404, 'not-found'],
    [`${path}/similar?limit=101`, 400, 'bad-request'],
    [`${path}/similar?thread=yes`, 400, 'bad-request'],
    [`${path}/similar?from=2025-02-01&to=2025-01-01`, 400, 'bad-request'],
    [`${path}/similar?q=bro`, 400, 'unknown-parameter'],
  ])('%s is refused with %i', async (address, status, code) => {
    const response = await get(address)
    expect(response.status).toBe(status)
    expect(problemSchema.parse(await response.json()).code).toBe(code)
  })
})
