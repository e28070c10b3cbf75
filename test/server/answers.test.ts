import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Quotes } from '../../src/answers/quotes.ts'
import { createAnswerService } from '../../src/answers/service.ts'
import { answerResponseSchema } from '../../src/contract/answer.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { SearchError } from '../../src/errors.ts'
import { ids } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served
/** The same service with its answers put aside, to see what becomes of a page without them. */
let failing: Served

beforeAll(async () => {
  served = await serve({ answersOf: (quotes) => createAnswerService({ quotes, wording: null }) })
  const broken: Quotes = { quotes: () => Promise.reject(new SearchError('storage', 'The disk is gone.')) }
  failing = await serve({ answersOf: () => createAnswerService({ quotes: broken, wording: null }) })
})
afterAll(async () => {
  await served.close()
  await failing.close()
})

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(served.url + path, init)
const page = async (path: string, { url } = served): Promise<string> => (await fetch(url + path)).text()

const question = 'hvad koster et fælles tilbud til borgere med dobbeltdiagnose?'
const asked = `q=${encodeURIComponent(question)}`

describe('GET /api/v1/answer', () => {
  test('answers with quotes and their source', async () => {
    const response = await get(`/api/v1/answer?${asked}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    const answer = answerResponseSchema.parse(await response.json())
    expect(answer).toMatchObject({ question, degraded: ['semantic'], generated: null, refused: null })
    expect(answer.quotes[0]).toMatchObject({
      text: 'Finansieringen på 1.167.000 kr. findes inden for rammen.',
      item: { id: ids.financing, body: 'Socialudvalget', date: '2025-11-05' },
      source: { name: 'social-2025-11-05.txt', url: 'https://example.org/referat?id=1&x=2' },
      section: 'economy',
    })
  })

  test('takes the filters of a search', async () => {
    const response = await get(`/api/v1/answer?${asked}&municipality=Br%C3%A6ndg%C3%A5rd`)
    expect(await response.json()).toMatchObject({ quotes: [] })
  })

  test.each([
    ['', 'query-too-short'],
    ['q=', 'query-too-short'],
    ['body=Byr%C3%A5det', 'query-too-short'],
    [`q=${'bro+'.repeat(400)}`, 'query-too-long'],
    [`${asked}&limit=3`, 'unknown-parameter'],
    [`${asked}&munipality=x`, 'unknown-parameter'],
    [`${asked}&from=2025-02-30`, 'bad-request'],
    [`${asked}&mode=magic`, 'bad-request'],
  ])('refuses as a search does: %s', async (parameters, code) => {
    const response = await get(`/api/v1/answer?${parameters}`)
    expect(response.status).toBe(400)
    expect(problemSchema.parse(await response.json()).code).toBe(code)
  })

  test('is no address where there are no answers', async () => {
    const plain = await serve({ answersOf: null })
    expect((await fetch(`${plain.url}/api/v1/answer?${asked}`)).status).toBe(404)
    await plain.close()
  })
})

describe('the search page', () => {
  test('shows quotes above the results of a question, each with a link to where it stands', async () => {
    const html = await page(`/search?${asked}`)
    expect(html).toContain('Svar fra referaterne')
    expect(html.indexOf('Svar fra referaterne')).toBeLessThan(html.indexOf('class="hits"'))
    expect(html).toContain(`href="/items/${ids.financing}#economy"`)
    expect(html).toContain('5. november 2025')
  })

  test('says it in English, and that the quotes are Danish', async () => {
    const html = await page(`/search?lang=en&${asked}`)
    expect(html).toContain('Answers from the minutes')
    expect(html).toContain('<blockquote lang="da">')
  })

  test.each([
    ['words', 'q=finansiering+dobbeltdiagnose'],
    ['a further page', `${asked}&page=2`],
    ['another order', `${asked}&sort=newest`],
    ['a list', 'body=Socialudvalget'],
    ['a question that nothing answers', 'q=hvem+vandt+Eurovision+i+2013'],
  ])('shows none for %s', async (_, parameters) => {
    expect(await page(`/search?${parameters}`)).not.toContain('Svar fra referaterne')
  })

  test('escapes what the minutes print', async () => {
    const html = await page('/search?q=hvad+er+st%C3%B8tte+og+citat+om+tilbud%3F')
    expect(html).toContain('Svar fra referaterne')
    expect(html.match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/assets\//),
    ])
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;script&gt;')
  })

  test('shows its results where the quotes cannot be had', async () => {
    const html = await page(`/search?${asked}`, failing)
    expect(html).toContain('class="hits"')
    expect(html).not.toContain('Svar fra referaterne')
  })
})
