import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../../src/contract/problem.ts'
import { ids } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(served.url + path, init)

interface Raw {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** `fetch` decompresses by itself; this does not. */
function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string[] } = {},
) {
  const { method = 'GET', headers = {}, body = [] } = options
  return new Promise<Raw>((resolve, reject) => {
    const sent = request(served.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', reject)
    for (const chunk of body) sent.write(chunk)
    sent.end()
  })
}

describe('compression', () => {
  const paths = [
    '/api/v1/search?q=cykelsti',
    '/search?q=cykelsti',
    `/items/${ids.financing}`,
    '/api/v1/nothing',
  ]

  it.each(paths)('leaves the text as it is: %s', async (path) => {
    const plain = await raw(path, { headers: { Accept: 'text/html', 'X-Request-Id': 'compression' } })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers.vary).toContain('Accept-Encoding')
    const packed = await raw(path, {
      headers: { Accept: 'text/html', 'Accept-Encoding': 'br, gzip', 'X-Request-Id': 'compression' },
    })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.status).toBe(plain.status)
    const withoutTime = (text: string): string => text.replace(/"tookMs":[\d.]+/, '')
    expect(withoutTime(gunzipSync(packed.body).toString())).toBe(withoutTime(plain.body.toString()))
  })

  it('makes a search at most a third as long', async () => {
    const path = '/api/v1/search?q=cykelsti&limit=50'
    const plain = await raw(path)
    const { body } = await raw(path, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(body.length * 3).toBeLessThan(plain.body.length)
  })

  it.each(['gzip;q=0', 'identity', 'br'])(
    'is left out for a client that does not take it: %s',
    async (wish) => {
      const { headers } = await raw('/help', { headers: { 'Accept-Encoding': wish } })
      expect(headers['content-encoding']).toBeUndefined()
    },
  )

  it('has nothing to do for an answer without a body', async () => {
    const tag = (await get('/api/v1/municipalities')).headers.get('etag') ?? ''
    for (const options of [
      { method: 'HEAD', headers: { 'Accept-Encoding': 'gzip' } },
      { headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': tag } },
    ]) {
      const { headers, body } = await raw('/api/v1/municipalities', options)
      expect(headers['content-encoding']).toBeUndefined()
      expect(body).toHaveLength(0)
    }
  })
})

describe('a body', () => {
  const piece = 'a'.repeat(1024)

  it.each([
    ['with its length', { 'Content-Length': String(1024 * 1024) }],
    ['in pieces', { 'Transfer-Encoding': 'chunked' }],
  ])('over 64 kB is refused: %s', async (_, headers: Record<string, string>) => {
    const body = Array.from({ length: 1024 }, () => piece)
    const { status, body: answer } = await raw('/api/v1/search?q=bro', { method: 'POST', headers, body })
    expect(status).toBe(413)
    expect(problemSchema.parse(JSON.parse(answer.toString())).code).toBe('body-too-large')
    expect((await get('/livez')).status).toBe(200)
  })

  it.each([
    ['with its length', { 'Content-Length': String(63 * 1024) }],
    ['in pieces', { 'Transfer-Encoding': 'chunked' }],
  ])('below that is not in the way: %s', async (_, headers: Record<string, string>) => {
    const body = Array.from({ length: 63 }, () => piece)
    expect((await raw('/api/v1/search?q=bro', { method: 'POST', headers, body })).status).toBe(405)
  })
})

describe('another page', () => {
  it('is told what it may send to the API', async () => {
    const response = await get('/api/v1/search', {
      method: 'OPTIONS',
      headers: { Origin: 'https://intra.example', 'Access-Control-Request-Method': 'GET' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
    expect(response.headers.get('access-control-allow-headers')).toContain('If-None-Match')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it.each(['/search', '/help', '/metrics', '/livez', `/items/${ids.bridge}`])(
    'may read nothing of %s',
    async (path) => {
      for (const method of ['OPTIONS', 'GET']) {
        const { headers } = await get(path, { method, headers: { Origin: 'https://intra.example' } })
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
        expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      }
    },
  )
})

describe('the metrics', () => {
  const metrics = async () => (await get('/metrics')).text()

  it('count answers by route, method and status, and never say what was asked', async () => {
    const own = await serve()
    try {
      const ask = (path: string, init: RequestInit = {}) => fetch(own.url + path, init).then((r) => r.text())
      await ask('/api/v1/search?q=hemmelighed&mode=keyword')
      await ask(`/api/v1/items/${ids.financing}`)
      await ask('/hemmelighed/ukendt')
      await ask('/api/v1/search?q=bro', { method: 'PROPFIND' })
      const text = await ask('/metrics')
      expect(text).toContain(
        'referatsoeg_http_request_duration_seconds_count{route="/api/v1/search",method="GET",status="200"} 1',
      )
      expect(text).toContain('route="/api/v1/items/:id",method="GET",status="200"} 1')
      expect(text).toContain('route="none",method="GET",status="404"} 1')
      expect(text).toContain('method="other",status="405"} 1')
      expect(text).toContain('referatsoeg_search_duration_seconds_count{mode="keyword",degraded="false"} 1')
      expect(text).not.toMatch(/hemmelighed|almtoft|PROPFIND/)
    } finally {
      await own.close()
    }
  })

  it('tell the state of the index', async () => {
    const { generation, documents, items, passages } = await served.engine.stats()
    const text = await metrics()
    for (const [name, value] of Object.entries({
      index_generation: generation,
      documents,
      items,
      passages,
    })) {
      expect(text).toContain(`\nreferatsoeg_${name} ${value}\n`)
    }
    expect(text).toContain('\nreferatsoeg_passages_embedded 0\n')
  })

  it.each(['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])(
    'are not for those behind a proxy on this machine: %s',
    async (name) => {
      const response = await get('/metrics', { headers: { [name]: '203.0.113.9' } })
      expect(response.status).toBe(403)
      expect(problemSchema.parse(await response.json()).code).toBe('forbidden')
    },
  )

  it('are for who has the token, wherever from', async () => {
    const own = await serve({ documents: [], metricsToken: 'et-langt-kodeord' })
    const ask = (authorization: string) =>
      fetch(`${own.url}/metrics`, { headers: { 'X-Forwarded-For': '203.0.113.9', authorization } })
    try {
      expect((await ask('Bearer et-langt-kodeord')).status).toBe(200)
      for (const wrong of ['Bearer et-langt-kodeor', 'Bearer ', 'et-langt-kodeord', 'Basic eDp5']) {
        expect((await ask(wrong)).status).toBe(403)
      }
    } finally {
      await own.close()
    }
  })
})
