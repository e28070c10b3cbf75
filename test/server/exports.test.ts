import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { fileStream } from '../../server/file-stream.ts'
import { startServer } from '../../server/main.ts'
import { exportFormatNames, exportHeadSchema } from '../../src/contract/export.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { hitSchema, searchResponseSchema } from '../../src/contract/search.ts'
import type { SearchService } from '../../src/search/service.ts'
import { kept, keptLine } from '../export/hits.ts'
import { readBibtex, readCsv, readRis, readTex, unguard } from '../export/readers.ts'
import { collect } from '../support/collect.ts'
import { payloads } from '../support/payloads.ts'
import { ids, socialDocument } from './collection.ts'
import { hostileDocuments } from './hostile.ts'
import { type Served, serve, version } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(served.url + path, init)

/** Ids in a file, in order. */
const idsOf = {
  csv: (text: string) =>
    readCsv(text.slice(1))
      .slice(1)
      .map((row) => row[15] ?? ''),
  jsonl: (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => hitSchema.parse(JSON.parse(line)).id),
  ris: (text: string) => readRis(text).map(({ ID }) => ID?.[0] ?? ''),
  bib: (text: string) => readBibtex(text).map(({ key }) => key),
}

/** The bytes as text: `Response.text()` would take the byte order mark away. */
const textOf = async (response: Response): Promise<string> =>
  Buffer.from(await response.arrayBuffer()).toString()

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
}

