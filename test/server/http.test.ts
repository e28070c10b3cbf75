import { createConnection } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp, type ErrorReport } from '../../server/app.ts'
import { startServer } from '../../server/main.ts'
import { problemCodes } from '../../server/problems.ts'
import { problemText } from '../../server/web/texts/problems.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { ids } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(served.url + path, init)

describe('security headers', () => {
  it('let any page read the API, without credentials', async () => {
    const { headers } = await get('/api/v1/search?q=bro', { headers: { Origin: 'https://example.org' } })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-robots-tag')).toBe('noindex')
  })

  it.each(['/', '/search?q=bro', `/items/${ids.bridge}`, '/help', '/nothing'])(
    'keep pages to themselves: %s',
    async (path) => {
      const { headers } = await get(path, { headers: { Accept: 'text/html' } })
      const policy = headers.get('content-security-policy') ?? ''
      for (const rule of [
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy).toContain(rule)
      }
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )

  it.each(['/', '/search?q=bro', '/api/v1/search', '/livez', '/readyz', '/nothing', '/api/nothing'])(
    'are on every answer: %s',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('x-request-id')).toMatch(/^[A-Za-z0-9._-]{8,64}$/)
    },
  )

  it.each([
    ['/', null],
    ['/search?q=bro', 'noindex'],
    [`/items/${ids.bridge}`, 'noindex'],
  ])('offer only the start page to public search engines: %s', async (path, value) => {
    expect((await get(path)).headers.get('x-robots-tag')).toBe(value)
  })
})

describe('the request id', () => {
  it('is taken over when it is harmless', async () => {
    const response = await get('/api/v1/search', { headers: { 'X-Request-Id': 'abc-DEF_1.23' } })
    expect(response.headers.get('x-request-id')).toBe('abc-DEF_1.23')
    expect(problemSchema.parse(await response.json()).requestId).toBe('abc-DEF_1.23')
  })

  it.each(['short', 'has space in it', '<script>alert(1)</script>', 'x'.repeat(65)])(
    'is made anew otherwise: %s',
    async (given) => {
      const id = (await get('/livez', { headers: { 'X-Request-Id': given } })).headers.get('x-request-id')
      expect(id).not.toBe(given)
      expect(id).toMatch(/^[A-Za-z0-9._-]{8,64}$/)
    },
  )
})

