import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../../src/contract/problem.ts'
import { searchResponseSchema } from '../../src/contract/search.ts'
import { makeDocument } from '../support/documents.ts'
import { payloads } from '../support/payloads.ts'
import { documents, ids, socialDocument } from './collection.ts'
import { hostileDocuments } from './hostile.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(served.url + path, { headers })

interface JsonFeed {
  readonly title: string
  readonly home_page_url: string
  readonly feed_url: string
  readonly language: string
  readonly items: readonly (Record<string, unknown> & { id: string; url: string; date_published: string })[]
}

async function feed(query: string, from = served.url): Promise<JsonFeed> {
  const response = await fetch(`${from}/api/v1/feed.json?${query}`)
  expect(response.status).toBe(200)
  // The test reads what JSON Feed 1.1 promises; each field is compared below.
  return (await response.json()) as JsonFeed
}

describe('a feed', () => {
  it('is JSON Feed 1.1, with text, body, municipality, date and addresses of each item', async () => {
    const response = await get('/api/v1/feed.json?q=finansiering')
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(await response.json()).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Referatsøg: finansiering',
      home_page_url: `${served.url}/search?q=finansiering&sort=newest`,
      feed_url: `${served.url}/api/v1/feed.json?q=finansiering`,
      language: 'da',
      authors: [{ name: 'Referatsøg' }],
      items: [
        {
          id: `tag:referatsoeg,2026:item:${ids.financing}`,
          url: `${served.url}/items/${ids.financing}`,
          external_url: 'https://example.org/referat?id=1&x=2',
          title: 'Finansiering af tilbud til borgere med dobbeltdiagnose',
          content_text: 'Godkendt. Udvalget ønsker en status om et år.',
          summary: 'Godkendt. Udvalget ønsker en status om et år.',
          date_published: '2025-11-05T00:00:00Z',
          language: 'da',
          authors: [{ name: 'Socialudvalget, Almtoft Kommune' }],
          tags: ['Almtoft Kommune', 'Socialudvalget'],
        },
      ],
    })
  })

  it('of a search has what the search finds, newest first', async () => {
    for (const query of [
      'q=cykelsti',
      'q=cykelsti&municipality=Almtoft',
      'kind=information',
      'q=cykelsti&mode=keyword',
    ]) {
      const { items } = await feed(query)
      const search = searchResponseSchema.parse(
        await (await get(`/api/v1/search?${query}&sort=newest&limit=100`)).json(),
      )
      const expected = search.hits.map(({ id }) => `tag:referatsoeg,2026:item:${id}`)
      expect(items.map(({ id }) => id)).toEqual(expected.slice(0, 50))
      const dates = items.map(({ date_published }) => date_published)
      expect(dates).toEqual(dates.toSorted().reverse())
    }
  })

  it('of nothing in particular is the newest of everything, and at most 50', async () => {
    const { items, title, home_page_url } = await feed('')
    expect(title).toBe('Referatsøg: nyeste punkter')
    expect(home_page_url).toBe(`${served.url}/`)
    expect(items).toHaveLength(50)
    expect(items[0]?.id).toContain('2025-11-05')
  })

  it('names its filters, in both languages', async () => {
    const query = 'q=cykelsti&municipality=Almtoft&from=2023-02-01&outcome=noted'
    expect((await feed(query)).title).toBe(
      'Referatsøg: cykelsti · Kommune: Almtoft · Fra: 1. februar 2023 · Beslutning: Taget til efterretning',
    )
    const english = await feed(`${query}&lang=en`)
    expect(english.title).toContain('Noted')
    expect(english.language).toBe('en')
    expect(english.home_page_url).toContain('lang=en')
  })

  it('never holds a closed item', async () => {
    for (const query of ['', 'q=ejendom', 'q=k%C3%B8b+af+ejendom&mode=keyword', 'body=Socialudvalget']) {
      const { items } = await feed(query)
      expect(items.map(({ id }) => id).filter((id) => id.endsWith(ids.closed))).toEqual([])
    }
    expect((await feed('body=Socialudvalget')).items).toHaveLength(3)
  })

  it('shows an item without a date as of when it was read, after all others', async () => {
    const undated = makeDocument({
      name: 'uden-dato.txt',
      meeting: { date: null },
      items: [{ title: 'Cykelsti uden dato', texts: { case: 'En cykelsti.' } }],
    })
    const own = await serve({ documents: [...documents.slice(0, 4), undated] })
    try {
      const { items } = await feed('q=cykelsti', own.url)
      expect(items.length).toBeGreaterThan(2)
      expect(items.at(-1)).toMatchObject({
        title: 'Cykelsti uden dato',
        date_published: '2026-01-15T10:00:00.000Z',
        content_text: 'Cykelsti uden dato',
      })
    } finally {
      await own.close()
    }
  })

  it('has ids that do not depend on where the server stands', async () => {
    const moved = await serve({ url: 'https://referater.example/' })
    try {
      const [here, there] = [await feed('q=cykelsti'), await feed('q=cykelsti', moved.url)]
      expect(there.items.map(({ id }) => id)).toEqual(here.items.map(({ id }) => id))
      expect(there.feed_url).toBe('https://referater.example/api/v1/feed.json?q=cykelsti')
      expect(there.items.every(({ url }) => url.startsWith('https://referater.example/items/'))).toBe(true)
    } finally {
      await moved.close()
    }
  })

  it('links only to web addresses', async () => {
    const { items } = await feed('q=cykelsti&year=2023&body=Byr%C3%A5det')
    expect(items.some(({ id }) => id.endsWith(ids.scriptSource))).toBe(true)
    expect(JSON.stringify(items)).not.toContain('javascript:')
  })

  it.each([
    ['limit=10', 'unknown-parameter'],
    ['sort=oldest', 'unknown-parameter'],
    ['munipality=x', 'unknown-parameter'],
    ['q=bro&from=2025-13-40', 'bad-request'],
    ['from=2025-02-01&to=2025-01-01', 'bad-request'],
    ['q=b', 'query-too-short'],
  ])('that cannot be made is refused: %s', async (query, code) => {
    for (const format of ['atom', 'json']) {
      const response = await get(`/api/v1/feed.${format}?${query}`)
      expect(response.status).toBe(400)
      expect(problemSchema.parse(await response.json()).code).toBe(code)
    }
  })
})

