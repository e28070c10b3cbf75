import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemSchema } from '../../src/contract/problem.ts'
import { suggestResponseSchema } from '../../src/contract/suggest.ts'
import { ids } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const get = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.url}/api/v1/suggest?${query}`, { headers })
const suggest = async (query: string) => suggestResponseSchema.parse(await (await get(query)).json())

describe('suggestions over HTTP', () => {
  test('complete what is typed', async () => {
    const { query, suggestions } = await suggest('q=dobbelt')
    expect(query).toBe('dobbelt')
    expect(suggestions[0]).toMatchObject({
      kind: 'word',
      text: 'dobbeltdiagnose',
      highlights: [[0, 7]],
      query: 'dobbeltdiagnose',
      item: null,
      count: 1,
    })
    expect(suggestions[1]).toMatchObject({
      kind: 'title',
      item: {
        id: ids.financing,
        municipality: 'Almtoft Kommune',
        body: 'Socialudvalget',
        date: '2025-11-05',
      },
    })
  })

  test('keep to the filters and the limit', async () => {
    const wide = await suggest('q=cykelsti&limit=20')
    const narrow = await suggest('q=cykelsti&limit=20&municipality=Almtoft&from=2024-01-01&to=2024-12-31')
    expect(wide.suggestions.length).toBe(20)
    expect(narrow.suggestions.length).toBe(6)
    expect((await suggest('q=cykelsti&limit=3')).suggestions).toHaveLength(3)
    expect((await suggest('q=cykelsti&body=Socialudvalget')).suggestions).toEqual([])
  })

  test('for the address bar are what was typed, and queries that lead somewhere', async () => {
    const plain = await suggest('q=dobbelt')
    const response = await fetch(`${served.url}/suggestions?q=dobbelt`)
    expect(response.headers.get('content-type')).toBe('application/x-suggestions+json')
    const [typed, queries, texts, addresses] = (await response.json()) as [
      string,
      string[],
      string[],
      string[],
    ]
    expect(typed).toBe('dobbelt')
    expect(queries).toEqual(plain.suggestions.map(({ query }) => query))
    expect(texts).toEqual(plain.suggestions.map(({ text }) => text))
    expect(addresses[0]).toBe(`${served.url}/search?q=dobbeltdiagnose`)
    for (const address of addresses) expect((await fetch(address)).status).toBe(200)
    expect(await (await fetch(`${served.url}/suggestions?q=%20d`)).json()).toEqual([' d', [], [], []])
  })

  test('of one letter, of nothing and of empty fields are an empty list', async () => {
    for (const query of ['', 'q=', 'q=d', 'q=d&municipality=&from=']) {
      expect((await suggest(query)).suggestions).toEqual([])
    }
  })

  test('are kept by the asker alone, and confirmed while nothing changes', async () => {
    const first = await get('q=dobbelt')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const tag = first.headers.get('etag') ?? ''
    expect((await get('q=dobbelt', { 'If-None-Match': tag })).status).toBe(304)
    expect((await get('q=dobbeltd', { 'If-None-Match': tag })).status).toBe(200)
  })

  test.each([
    ['q=bro&limit=0', 'limit', 'bad-request'],
    ['q=bro&limit=21', 'limit', 'bad-request'],
    ['q=bro&q=vej', 'q', 'bad-request'],
    ['q=bro&from=2025-02-30', 'from', 'bad-request'],
    ['q=bro&from=2025-02-01&to=2025-01-01', 'from', 'bad-request'],
    ['q=bro&mode=keyword', 'mode', 'unknown-parameter'],
    ['q=bro&lmit=3', 'lmit', 'unknown-parameter'],
  ])('refuse %s', async (query, parameter, code) => {
    const response = await get(query)
    expect(response.status).toBe(400)
    const problem = problemSchema.parse(await response.json())
    expect(problem).toMatchObject({ code, errors: [{ parameter }] })
  })

  test('refuse too long a query and other methods', async () => {
    const long = await get(`q=${'a'.repeat(1_001)}`)
    expect(long.status).toBe(400)
    expect(problemSchema.parse(await long.json()).code).toBe('query-too-long')
    const post = await fetch(`${served.url}/api/v1/suggest?q=bro`, { method: 'POST' })
    expect(post.status).toBe(405)
  })
})
