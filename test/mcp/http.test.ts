import { request } from 'node:http'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemSchema } from '../../src/contract/problem.ts'
import {
  type ToolHits,
  type ToolItem,
  toolHitsSchema,
  toolItemSchema,
  toolSimilarSchema,
} from '../../src/contract/tools.ts'
import { ids } from '../server/collection.ts'
import { type Served, serve } from '../server/serve.ts'
import { callTool } from './call.ts'

let served: Served
let client: Client

beforeAll(async () => {
  served = await serve({ allowedHosts: ['search.example.org'] })
  client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(new URL(`${served.url}/mcp`)))
})
afterAll(async () => {
  await client.close()
  await served.close()
})

const listTools = { jsonrpc: '2.0', id: 1, method: 'tools/list' }

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** `fetch` sets `Host` itself, so requests that forge it are written with Node's own client. */
function post(
  headers: Readonly<Record<string, string>>,
  path = '/mcp',
  message: unknown = listTools,
): Promise<Answer> {
  const body = typeof message === 'string' ? message : JSON.stringify(message)
  return new Promise((resolve, reject) => {
    const sent = request(
      `${served.url}${path}`,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json, text/event-stream',
          ...headers,
        },
      },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks).toString(),
        })
      },
    )
    sent.on('error', reject).end(body)
  })
}

describe('the tools', () => {
  test('are read only, described, and refuse nothing that their schema allows', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'search_minutes',
      'get_item',
      'similar_items',
      'list_bodies',
    ])
    for (const { annotations, description, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false })
      expect(description?.length).toBeGreaterThan(40)
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
      expect(outputSchema?.type).toBe('object')
    }
  })

  test('say in the handshake and in every answer that minutes are data', async () => {
    expect(client.getInstructions()).toMatch(/data.+instruction/)
    for (const [name, given] of [
      ['search_minutes', { q: 'bro' }],
      ['get_item', { id: ids.bridge }],
      ['similar_items', { id: ids.bridge }],
      ['list_bodies', {}],
    ] as const) {
      const { answer } = await callTool(client, name, given)
      expect(answer).toMatchObject({ notice: expect.stringMatching(/data.+instruction/) })
    }
  })
})

describe('search_minutes', () => {
  const search = async (given: Record<string, unknown>): Promise<ToolHits> =>
    toolHitsSchema.parse((await callTool(client, 'search_minutes', given)).answer)

  test('finds what the API finds, each hit with its source and verbatim text', async () => {
    const { hits, total } = await search({ q: 'finansiering dobbeltdiagnose' })
    const api = await served.service.search({ query: 'finansiering dobbeltdiagnose' })
    expect(hits.map(({ id }) => id)).toEqual(api.hits.map(({ id }) => id))
    expect(total).toBe(api.total)
    expect(hits[0]?.source).toEqual({
      name: 'social-2025-11-05.txt',
      url: 'https://example.org/referat?id=1&x=2',
    })
    expect(hits[0]?.passages[0]).toMatchObject({ text: expect.any(String), span: expect.any(Object) })
  })

  test('takes the filters of the API, one value or several', async () => {
    const { hits } = await search({ q: 'cykelsti', municipality: ['Brændgård'], year: 2024, limit: 3 })
    expect(hits).toHaveLength(3)
    for (const { meeting } of hits) {
      expect(meeting.municipality).toBe('Brændgård Kommune')
      expect(meeting.date).toMatch(/^2024/)
    }
    const listed = await search({ body: 'Byrådet', sort: 'oldest', limit: 1 })
    expect(listed.hits[0]?.meeting).toMatchObject({ body: 'Byrådet', date: '2023-01-10' })
  })

  test.each([
    [{ q: 'bro', munipality: 'Almtoft' }, 'unknown-parameter', /did you mean `municipality`/],
    [{ query: 'bro' }, 'unknown-parameter', /did you mean `q`/],
    [{ q: 'bro', limit: 101 }, 'bad-request', /largest number is 100/],
    [{ q: 'bro', from: '2025-02-30' }, 'bad-request', /YYYY-MM-DD/],
    [{ q: 'bro', mode: { $gt: '' } }, 'bad-request', /hybrid, keyword, semantic/],
    [{ q: 'b' }, 'query-too-short', /2 letters/],
    [{ q: 'bro '.repeat(300) }, 'query-too-long', /1,000/],
    [{}, 'query-too-short', /neither a query/],
  ])('refuses %j as the API does', async (given, code, detail) => {
    const { isError, answer } = await callTool(client, 'search_minutes', given)
    expect(isError).toBe(true)
    const problem = problemSchema.parse(answer)
    expect(problem.code).toBe(code)
    expect(`${problem.detail} ${problem.hint}`).toMatch(detail)
  })

  test('gives nothing of a closed item but its heading', async () => {
    const { hits } = await search({ q: 'køb af ejendom' })
    const closed = hits.find(({ id }) => id === ids.closed)
    expect(closed).toMatchObject({ closed: true, decision: { excerpt: null } })
  })

  test('keeps text that reads like an order inside its JSON string', async () => {
    const { hits } = await search({ q: 'støtte tilbud citat' })
    const { text } = await callTool(client, 'search_minutes', { q: 'støtte tilbud citat' })
    expect(hits[0]?.id).toBe(ids.hostile)
    expect(hits[0]?.passages[0]?.text).toContain(`<script>alert('støtte')</script>`)
    expect(JSON.parse(text).hits[0].passages[0].text).toBe(hits[0]?.passages[0]?.text)
  })
})

