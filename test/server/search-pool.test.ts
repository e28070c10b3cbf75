import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type RunningServer, startServer } from '../../server/main.ts'
import { createSearchPool, type SearchPool, type SearchPoolOptions } from '../../server/search-pool/pool.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import type { SearchResponse } from '../../src/contract/search.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import { createSearchService, type SearchRequest, type SearchService } from '../../src/search/service.ts'
import type { WorkerLink } from '../../src/workers/connect.ts'
import { createHashingEmbedder, embedPending } from '../support/hashing-embedder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startTestWorker } from '../support/worker.ts'
import { documents, ids } from './collection.ts'
import { modelFaults, searchFaults } from './pool-faults.ts'
import { version } from './serve.ts'

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 90_000 })

/** Where nothing hangs: more than a busy machine needs. */
const patient = { keyword: 10_000, hybrid: 10_000 }
/** Where something hangs and is waited for. */
const short = { keyword: 1_000, hybrid: 1_500 }
const entry = new URL('./pool-worker.ts', import.meta.url)
const folder = temporaryFolder()
const embedder = createHashingEmbedder()
const analyzer = createDanishAnalyzer()
let reference: SearchService
let pool: SearchPool
let links: WorkerLink[]
let server: RunningServer | undefined

beforeAll(async () => {
  const engine = openEmbeddedEngine({ folder, access: 'write', analyzer, embedder })
  for (const document of documents) await engine.replaceDocument(document)
  await embedPending(engine, embedder)
  reference = createSearchService({ engine, analyzer, embedder })
  return () => engine.close()
})

afterEach(async () => {
  await server?.close()
  server = undefined
  pool.close()
})

function openPool(options: Partial<SearchPoolOptions> = {}): SearchPool {
  links = []
  const start = (): WorkerLink => {
    const link = startTestWorker(entry, { folder })
    links.push(link)
    return link
  }
  pool = createSearchPool({ size: 2, limits: patient, start, ...options })
  return pool
}

/** With both workers ready. */
async function openFullPool(options: Partial<SearchPoolOptions> = {}): Promise<void> {
  await openPool(options).started
  while (links.length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
  await links[1]?.ready
  // The pool takes it in with its next turn.
  await new Promise((resolve) => setTimeout(resolve, 0))
}

async function listen(): Promise<string> {
  const app = createApp({ service: pool.service, ready: pool.readiness, version })
  server = await startServer({ app, host: '127.0.0.1', port: 0 })
  return server.url
}

/** A search by words that comes to this fault. */
const search = (fault: number): Promise<SearchResponse> =>
  pool.service.search({ query: 'cykelsti', mode: 'keyword', limit: fault })

const withoutTime = ({ tookMs: _, ...answer }: SearchResponse): object => answer

const requests: readonly SearchRequest[] = [
  { query: 'dobbeltdiagnose' },
  { query: 'cykelsti', limit: 5, offset: 10, sort: 'newest' },
  { query: '"Skovvejen" -udsat', mode: 'keyword' },
  { query: 'nedrivning af bro', mode: 'semantic' },
  { query: '', filter: { municipality: ['Almtoft'], year: [2025] } },
]

/** Right answers, by words only where a hybrid search would not wait for a worker to be replaced. */
async function expectRight(mode?: 'keyword'): Promise<void> {
  for (const one of requests) {
    const request = mode ? { ...one, mode } : one
    expect(withoutTime(await pool.service.search(request))).toEqual(
      withoutTime(await reference.search(request)),
    )
  }
}

describe('a pool of search workers', () => {
  it('answers as the service itself does', async () => {
    await openPool().started
    await expectRight()
    expect(await pool.service.item(ids.bridge)).toEqual(await reference.item(ids.bridge))
    expect(await pool.service.stats()).toEqual(await reference.stats())
    await expect(pool.service.item('no.such.item')).rejects.toMatchObject({ code: 'not-found' })
    await expect(pool.service.search({ query: 'x' })).rejects.toMatchObject({ code: 'query-too-short' })
  })

  it('answers what was asked before its first worker was ready', async () => {
    openPool()
    expect(pool.readiness()).toEqual({ ready: false, reasons: ['The search is starting.'] })
    const [answer] = await Promise.all([pool.service.search({ query: 'cykelsti', mode: 'keyword' })])
    expect(answer.total).toBeGreaterThan(0)
    expect(pool.readiness()).toEqual({ ready: true, reasons: [] })
  })

  it('says why it cannot start, to whoever starts it and to whoever searches', async () => {
    openPool({ start: () => startTestWorker(entry, { folder: temporaryFolder() }) })
    await expect(pool.service.search({ query: 'cykelsti' })).rejects.toMatchObject({ code: 'no-index' })
    await expect(pool.started).rejects.toMatchObject({ code: 'no-index' })
    await expect(pool.service.stats()).rejects.toMatchObject({ code: 'no-index' })
    expect(pool.readiness().ready).toBe(false)
  })
})

describe('a hundred searches at once', () => {
  it('are taken as far as workers and queue go, and all that are taken are answered', async () => {
    await openFullPool({ patience: 60_000 })
    const asked = Array.from({ length: 100 }, () => search(searchFaults.slow))
    const outcomes = await Promise.allSettled(asked)
    const answered = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(answered).toHaveLength(2 + 64)
    for (const outcome of outcomes.slice(0, 66)) expect(outcome).toMatchObject({ value: { total: 48 } })
    for (const outcome of outcomes.slice(66)) expect(outcome).toMatchObject({ reason: { code: 'busy' } })
    await expectRight()
  })

  it('are answered or told when to come back, and health stays alive', async () => {
    await openPool({ queue: 10, patience: 60_000 }).started
    const url = await listen()
    const ask = (): Promise<Response> => fetch(`${url}/api/v1/search?q=cykelsti&limit=${searchFaults.slow}`)
    const asked = Array.from({ length: 100 }, ask)
    let alive = 0
    let all = false
    const health = (async () => {
      while (!all) if ((await fetch(`${url}/livez`)).ok) alive++
    })()
    for (const response of await Promise.all(asked)) {
      expect([200, 503]).toContain(response.status)
      if (response.status === 200) expect(await response.json()).toMatchObject({ total: 48 })
      else {
        expect(response.headers.get('retry-after')).toBe('5')
        expect(await response.json()).toMatchObject({ code: 'busy' })
      }
    }
    all = true
    await health
    expect(alive).toBeGreaterThan(0)
  })

  it('show a reader that many are searching', async () => {
    await openPool({ queue: 0 }).started
    const url = await listen()
    const page = await fetch(`${url}/search?q=cykelsti`, { headers: { 'Accept-Language': 'da' } })
    // Nothing may wait, and the hand-over itself goes through the queue.
    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('5')
    expect(await page.text()).toContain('Mange søger lige nu. Prøv igen om lidt.')
  })
})

describe('a worker that hangs', () => {
  it('over the model is replaced, and the words are searched', async () => {
    const lost: string[] = []
    await openFullPool({ limits: short, onLost: (...reason) => lost.push(reason.join(': ')) })
    const started = performance.now()
    const answer = await pool.service.search({ query: modelFaults.hang })
    expect(performance.now() - started).toBeLessThan(2 * short.hybrid)
    expect(answer).toMatchObject({ mode: 'hybrid', degraded: ['semantic'] })
    expect(answer.total).toBe(48)
    expect(lost).toEqual(['search: too slow'])
    await expectRight('keyword')
  })

  it('over the words is replaced, its caller told in time, and the next hundred answers are right', async () => {
    await openFullPool({ limits: short })
    const started = performance.now()
    await expect(search(searchFaults.hang)).rejects.toMatchObject({ code: 'too-slow' })
    expect(performance.now() - started).toBeLessThan(2 * short.keyword)
    for (let round = 0; round < 100 / requests.length; round++) await expectRight('keyword')
    expect(pool.readiness().ready).toBe(true)
  })

  it('again and again makes the server unready, not dead', async () => {
    await openPool({ limits: { keyword: 300, hybrid: 300 } }).started
    for (let time = 0; time < 3; time++) {
      await search(searchFaults.hang).catch(() => {})
    }
    expect(pool.readiness().reasons).toContain('Too many searches hang or break off.')
    const url = await listen()
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(503)
    expect(ready.headers.get('retry-after')).not.toBeNull()
    expect((await fetch(`${url}/livez`)).status).toBe(200)
  })

  it('is answered over HTTP with a problem that names neither query nor cause', async () => {
    await openPool({ limits: { keyword: 500, hybrid: 500 } }).started
    const url = await listen()
    const response = await fetch(`${url}/api/v1/search?q=hemmeligt&mode=keyword&limit=${searchFaults.hang}`)
    expect(response.status).toBe(503)
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'too-slow' })
    expect(body).not.toContain('hemmeligt')
  })
})