describe.each(exportFormatNames)('an export as %s', (format) => {
  it('is a file that nobody keeps or lists', async () => {
    const { status, headers } = await get(`/api/v1/export.${format}?q=cykelsti`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(types[format])
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="referater-\\d{4}-\\d{2}-\\d{2}\\.${format}"$`),
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('etag')).toBeNull()
    expect(headers.get('x-export-rows')).toBe('48')
    expect(headers.get('x-export-total')).toBe('48')
    expect(headers.get('x-export-generation')).toMatch(/^\d+$/)
    expect(headers.get('x-export-guard') !== null).toBe(format === 'csv')
    expect(headers.get('access-control-expose-headers')).toContain('X-Export-Guard')
  })

  it.each([
    'q=cykelsti',
    'q=cykelsti&sort=oldest',
    'q=cykelsti&municipality=Almtoft&mode=keyword',
    'kind=decision',
  ])('holds everything the search finds, in its order: %s', async (query) => {
    const search = searchResponseSchema.parse(await (await get(`/api/v1/search?${query}&limit=100`)).json())
    const file = await textOf(await get(`/api/v1/export.${format}?${query}`))
    expect(idsOf[format](file)).toEqual(search.hits.map(({ id }) => id))
    expect(search.total).toBeGreaterThan(20)
    expect(file).toContain(`${search.generation}`)
  })

  it('links to the items where users know the server', async () => {
    const here = await textOf(await get(`/api/v1/export.${format}?q=finansiering`))
    if (format !== 'jsonl') expect(here).toContain(`${served.url}/items/${ids.financing}`)
    const moved = await serve({ url: 'https://referater.example' })
    try {
      const there = await textOf(await fetch(`${moved.url}/api/v1/export.${format}?q=finansiering`))
      if (format !== 'jsonl') expect(there).toContain(`https://referater.example/items/${ids.financing}`)
      expect(there).not.toContain('127.0.0.1')
    } finally {
      await moved.close()
    }
  })

  it('answers HEAD with its headers alone', async () => {
    const response = await get(`/api/v1/export.${format}?q=cykelsti`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-export-rows')).toBe('48')
    expect(await response.text()).toBe('')
  })

  it.each([
    ['', 'query-too-short'],
    ['q=b', 'query-too-short'],
    ['q=bro&limit=10', 'unknown-parameter'],
    ['q=bro&offset=10', 'unknown-parameter'],
    ['q=bro&kommune=x', 'unknown-parameter'],
    ['q=bro&from=2025-13-40', 'bad-request'],
  ])('that cannot be made is a problem, not a file: %s', async (query, code) => {
    const response = await get(`/api/v1/export.${format}?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-disposition')).toBeNull()
    expect(problemSchema.parse(await response.json()).code).toBe(code)
  })

  it('of a closed item has its heading and nothing else', async () => {
    const file = await textOf(await get(`/api/v1/export.${format}?q=ejendom&body=Socialudvalget`))
    expect(idsOf[format](file)).toContain(ids.closed)
    expect(file).toContain('Køb af ejendom')
  })
})

it('JSONL begins with what the export is', async () => {
  const [first = ''] = (await (await get('/api/v1/export.jsonl?q=cykelsti&year=2024')).text()).split('\n')
  const head = exportHeadSchema.parse(JSON.parse(first))
  expect(head).toMatchObject({ query: 'cykelsti', parameters: { year: [2024] }, total: 24, rows: 24 })
  expect(Math.abs(Date.parse(head.madeAt) - Date.now())).toBeLessThan(60_000)
})

it('texts that became code elsewhere are the same text in every export', async () => {
  const own = await serve({ documents: hostileDocuments })
  try {
    const read = async (format: string) =>
      textOf(await fetch(`${own.url}/api/v1/export.${format}?kind=decision`))
    const titles = payloads.map((payload) => `Fortov ${payload}`)
    const closed = payloads.map((payload) => `Lukket fortov ${payload}`)
    const expected = (flat: (text: string) => string): string[] => [...titles, ...closed].map(flat).toSorted()
    expect(payloads.length).toBeGreaterThan(200)

    const rows = readCsv((await read('csv')).slice(1)).slice(1)
    expect(rows.map((row) => unguard(row[1] ?? '')).toSorted()).toEqual(expected(kept))
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n]/)
    expect(rows.map((row) => row[14]).filter((address) => address !== '')).toEqual([])

    const references = readRis(await read('ris'))
    expect(references.map(({ TI }) => TI?.[0]).toSorted()).toEqual(expected(keptLine))
    expect(references.flatMap(({ UR = [] }) => UR).filter((url) => !url.startsWith(own.url))).toEqual([])

    const entries = readBibtex(await read('bib'))
    expect(entries.map(({ fields }) => readTex(fields.title?.slice(1, -1) ?? '')).toSorted()).toEqual(
      expected(keptLine),
    )

    const [, ...lines] = (await read('jsonl')).trimEnd().split('\n')
    expect(lines.map((line) => hitSchema.parse(JSON.parse(line)).title).toSorted()).toEqual(
      expected((text) => text),
    )
  } finally {
    await own.close()
  }
})

describe('a long export', () => {
  /** The same server over a service that is told when an export begins, goes on and ends. */
  async function serveWith(all: SearchService['all']) {
    const errors: unknown[] = []
    const app = createApp({
      service: { ...served.service, all },
      ready: () => ({ ready: true, reasons: [] }),
      version,
      report: ({ error }) => errors.push(error),
    })
    return { ...(await startServer({ app, host: '127.0.0.1', port: 0 })), errors }
  }

  it('breaks off when the minutes change, so that no half file is taken for a whole one', async () => {
    const server = await serveWith(async function* (request) {
      for await (const batch of served.service.all(request)) {
        yield batch
        await served.engine.replaceDocument(socialDocument)
      }
    })
    try {
      const response = await fetch(`${server.url}/api/v1/export.csv?q=cykelsti`)
      expect(response.status).toBe(200)
      await expect(response.text()).rejects.toThrow()
      expect(server.errors).toMatchObject([{ code: 'index-changed' }])
    } finally {
      await server.close()
    }
  })

  it('that fails inside ends without its end and without a word of why', async () => {
    const server = await serveWith(async function* (request) {
      yield* [(await served.service.all(request).next()).value].filter((batch) => batch !== undefined)
      throw new Error('/secret/folder is full')
    })
    try {
      const { hostname, port } = new URL(server.url)
      const socket = connect(Number(port), hostname)
      socket.write('GET /api/v1/export.csv?q=cykelsti HTTP/1.1\r\nHost: x\r\n\r\n')
      const answer = Buffer.concat(await collect(socket)).toString()
      expect(answer).toContain('Cykelsti nummer')
      expect(answer).not.toContain('\r\n0\r\n\r\n')
      expect(answer).not.toMatch(/secret|Error/)
      expect(server.errors).toMatchObject([{ message: '/secret/folder is full' }])
    } finally {
      await server.close()
    }
  })

  it('waits for a reader that is slow, lets others in, and ends when the reader is gone', async () => {
    const seen = { batches: 0, ended: false }
    const [batch] = [await served.service.all({ query: 'cykelsti' }).next()]
    if (batch.done) throw new Error('There is no first batch.')
    const many = 20_000
    const server = await serveWith(async function* () {
      try {
        for (; seen.batches < many; seen.batches++) yield batch.value
      } finally {
        seen.ended = true
      }
    })
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    try {
      socket.pause()
      socket.write('GET /api/v1/export.jsonl?q=cykelsti HTTP/1.1\r\nHost: x\r\n\r\n')
      const counts: number[] = []
      while (counts.length < 3 || counts.at(-1) === 0 || counts.at(-1) !== counts.at(-3)) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        counts.push(seen.batches)
      }
      expect(seen.batches).toBeLessThan(many / 10)
      expect((await fetch(`${server.url}/livez`)).status).toBe(200)
      expect(seen.ended).toBe(false)
      socket.destroy()
      for (let time = 0; time < 50 && !seen.ended; time++)
        await new Promise((resolve) => setTimeout(resolve, 100))
      expect(seen.ended).toBe(true)
    } finally {
      socket.destroy()
      await server.close()
    }
  })

  it('is one of eight at most; the next is asked to come again', async () => {
    const first = (await served.service.all({ query: 'cykelsti' }).next()).value
    if (!first) throw new Error('There is no first batch.')
    const server = await serveWith(async function* () {
      for (;;) yield first
    })
    const path = `${server.url}/api/v1/export.ris?q=cykelsti`
    const readers = await Promise.all(Array.from({ length: 8 }, () => fetch(path)))
    try {
      expect(readers.map(({ status }) => status)).toEqual(Array(8).fill(200))
      const refused = await fetch(path)
      expect(refused.status).toBe(503)
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
      expect(problemSchema.parse(await refused.json()).detail).toBe('Too many exports are being read.')
      expect((await fetch(path, { method: 'HEAD' })).status).toBe(503)
      await readers[0]?.body?.cancel()
      let again = 503
      for (let time = 0; time < 50 && again === 503; time++) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        again = (await fetch(path, { method: 'HEAD' })).status
      }
      expect(again).toBe(200)
    } finally {
      for (const { body } of readers.slice(1)) await body?.cancel()
      await server.close()
    }
  })
})

describe('a file', () => {
  const file = (pieces: number) => {
    const seen = { closed: 0, ended: 0, errors: [] as unknown[] }
    async function* text(): AsyncGenerator<string, void, undefined> {
      for (let piece = 0; piece < pieces; piece++) yield `${piece}`
    }
    const stream = fileStream(
      { text: text(), close: async () => void seen.closed++ },
      { report: (error) => seen.errors.push(error), ended: () => seen.ended++, patience: 100 },
    )
    return { seen, stream }
  }

  it('ends once when it is read', async () => {
    const { seen, stream } = file(3)
    expect(await new Response(stream).text()).toBe('012')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(seen).toEqual({ closed: 1, ended: 1, errors: [] })
  })

  it('breaks off when its reader takes nothing for too long', async () => {
    const { seen, stream } = file(1_000)
    const reader = stream.getReader()
    await reader.read()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(seen).toEqual({ closed: 1, ended: 1, errors: [] })
    await expect(reader.read()).rejects.toThrow('A file broke off.')
  })

  it('breaks off when nobody begins to read it', async () => {
    const { seen } = file(1_000)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(seen).toEqual({ closed: 1, ended: 1, errors: [] })
  })

  it('ends once when its reader leaves', async () => {
    const { seen, stream } = file(1_000)
    await stream.cancel()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(seen).toEqual({ closed: 1, ended: 1, errors: [] })
  })
})