describe('routes', () => {
  it.each([
    '/nothing',
    '/api/v1/nothing',
    '/api',
    '/assets/page.css',
    '/assets/..%2f..%2fpackage.json',
    '/problems/x',
  ])('that do not exist are a problem: %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(problemSchema.parse(await response.json()).code).toBe('not-found')
  })

  it('show readers a page instead', async () => {
    const response = await get('/nothing', { headers: { Accept: 'text/html', 'Accept-Language': 'en' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('<h1>Not found</h1>')
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('can only be read: %s', async (method) => {
    const response = await get('/api/v1/search?q=bro', { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    expect(problemSchema.parse(await response.json()).code).toBe('method-not-allowed')
  })

  it.each(['/', '/api/v1/search?q=bro', `/items/${ids.bridge}`, '/readyz', '/nothing'])(
    'answer HEAD like GET without a body: %s',
    async (path) => {
      const [head, full] = [await get(path, { method: 'HEAD' }), await get(path)]
      expect(head.status).toBe(full.status)
      expect(head.headers.get('content-type')).toBe(full.headers.get('content-type'))
      expect(await head.text()).toBe('')
    },
  )

  it('serve the style sheet for ever under the name of its content', async () => {
    const page = await (await get('/')).text()
    const href = /href="(\/assets\/page\.[0-9a-f]{12}\.css)"/.exec(page)?.[1] ?? ''
    const response = await get(href)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/css')
    expect(response.headers.get('cache-control')).toContain('immutable')
  })

  it.each(problemCodes)('explain the problem %s in both languages', async (code) => {
    for (const language of ['da', 'en'] as const) {
      const page = await (await get(`/problems/${code}?lang=${language}`)).text()
      expect(page).toContain(problemText(code, language).title)
    }
    expect(problemText(code, 'da').title).not.toBe(problemText(code, 'en').title)
  })
})

describe('long addresses', () => {
  it.each([9_000, 20_000, 60_000])('are refused: %d characters', async (length) => {
    const response = await raw(`GET /api/v1/search?q=${'a'.repeat(length)} HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(response).toMatch(/^HTTP\/1\.1 414 /)
    expect(response).toContain('application/problem+json')
    expect(problemIn(response).code).toBe('address-too-long')
  })

  it('up to 8 kB are read', async () => {
    const path = `/api/v1/search?q=bro&${'case=1234567890&'.repeat(60)}case=1`
    expect((await get(path)).status).toBe(200)
  })
})

it('a request that is no HTTP is refused without repeating it', async () => {
  const response = await raw('<script>alert(1)</script>\r\n\r\n')
  expect(response).toMatch(/^HTTP\/1\.1 400 /)
  expect(response).not.toContain('script')
  expect(problemIn(response).code).toBe('bad-request')
})

it('too long headers are refused', async () => {
  const response = await raw(`GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`)
  expect(response).toMatch(/^HTTP\/1\.1 431 /)
  expect(problemIn(response).code).toBe('headers-too-large')
})

const problemIn = (response: string) => problemSchema.parse(JSON.parse(response.split('\r\n\r\n')[1] ?? ''))

function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(served.url)
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname, () => socket.write(request))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString()
      if (answer.includes('}')) socket.destroy()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('health', () => {
  it('is ready when searches can be served', async () => {
    expect((await get('/livez')).status).toBe(200)
    expect(await (await get('/readyz')).json()).toMatchObject({ status: 'ready' })
  })

  it('says why it is not ready and when to ask again', async () => {
    const waiting = await serve({
      documents: [],
      ready: () => ({ ready: false, reasons: ['The index is being opened.'] }),
    })
    try {
      const response = await fetch(`${waiting.url}/readyz`)
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
      const problem = problemSchema.parse(await response.json())
      expect(problem.code).toBe('not-ready')
      expect(problem.errors.map(({ message }) => message)).toEqual(['The index is being opened.'])
      expect((await fetch(`${waiting.url}/livez`)).status).toBe(200)
    } finally {
      await waiting.close()
    }
  })
})

describe('trouble inside', () => {
  /** The engine is closed under the server: what follows is a real storage failure. */
  it('shows nothing of its cause and is reported', async () => {
    const reports: ErrorReport[] = []
    const broken = await serve({ report: (report) => reports.push(report) })
    await broken.engine.close()
    try {
      const response = await fetch(`${broken.url}/api/v1/search?q=hemmeligt`)
      expect(response.status).toBeGreaterThanOrEqual(500)
      const body = await response.text()
      expect(body).not.toMatch(/node_modules|\.ts|sqlite|database|at /i)
      expect(problemSchema.parse(JSON.parse(body)).requestId).toBe(reports[0]?.requestId)
      expect(reports[0]?.route).toBe('/api/v1/search')
      const page = await fetch(`${broken.url}/search?q=hemmeligt`)
      expect(page.status).toBe(response.status)
      const text = await page.text()
      expect(text).toContain('Søgningen mislykkedes. Prøv igen. Reference: ')
      expect(text).toContain('value="hemmeligt"')
    } finally {
      await broken.close()
    }
  })
})

describe('starting and stopping', () => {
  it('a port in use is a clear error', async () => {
    const port = Number(new URL(served.url).port)
    const app = createApp({
      service: served.service,
      ready: () => ({ ready: true, reasons: [] }),
      version: '1',
    })
    await expect(startServer({ app, host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'usage',
      message: `127.0.0.1:${port} is already in use.`,
      hint: expect.stringContaining('--port'),
    })
  })

  it('closing ends connections that are kept alive', async () => {
    const other = await serve({ documents: [] })
    await (await fetch(`${other.url}/livez`)).text()
    const started = performance.now()
    await other.close()
    expect(performance.now() - started).toBeLessThan(3_000)
    await expect(fetch(`${other.url}/livez`)).rejects.toThrow()
  })
})
