import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { precedentsResponseSchema } from '../../src/contract/precedents.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { ids } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.url}/api/v1/precedents`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  })
const draft = {
  text: 'Borgere med dobbeltdiagnose får hjælp to steder. Et fælles team med pædagoger samler indsatsen.',
}

describe('precedents over HTTP', () => {
  test('answer a draft with hits, recommendation and decision', async () => {
    const response = await post(JSON.stringify({ ...draft, title: 'Fælles tilbud', limit: 2 }))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { hits, degraded } = precedentsResponseSchema.parse(await response.json())
    expect(degraded).toEqual(['semantic'])
    expect(hits[0]).toMatchObject({
      id: ids.financing,
      recommendation: 'Forvaltningen indstiller,\nat finansieringen godkendes.',
      decisionText: 'Godkendt. Udvalget ønsker en status om et år.',
    })
  })

  test('take one value or several for a filter', async () => {
    for (const municipality of ['Almtoft', ['Almtoft', 'Brændgård']]) {
      const { hits } = precedentsResponseSchema.parse(
        await (await post(JSON.stringify({ ...draft, municipality, from: '2025-01-01' }))).json(),
      )
      expect(hits[0]?.id).toBe(ids.financing)
    }
    const { hits } = precedentsResponseSchema.parse(
      await (await post(JSON.stringify({ ...draft, body: 'Byrådet' }))).json(),
    )
    expect(hits).toEqual([])
  })

  test.each([
    ['{"text"', 'body', 'bad-request'],
    ['', 'body', 'bad-request'],
    ['[]', 'body', 'bad-request'],
    ['null', 'body', 'bad-request'],
    ['{}', 'text', 'bad-request'],
    ['{"text": 7}', 'text', 'bad-request'],
    [JSON.stringify({ text: 'a'.repeat(20_001) }), 'text', 'bad-request'],
    [JSON.stringify({ ...draft, limit: 101 }), 'limit', 'bad-request'],
    [JSON.stringify({ ...draft, limit: '3' }), 'limit', 'bad-request'],
    [JSON.stringify({ ...draft, from: '2025-02-30' }), 'from', 'bad-request'],
    [JSON.stringify({ ...draft, from: '2025-02-02', to: '2025-01-01' }), 'from', 'bad-request'],
    [JSON.stringify({ ...draft, txt: 'x' }), 'txt', 'unknown-parameter'],
  ])('refuse %.40s', async (body, parameter, code) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    const problem = problemSchema.parse(await response.json())
    expect(problem).toMatchObject({ code, errors: [{ parameter }] })
  })

  test('repeat nothing of a draft that is refused', async () => {
    const response = await post('{"text": "Borgeren Thora Klithav", "limit": "Klithav"')
    expect(await response.text()).not.toContain('Klithav')
    const short = await post('{"text": "?"}')
    expect(problemSchema.parse(await short.json()).code).toBe('query-too-short')
  })

  test('refuse more than 64 kB before it is read, however it is sent', async () => {
    const large = JSON.stringify({ text: 'a'.repeat(70_000) })
    expect((await post(large)).status).toBe(413)
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 7; at++) controller.enqueue(new TextEncoder().encode('a'.repeat(10_000)))
        controller.close()
      },
    })
    const chunked = await fetch(`${served.url}/api/v1/precedents`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(chunked.status).toBe(413)
    expect(problemSchema.parse(await chunked.json()).code).toBe('body-too-large')
  })

  test('are asked for with POST only', async () => {
    const response = await fetch(`${served.url}/api/v1/precedents?text=bro`)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })
})
