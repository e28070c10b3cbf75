import { afterEach, describe, expect, it } from 'vitest'
import { perAddress, perKey } from '../../server/middleware/rate-limit.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { searchResponseSchema } from '../../src/contract/search.ts'
import { readKeys, watchKeys, writeKeys } from '../../src/keys/key-file.ts'
import { keyRing, makeKey, type SearchKey } from '../../src/keys/search-key.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Served, serve } from './serve.ts'

const now = new Date()
const anything = { origins: [], municipality: [], body: [], expires: null }
const make = (settings: Partial<SearchKey>) => makeKey({ id: 'site', ...anything, ...settings }, now)

let served: Served
afterEach(() => served?.close())

/** A server that knows these keys, and how it answers an address. */
async function open(
  keys: readonly SearchKey[],
  options: Omit<NonNullable<Parameters<typeof serve>[0]>, 'keys'> = {},
): Promise<(path: string, headers?: Record<string, string>, body?: object) => Promise<Response>> {
  served = await serve({ keys: keyRing(keys), ...options })
  return (path, headers = {}, body) =>
    fetch(served.url + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
}

const codeOf = async (response: Response): Promise<readonly [number, string]> => [
  response.status,
  problemSchema.parse(await response.json()).code,
]
const municipalitiesOf = async (response: Response): Promise<readonly (string | null)[]> => {
  expect(response.status).toBe(200)
  const { hits } = searchResponseSchema.parse(await response.json())
  return [...new Set(hits.map(({ meeting }) => meeting.municipality))].sort()
}
const all = '/api/v1/search?q=kommune+OR+skole+OR+godkendelse&limit=100'

describe('a search key', () => {
  it('opens every address that programs read', async () => {
    const { text, key } = make({})
    const get = await open([key])
    const { hits } = searchResponseSchema.parse(await (await get(`${all}&key=${text}`)).json())
    const id = encodeURIComponent(hits[0]?.id ?? '')
    for (const path of [
      `items/${id}`,
      'suggest?q=sko',
      'facets?q=skole',
      'feed.atom?q=skole',
      'export.csv?q=skole',
    ]) {
      const response = await get(`/api/v1/${path}${path.includes('?') ? '&' : '?'}key=${text}`)
      expect([path, response.status]).toEqual([path, 200])
      await response.arrayBuffer()
    }
  })

  it('that nobody made is refused, everywhere and as a problem that does not repeat it', async () => {
    const get = await open([])
    for (const path of [
      'search?q=skole',
      'facets?',
      'bodies?',
      'coverage?',
      'feed.json?',
      'export.ris?q=skole',
    ]) {
      const response = await get(`/api/v1/${path}&key=rs_guessed`)
      const text = await response.clone().text()
      expect(text).not.toContain('guessed')
      expect(await codeOf(response)).toEqual([403, 'key-refused'])
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    }
  })

  it('given twice is refused, and an empty one is none', async () => {
    const { text, key } = make({})
    const get = await open([key])
    expect(await codeOf(await get(`${all}&key=${text}&key=${text}`))).toEqual([403, 'key-refused'])
    expect((await get(`${all}&key=`)).status).toBe(200)
  })

  it('is good to its last day', async () => {
    const day = (offset: number): string =>
      new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
    const [today, yesterday] = [make({ expires: day(0) }), make({ id: 'old', expires: day(-1) })]
    const get = await open([today.key, yesterday.key])
    expect((await get(`${all}&key=${today.text}`)).status).toBe(200)
    expect(await codeOf(await get(`${all}&key=${yesterday.text}`))).toEqual([403, 'key-refused'])
  })

  it('is good for pages of its sites and in a frame of our own, not for others and not for programs', async () => {
    const { text, key } = make({ origins: ['https://intranet.example.dk'] })
    const get = await open([key])
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await get(`${all}&key=${text}`, headers)).status
    expect(await status({ Origin: 'https://intranet.example.dk' })).toBe(200)
    // Node's fetch sets Sec-Fetch headers of its own accord, but never this value.
    expect(await status({ 'Sec-Fetch-Site': 'same-origin' })).toBe(200)
    expect(await status({ Origin: 'https://intranet.example.dk.evil.example' })).toBe(403)
    expect(await status({ Origin: 'null' })).toBe(403)
    expect(await status({})).toBe(403)
  })

  it('narrows what is found, and refuses to search elsewhere', async () => {
    const get = await open([])
    const there = await municipalitiesOf(await get(all))
    const [first = '', second = ''] = there.filter((name) => name !== null)
    await served.close()
    const { text, key } = make({ municipality: [first] })
    const narrowed = await open([key])
    expect(await municipalitiesOf(await narrowed(`${all}&key=${text}`))).toEqual([first])
    const asked = encodeURIComponent(first.replace(/ Kommune$/, '').toUpperCase())
    expect(await municipalitiesOf(await narrowed(`${all}&key=${text}&municipality=${asked}`))).toEqual([
      first,
    ])
    const other = `${all}&key=${text}&municipality=${encodeURIComponent(second)}`
    expect(await codeOf(await narrowed(other))).toEqual([403, 'key-refused'])
    const draft = { text: 'Ny skole og cykelsti i kommunen, med anlægsbevilling og høring.', limit: 50 }
    const answer = await narrowed(
      `/api/v1/precedents?key=${text}`,
      { 'Content-Type': 'application/json' },
      draft,
    )
    const { hits } = (await answer.json()) as { hits: { meeting: { municipality: string } }[] }
    expect(hits.every(({ meeting }) => meeting.municipality === first)).toBe(true)
  })

  it('has other answers than no key, so that a cache does not mix them', async () => {
    const { text, key } = make({ municipality: ['Nowhere'] })
    const get = await open([key])
    const [open_, narrowed] = [await get(all), await get(`${all}&key=${text}`)]
    expect(narrowed.headers.get('etag')).not.toBe(open_.headers.get('etag'))
  })

  it('pays from its own budget, and a wrong one from that of its address', async () => {
    const { text, key } = make({})
    const warn = (): void => {}
    const get = await open([key], {
      rates: [
        perKey({ rate: 0.01, burst: 4 }),
        perAddress({ budget: { rate: 0.01, burst: 2 }, trustedProxies: [], warn }),
      ],
    })
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await get(`${all}&key=${text}`)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 429])
    const wrong: number[] = []
    for (let i = 0; i < 3; i++) wrong.push((await get(`${all}&key=wrong`)).status)
    expect(wrong).toEqual([403, 403, 429])
  })
})