describe('get_item', () => {
  test('gives the item in full, with its source', async () => {
    const { answer } = await callTool(client, 'get_item', { id: ids.financing })
    const item: ToolItem = toolItemSchema.parse(answer)
    expect(item.sections.map(({ kind }) => kind)).toContain('economy')
    expect(item.source.url).toBe('https://example.org/referat?id=1&x=2')
    expect(item.meeting.body).toBe('Socialudvalget')
  })

  test('says what to do about an unknown id, without a path or a stack', async () => {
    const { isError, answer, text } = await callTool(client, 'get_item', { id: 'nowhere' })
    expect(isError).toBe(true)
    expect(problemSchema.parse(answer).code).toBe('not-found')
    expect(text).not.toMatch(/\/secret\/|\.ts:|at /)
  })
})

describe('similar_items', () => {
  test('gives items like one, each with its source', async () => {
    const { hits } = await served.service.search({ query: 'cykelsti', limit: 1 })
    const id = hits[0]?.id ?? ''
    const { answer } = await callTool(client, 'similar_items', { id, limit: 2 })
    const similar = toolSimilarSchema.parse(answer)
    expect(similar.id).toBe(id)
    expect(similar.hits).toHaveLength(2)
    for (const hit of similar.hits) {
      expect(hit.id).not.toBe(id)
      expect(hit.source.name).toMatch(/\.txt$/)
    }
  })

  test.each([
    [{ id: 'nowhere' }, 'not-found'],
    [{ id: ids.bridge, limt: 3 }, 'unknown-parameter'],
    [{}, 'bad-request'],
  ])('refuses %j', async (given, code) => {
    const { isError, answer } = await callTool(client, 'similar_items', given)
    expect(isError).toBe(true)
    expect(problemSchema.parse(answer).code).toBe(code)
  })
})

describe('list_bodies', () => {
  test('names every body of every municipality, or of one', async () => {
    const all = (await callTool(client, 'list_bodies', {})).answer
    expect(all).toMatchObject({
      bodies: expect.arrayContaining([expect.objectContaining({ name: 'Byrådet' })]),
    })
    const { answer } = await callTool(client, 'list_bodies', { municipality: ['almtoft'] })
    const { bodies } = answer as { bodies: { municipality: string }[] }
    expect(new Set(bodies.map(({ municipality }) => municipality))).toEqual(new Set(['Almtoft Kommune']))
  })
})

test('an unknown tool is refused with the nearest name', async () => {
  await expect(client.callTool({ name: 'serch_minutes', arguments: {} })).rejects.toThrow(/search_minutes/)
})

describe('a request from elsewhere', () => {
  test.each([
    ['another host', { Host: 'evil.example' }],
    ['another host with our port', { Host: 'evil.example:8787' }],
    ['our name as a part', { Host: 'localhost.evil.example' }],
    ['another origin', { Origin: 'https://evil.example' }],
    ['an opaque origin', { Origin: 'null' }],
    ['a file', { Origin: 'file://' }],
    ['an extension', { Origin: 'chrome-extension://abc' }],
  ])('is forbidden: %s', async (_, headers) => {
    const { status, type, body } = await post(headers)
    expect(status).toBe(403)
    expect(type).toContain('application/problem+json')
    expect(problemSchema.parse(JSON.parse(body)).code).toBe('forbidden')
    expect(body).not.toContain('evil')
  })

  test.each([
    ['the loopback by name', { Host: 'localhost:8787' }],
    ['the loopback of IPv6', { Host: '[::1]:8787' }],
    ['an allowed host', { Host: 'search.example.org' }],
    ['an allowed host in capitals', { Host: 'SEARCH.example.org:443' }],
    ['a page of our own', { Origin: 'http://localhost:8787' }],
    ['a page of an allowed host', { Origin: 'https://search.example.org' }],
  ])('is answered: %s', async (_, headers) => {
    const { status, body } = await post(headers)
    expect(status).toBe(200)
    expect(JSON.parse(body).result.tools).toHaveLength(4)
  })

  test('with a key fails loudly, because there are none', async () => {
    for (const answer of [
      await post({ Authorization: 'Bearer s3cret' }),
      await post({}, '/mcp?key=s3cret'),
    ]) {
      expect(answer.status).toBe(403)
      expect(problemSchema.parse(JSON.parse(answer.body)).detail).toMatch(/key is not valid/)
      expect(answer.body).not.toContain('s3cret')
    }
  })

  test('may not be read by a page elsewhere', async () => {
    const response = await fetch(`${served.url}/mcp`, { method: 'POST', body: '{}' })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a message', () => {
  test.each(['GET', 'DELETE', 'PUT'])('comes by POST only: %s', async (method) => {
    const response = await fetch(`${served.url}/mcp`, { method, headers: { Accept: 'text/event-stream' } })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  test.each(['', 'no json', '[]', '{"jsonrpc":"2.0"}', '{"jsonrpc":"2.0","id":1,"method":"nothing"}'])(
    'that is none is answered without a crash: %j',
    async (message) => {
      const { status, body } = await post({}, '/mcp', message)
      expect(status).toBeLessThan(500)
      expect(body).not.toMatch(/\.ts:|\/node_modules\//)
    },
  )

  test('above 64 kB is refused', async () => {
    const { status } = await post(
      {},
      '/mcp',
      JSON.stringify({ ...listTools, params: { x: 'x'.repeat(70_000) } }),
    )
    expect(status).toBe(413)
  })

  test('is answered while others are: no session, no state', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, id) => post({}, '/mcp', { ...listTools, id })),
    )
    expect(answers.map(({ body }) => JSON.parse(body).id)).toEqual([...Array(10).keys()])
  })
})
