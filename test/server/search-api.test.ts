import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../../src/contract/problem.ts'
import { searchResponseSchema } from '../../src/contract/search.ts'
import { documents, ids, socialDocument } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(served.url + path, { headers })

const search = async (query: string) => {
  const response = await get(`/api/v1/search?${query}`)
  return searchResponseSchema.parse(await response.json())
}

describe('a search answers with the contract', () => {
  it('finds the item and says how', async () => {
    const answer = await search('q=finansiering+dobbeltdiagnose')
    expect(answer.query).toBe('finansiering dobbeltdiagnose')
    expect(answer.hits[0]?.id).toBe(ids.financing)
    expect(answer.degraded).toEqual(['semantic'])
    for (const { text, highlights } of answer.hits[0]?.passages ?? []) {
      for (const [start, end] of highlights) expect(text.slice(start, end)).toMatch(/finansiering|diagnose/i)
    }
  })

  it('keeps the folder of the source to itself', async () => {
    const response = await get('/api/v1/search?q=finansiering')
    expect(await response.text()).not.toContain('/secret/')
  })

  it('pages by limit and offset without overlap', async () => {
    const first = await search('q=cykelsti&limit=10')
    const second = await search('q=cykelsti&limit=10&offset=10')
    expect(first.hits).toHaveLength(10)
    expect(second.total).toBe(first.total)
    const all = [...first.hits, ...second.hits].map(({ id }) => id)
    expect(new Set(all).size).toBe(20)
  })

  it('shows a case once when asked to', async () => {
    const plain = await search('q=bro')
    expect(plain.hits[0]?.chain).toBeNull()
    const collapsed = await search('q=bro&collapse=case')
    expect(collapsed.hits[0]?.chain).toEqual([])
  })

  it('sorts by date', async () => {
    const dates = (await search('q=cykelsti&sort=oldest&limit=50')).hits.map(
      ({ meeting }) => meeting.date ?? '',
    )
    expect(dates).toEqual([...dates].sort())
  })
})

describe('filters', () => {
  it('mean OR within one and AND between different ones', async () => {
    const both = await search(
      'q=cykelsti&municipality=Almtoft&municipality=Br%C3%A6ndg%C3%A5rd+Kommune&limit=100',
    )
    const one = await search('q=cykelsti&municipality=Almtoft&limit=100')
    const narrow = await search('q=cykelsti&municipality=Almtoft&body=Byr%C3%A5det&limit=100')
    expect(both.total).toBe(48)
    expect(one.total).toBe(24)
    expect(narrow.total).toBeLessThan(one.total)
    expect(narrow.total).toBeGreaterThan(0)
  })

  it.each([
    ['from=2024-01-01&to=2024-12-31', 24],
    ['year=2023', 24],
    ['case=27.00.00-P08-1-25', 1],
    ['kle=27.00', 1],
    ['outcome=postponed', 1],
    ['kind=information', 12],
    ['attachments=true', 1],
    ['year=2025&attachments=true&attachments=false', 4],
    ['body=Socialudvalget', 4],
  ])('list without a query: %s', async (filter, total) => {
    const answer = await search(`${filter}&limit=100`)
    expect(answer.total).toBe(total)
    expect(answer.query).toBe('')
    expect(answer.degraded).toEqual([])
  })

  it('that a form sends empty count as absent', async () => {
    const answer = await search('q=bro&municipality=&from=&to=&mode=&body=')
    expect(answer.hits[0]?.id).toBe(ids.bridge)
  })
})

const wrong: readonly (readonly [query: string, parameter: string, hint: RegExp])[] = [
  ['q=bro&limit=-1', 'limit', /1/],
  ['q=bro&limit=0', 'limit', /1/],
  ['q=bro&limit=101', 'limit', /100/],
  ['q=bro&limit=abc', 'limit', /whole number/],
  ['q=bro&limit=1.5', 'limit', /whole number/],
  ['q=bro&offset=1001', 'offset', /1000/],
  ['q=bro&mode=foo', 'mode', /hybrid, keyword, semantic/],
  ['q=bro&sort=best', 'sort', /relevance, newest, oldest/],
  ['q=bro&collapse=meeting', 'collapse', /case/],
  ['q=bro&from=2025-13-40', 'from', /YYYY-MM-DD/],
  ['q=bro&from=2025-02-30', 'from', /YYYY-MM-DD/],
  ['q=bro&to=5.11.2025', 'to', /YYYY-MM-DD/],
  ['q=bro&from=2025-02-01&to=2025-01-01', 'from', /Swap/],
  ['q=bro&kle=abc', 'kle', /27\.00/],
  ['q=bro&kind=foo', 'kind', /decision/],
  ['q=bro&outcome=godkendt', 'outcome', /approved/],
  ['q=bro&year=25', 'year', /1000/],
  ['q=bro&attachments=ja', 'attachments', /true, false/],
  ['q=bro&q=vej', 'q', /once/],
]