describe('a withdrawn item', () => {
  it('is 410 at its addresses, a deleted entry in every feed, and back when it is stored again', async () => {
    const own = await serve()
    const path = encodeURIComponent(ids.financing)
    const ask = (address: string): Promise<Response> => fetch(`${own.url}${address}`)
    try {
      expect(await (await ask('/api/v1/feed.atom')).text()).not.toContain('deleted-entry')
      await own.engine.removeDocument(socialDocument.source.key)
      for (const address of ['', '/similar']) {
        const gone = await ask(`/api/v1/items/${path}${address}`)
        expect(gone.status).toBe(410)
        expect(problemSchema.parse(await gone.json()).code).toBe('withdrawn')
      }
      const page = await ask(`/items/${path}`)
      expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('trukket tilbage')])
      const id = `tag:referatsoeg,2026:item:${ids.financing}`
      const atom = await (await ask('/api/v1/feed.atom?q=cykelsti')).text()
      expect(atom).toContain(`<at:deleted-entry ref="${id}" when="2026-01-15T10:00:00.000Z"/>`)
      const json = await (await ask('/api/v1/feed.json?q=cykelsti')).json()
      expect(json).toMatchObject({
        _referatsoeg: { withdrawn: expect.arrayContaining([expect.objectContaining({ id })]) },
      })
      await own.engine.replaceDocument(socialDocument)
      expect((await ask(`/api/v1/items/${path}`)).status).toBe(200)
      expect(await (await ask('/api/v1/feed.atom')).text()).not.toContain('deleted-entry')
    } finally {
      await own.close()
    }
  })
})

describe('the ETag of a feed', () => {
  it.each(['atom', 'json'])('confirms it: %s', async (format) => {
    const path = `/api/v1/feed.${format}?q=cykelsti`
    const tag = (await get(path)).headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"\d+-[\w-]{16}"$/)
    const again = await get(path, { 'If-None-Match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('is another for another search, format or language', async () => {
    const paths = [
      'feed.atom?q=cykelsti',
      'feed.json?q=cykelsti',
      'feed.atom?q=bro',
      'feed.atom?q=cykelsti&lang=en',
    ]
    const tags = await Promise.all(
      paths.map(async (path) => (await get(`/api/v1/${path}`)).headers.get('etag')),
    )
    expect(new Set(tags).size).toBe(4)
  })

  it('changes with the collection, so that a withdrawn item is not confirmed', async () => {
    const own = await serve({ documents: documents.slice(0, 3) })
    try {
      const path = `${own.url}/api/v1/feed.json?q=finansiering`
      const tag = (await fetch(path)).headers.get('etag') ?? ''
      await own.engine.removeDocument(socialDocument.source.key)
      const after = await fetch(path, { headers: { 'If-None-Match': tag } })
      expect(after.status).toBe(200)
      expect(((await after.json()) as JsonFeed).items).toEqual([])
    } finally {
      await own.close()
    }
  })
})

describe('a page', () => {
  it('leads feed readers to the feed of its search', async () => {
    const page = await (await get('/search?q=cykelsti&year=2024&sort=oldest&page=2&limit=5&lang=en')).text()
    const [, href = ''] =
      /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="([^"]+)">/.exec(page) ?? []
    expect(href).toBe('/api/v1/feed.atom?q=cykelsti&amp;year=2024&amp;lang=en')
    expect((await get(href.replaceAll('&amp;', '&'))).status).toBe(200)
  })

  it('leads to the feed of everything where nothing is searched', async () => {
    expect(await (await get('/')).text()).toContain('href="/api/v1/feed.atom"')
  })

  it.each(['/', '/search?q=bro', `/items/${ids.bridge}`, '/help', '/problems/internal', '/nothing'])(
    'tells browsers how to search: %s',
    async (path) => {
      const page = await (await get(path, { Accept: 'text/html' })).text()
      expect(page).toContain(
        '<link rel="search" type="application/opensearchdescription+xml" title="Referatsøg" href="/opensearch.xml">',
      )
    },
  )
})

it('a text that became code elsewhere is the same text in a JSON feed', async () => {
  const own = await serve({ documents: hostileDocuments })
  try {
    expect(payloads.length).toBeGreaterThan(200)
    for (const [index, payload] of payloads.entries()) {
      const month = String((index % 12) + 1).padStart(2, '0')
      const day = String((index % 28) + 1).padStart(2, '0')
      const address = new URLSearchParams({
        body: `Udvalg ${index} ${payload}`,
        from: `2024-${month}-${day}`,
      })
      const { items, title } = await feed(`${address}`, own.url)
      expect(title).toContain(payload)
      expect(items).toHaveLength(1)
      expect(items[0]).toMatchObject({
        title: `Fortov ${payload}`,
        content_text: payload.replace(/\s+/g, ' ').trim(),
      })
      expect(items[0]?.external_url).toBeUndefined()
    }
  } finally {
    await own.close()
  }
})