describe('a server that asks for keys', () => {
  it('answers programs with a key and its own pages without one, and stays a search page for all', async () => {
    const { text, key } = make({})
    const get = await open([key], { requireKey: true })
    const refused = await get(all)
    expect(refused.headers.get('www-authenticate')).toContain('Key')
    expect(await codeOf(refused)).toEqual([401, 'key-required'])
    expect((await get(`${all}&key=${text}`)).status).toBe(200)
    expect((await get(all, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    for (const path of ['/search?q=skole', '/livez', '/api/v1/openapi.json', '/widget/v1/manifest.json']) {
      expect([path, (await get(path)).status]).toEqual([path, 200])
    }
  })
})

describe('the file of keys', () => {
  it('is seen by a running server within a second, and keeps the old keys when it is damaged', async () => {
    const folder = temporaryFolder()
    const { text, key } = make({})
    const faults: string[] = []
    let clock = 0
    const ring = watchKeys(
      folder,
      ({ code }) => faults.push(code),
      () => clock,
    )
    expect(ring.find(text)).toBeNull()
    writeKeys(folder, [key])
    expect(ring.find(text)).toBeNull()
    clock = 1_000
    expect(ring.find(text)?.id).toBe('site')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`${folder}/keys.json`, '{"version":1,"keys":[{')
    clock = 2_000
    expect(ring.find(text)?.id).toBe('site')
    expect(faults).toEqual(['storage'])
    writeKeys(folder, [])
    clock = 3_000
    expect(ring.find(text)).toBeNull()
  })

  it('holds no key, only its hash', () => {
    const folder = temporaryFolder()
    const { text, key } = make({})
    writeKeys(folder, [key])
    expect(JSON.stringify(readKeys(folder))).not.toContain(text)
    expect(text).toMatch(/^rs_[A-Za-z0-9_-]{32}$/)
  })
})