describe('a worker that breaks off', () => {
  it('over a search is replaced, and the next answers are right', async () => {
    await openPool().started
    await expect(search(searchFaults.exit)).rejects.toMatchObject({ code: 'busy' })
    await expectRight()
  })

  it('over the model is replaced, and the words are searched', async () => {
    await openPool().started
    const answer = await pool.service.search({ query: modelFaults.kill })
    expect(answer).toMatchObject({ mode: 'hybrid', degraded: ['semantic'], total: 48 })
    await expectRight()
  })
})

describe('a model that is slow', () => {
  it('costs the meaning of a query, not its answer, and no worker', async () => {
    const lost: string[] = []
    await openPool({ onLost: (method) => lost.push(method) }).started
    const answer = await pool.service.search({ query: modelFaults.slow })
    expect(answer).toMatchObject({ mode: 'hybrid', degraded: ['semantic'] })
    expect(answer.total).toBe(48)
    expect(lost).toEqual([])
  })
})

describe('stopping', () => {
  it('answers every search that was accepted, refuses new ones, and says first that it is not ready', async () => {
    await openPool().started
    const url = await listen()
    const ask = (): Promise<number> =>
      fetch(`${url}/api/v1/search?q=cykelsti&mode=keyword&limit=${searchFaults.slow}`).then(
        ({ status }) => status,
      )
    // Accepted when the call is made, however long the machine takes over a request.
    const accepted = Array.from({ length: 8 }, () => search(searchFaults.slow))
    const drained = pool.drain(10_000)
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(503)
    expect(await ask()).toBe(503)
    await drained
    for (const { total } of await Promise.all(accepted)) expect(total).toBeGreaterThan(0)
  })

  it('does not wait for ever', async () => {
    await openPool({}).started
    const hanging = search(searchFaults.hang).catch(() => {})
    const started = performance.now()
    await pool.drain(200)
    expect(performance.now() - started).toBeLessThan(2_000)
    pool.close()
    await hanging
  })
})