describe('a parameter that cannot be used', () => {
  it.each(wrong)('is refused and explained: %s', async (query, parameter, hint) => {
    const response = await get(`/api/v1/search?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = problemSchema.parse(await response.json())
    expect(problem).toMatchObject({ code: 'bad-request', type: '/problems/bad-request', status: 400 })
    expect(problem.errors).toHaveLength(1)
    expect(problem.errors[0]?.parameter).toBe(parameter)
    expect(problem.errors[0]?.hint).toMatch(hint)
  })

  it.each([
    ['munipality=x', 'munipality', 'municipality'],
    ['kommune=x', 'kommune', 'municipality'],
    ['limt=3', 'limt', 'limit'],
    ['page=2', 'page', null],
    ['__proto__=1', '__proto__', null],
  ])('with an unknown name is told the nearest one: %s', async (query, typed, nearest) => {
    const response = await get(`/api/v1/search?q=bro&${query}`)
    const problem = problemSchema.parse(await response.json())
    expect(problem.code).toBe('unknown-parameter')
    expect(problem.errors[0]?.parameter).toBe(typed)
    if (nearest) expect(problem.detail).toBe(`\`${typed}\`: did you mean \`${nearest}\`?`)
  })

  it.each([
    ['', 'query-too-short'],
    ['q=', 'query-too-short'],
    ['q=a', 'query-too-short'],
    ['q=%21%3F', 'query-too-short'],
    [`q=${'ab+'.repeat(400)}`, 'query-too-long'],
  ])('as a query, gives %s', async (query, code) => {
    const response = await get(`/api/v1/search?${query}`)
    expect(response.status).toBe(400)
    expect(problemSchema.parse(await response.json()).code).toBe(code)
  })

  it('is explained in Danish to a Danish reader, with the same code', async () => {
    const response = await get('/api/v1/search?q=bro&limit=0', { 'Accept-Language': 'da-DK,en;q=0.5' })
    const problem = problemSchema.parse(await response.json())
    expect(problem).toMatchObject({ code: 'bad-request', title: 'Ugyldig parameter' })
    expect(problem.errors[0]?.message).toBe('Tallet er for lille.')
    expect(response.headers.get('content-language')).toBe('da')
  })
})

describe('ETag', () => {
  it('is confirmed before any search runs', async () => {
    const path = '/api/v1/search?q=cykelsti&mode=keyword'
    const tag = (await get(path)).headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"\d+-[\w-]{16}"$/)
    const again = await get(path, { 'If-None-Match': `"other", ${tag}` })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)
    expect(again.headers.get('cache-control')).toBe('private, no-cache')
  })

  it('does not depend on the order of parameters, but on their values', async () => {
    const tag = async (query: string) => (await get(`/api/v1/search?${query}`)).headers.get('etag')
    expect(await tag('q=bro&year=2024&year=2025')).toBe(await tag('year=2025&year=2024&q=bro'))
    expect(await tag('q=bro')).not.toBe(await tag('q=vej'))
  })

  it('changes with the collection', async () => {
    const other = await serve({ documents: documents.slice(0, 3) })
    try {
      const path = `${other.url}/api/v1/search?q=cykelsti`
      const tag = (await fetch(path)).headers.get('etag') ?? ''
      await other.engine.replaceDocument(socialDocument)
      const after = await fetch(path, { headers: { 'If-None-Match': tag } })
      expect(after.status).toBe(200)
      expect(after.headers.get('etag')).not.toBe(tag)
    } finally {
      await other.close()
    }
  })
})

describe('an item', () => {
  it('is given with meeting and source', async () => {
    const response = await get(`/api/v1/items/${ids.financing}`)
    const item = await response.json()
    expect(item).toMatchObject({
      id: ids.financing,
      title: 'Finansiering af tilbud til borgere med dobbeltdiagnose',
      outcome: 'approved',
      meeting: { body: 'Socialudvalget', date: '2025-11-05' },
      source: { name: 'social-2025-11-05.txt', indexedAt: '2026-01-15T10:00:00.000Z' },
    })
    expect(JSON.stringify(item)).not.toContain('/secret/')
    const again = await get(`/api/v1/items/${ids.financing}`, {
      'If-None-Match': response.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
  })

  it('that is closed has a heading and nothing else', async () => {
    const item = await (await get(`/api/v1/items/${ids.closed}`)).json()
    expect(item).toMatchObject({
      closed: true,
      heading: 'Lukket: Køb af ejendom',
      sections: [],
      decision: null,
    })
  })

  it.each(['nobody.nothing.2020-01-01.1', '%27%3B--', 'a%2Fb'])(
    'that does not exist is a 404: %s',
    async (id) => {
      const response = await get(`/api/v1/items/${id}`)
      expect(response.status).toBe(404)
      expect(problemSchema.parse(await response.json()).code).toBe('not-found')
    },
  )

  it('takes no parameters', async () => {
    expect((await get(`/api/v1/items/${ids.bridge}?full=1`)).status).toBe(400)
  })
})
