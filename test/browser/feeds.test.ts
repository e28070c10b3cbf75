import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toAtom } from '../../server/feed/atom.ts'
import type { Feed } from '../../server/feed/feed.ts'
import { anyText } from '../export/hits.ts'
import { ids } from '../server/collection.ts'
import { hostileDocuments } from '../server/hostile.ts'
import { type Served, serve } from '../server/serve.ts'
import { payloads } from '../support/payloads.ts'
import { childrenOf, parseXml, textOf, type XmlElement } from '../support/xml.ts'
import { hasChromium, inWindow } from './chromium.ts'

/** XML read by a real parser. */

let served: Served

beforeAll(async () => {
  if (hasChromium) served = await serve()
})
afterAll(() => served?.close())

const atom = 'http://www.w3.org/2005/Atom'
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/
const iri = /^(?:tag:[a-z]+,\d{4}:\S+|https?:\/\/\S+)$/

const links = (element: XmlElement, rel: string): string[] =>
  childrenOf(element, 'link')
    .filter(({ attributes }) => attributes.rel === rel)
    .map(({ attributes }) => attributes.href ?? '')

/** What RFC 4287 asks of a feed (section 4.1.1) and of its entries (4.1.2). */
function expectAtom(feed: XmlElement): void {
  expect([feed.name, feed.namespace]).toEqual(['feed', atom])
  const entries = childrenOf(feed, 'entry')
  for (const element of [feed, ...entries]) {
    expect(textOf(element, 'id')).toMatch(iri)
    expect(textOf(element, 'title')).not.toBe('')
    expect(textOf(element, 'updated')).toMatch(time)
    expect(Number.isNaN(Date.parse(textOf(element, 'updated')))).toBe(false)
    expect(links(element, 'alternate')).toHaveLength(1)
    for (const link of childrenOf(element, 'link')) expect(link.attributes.href).toMatch(iri)
    for (const author of childrenOf(element, 'author')) expect(textOf(author, 'name')).not.toBe('')
    expect(childrenOf(element, 'author').length).toBeLessThanOrEqual(1)
    expect(childrenOf(element, 'summary').length).toBeLessThanOrEqual(1)
    for (const category of childrenOf(element, 'category')) expect(category.attributes.term).toBeTruthy()
  }
  // An entry without an author of its own is the feed's.
  expect(childrenOf(feed, 'author')).toHaveLength(1)
  expect(links(feed, 'self')).toHaveLength(1)
  expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(entries.length)
}

const fetchText = async (path: string): Promise<string> => (await fetch(served.url + path)).text()

describe.skipIf(!hasChromium)('an Atom feed', () => {
  it('keeps the rules of RFC 4287 for any search', async () => {
    const queries = ['', 'q=cykelsti', 'q=finansiering', 'q=vindm%C3%B8llelav', 'kind=information&lang=en']
    const texts = await Promise.all(queries.map((query) => fetchText(`/api/v1/feed.atom?${query}`)))
    await inWindow({}, async ({ context }) => {
      const feeds = await parseXml(context, texts)
      for (const feed of feeds) expectAtom(feed)
      expect(feeds.map((feed) => childrenOf(feed, 'entry').length)).toEqual([50, 48, 1, 0, 12])
      expect(new Set(feeds.map((feed) => textOf(feed, 'id'))).size).toBe(feeds.length)
    })
  })

  it('has what the JSON feed has', async () => {
    const response = await fetch(`${served.url}/api/v1/feed.atom?q=finansiering`)
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    await inWindow({}, async ({ context }) => {
      const [feed] = await parseXml(context, [await response.text()])
      const [entry] = feed ? childrenOf(feed, 'entry') : []
      if (!feed || !entry) throw new Error('There is no entry.')
      expect(links(feed, 'self')).toEqual([`${served.url}/api/v1/feed.atom?q=finansiering`])
      expect(links(feed, 'alternate')).toEqual([`${served.url}/search?q=finansiering&sort=newest`])
      expect(textOf(feed, 'updated')).toBe('2025-11-05T00:00:00Z')
      expect(textOf(entry, 'id')).toBe(`tag:referatsoeg,2026:item:${ids.financing}`)
      expect(textOf(entry, 'title')).toBe('Finansiering af tilbud til borgere med dobbeltdiagnose')
      expect(textOf(entry, 'summary')).toBe('Godkendt. Udvalget ønsker en status om et år.')
      expect(childrenOf(entry, 'summary')[0]?.attributes).toEqual({ type: 'text' })
      expect(childrenOf(entry, 'author').map((author) => textOf(author, 'name'))).toEqual([
        'Socialudvalget, Almtoft Kommune',
      ])
      expect(childrenOf(entry, 'category').map(({ attributes }) => attributes.term)).toEqual([
        'Almtoft Kommune',
        'Socialudvalget',
      ])
      expect(links(entry, 'alternate')).toEqual([`${served.url}/items/${ids.financing}`])
      expect(links(entry, 'via')).toEqual(['https://example.org/referat?id=1&x=2'])
    })
  })

  it('holds texts that became code elsewhere as the same text', async () => {
    const own = await serve({ documents: hostileDocuments })
    try {
      const addresses = payloads.map(
        (payload, index) => new URLSearchParams({ body: `Udvalg ${index} ${payload}` }),
      )
      const texts: string[] = []
      for (const address of addresses)
        texts.push(await (await fetch(`${own.url}/api/v1/feed.atom?${address}`)).text())
      await inWindow({}, async ({ context }) => {
        for (const [index, feed] of (await parseXml(context, texts)).entries()) {
          expectAtom(feed)
          const payload = shown(payloads[index] ?? '')
          const entry = childrenOf(feed, 'entry').find((one) => textOf(one, 'title') === `Fortov ${payload}`)
          if (!entry) throw new Error(`There is no entry for ${payload}.`)
          expect(textOf(entry, 'summary')).toBe(payload.replace(/\s+/g, ' ').trim())
          expect(textOf(feed, 'title')).toContain(payload)
          expect(childrenOf(entry, 'category').map(({ attributes }) => attributes.term)).toContain(
            `${payload} Kommune`,
          )
          expect(links(entry, 'via')).toEqual([])
        }
      })
    } finally {
      await own.close()
    }
  })

  it('is well-formed and reads back, whatever the texts are', async () => {
    await inWindow({}, async ({ context }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyText, { minLength: 40, maxLength: 40 }), async (texts) => {
          const parsed = await parseXml(
            context,
            texts.map((text) => toAtom(feedOf(text))),
          )
          for (const [index, text] of texts.entries()) {
            const feed = parsed[index]
            const [entry] = feed ? childrenOf(feed, 'entry') : []
            if (!feed || !entry) throw new Error('There is no entry.')
            for (const read of [textOf(feed, 'title'), textOf(entry, 'title'), textOf(entry, 'summary')]) {
              expect(read).toBe(shown(text))
            }
            expect(childrenOf(entry, 'category')[0]?.attributes.term).toBe(shown(text))
            expect(links(entry, 'via')).toEqual([shown(text)])
          }
        }),
        { numRuns: 25 },
      )
    })
  }, 60_000)
})

/** XML 1.0 has no place for these characters. */
const shown = (text: string): string =>
  [...text.toWellFormed()]
    .map((character) => (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(character) ? '\ufffd' : character))
    .join('')

function feedOf(text: string): Feed {
  const updated = '2026-01-01T00:00:00Z'
  const entry = { id: 'tag:x,2026:1', title: text, page: 'https://x.example/', source: text, updated }
  return {
    id: 'tag:x,2026:feed',
    title: text,
    language: 'da',
    page: 'https://x.example/',
    self: 'https://x.example/feed',
    updated,
    entries: [{ ...entry, municipality: text, body: text, summary: text }],
    withdrawn: [{ id: 'tag:x,2026:gone', at: updated }],
  }
}

describe.skipIf(!hasChromium)('the search description', () => {
  it('names page, suggestions and feed by whole addresses', async () => {
    const response = await fetch(`${served.url}/opensearch.xml`)
    expect(response.headers.get('content-type')).toBe('application/opensearchdescription+xml; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=300')
    await inWindow({}, async ({ context }) => {
      const [description] = await parseXml(context, [await response.text()])
      if (!description) throw new Error('There is no description.')
      expect(description).toMatchObject({
        name: 'OpenSearchDescription',
        namespace: 'http://a9.com/-/spec/opensearch/1.1/',
      })
      expect(textOf(description, 'ShortName')).toBe('Referatsøg')
      expect(textOf(description, 'ShortName').length).toBeLessThanOrEqual(16)
      expect(textOf(description, 'Description')).toBe('Søg i kommunale referater')
      const templates = Object.fromEntries(
        childrenOf(description, 'Url').map(({ attributes }) => [attributes.type, attributes.template]),
      )
      expect(templates).toEqual({
        'text/html': `${served.url}/search?q={searchTerms}`,
        'application/x-suggestions+json': `${served.url}/suggestions?q={searchTerms}`,
        'application/atom+xml': `${served.url}/api/v1/feed.atom?q={searchTerms}`,
        'application/opensearchdescription+xml': `${served.url}/opensearch.xml`,
      })
      const image = textOf(description, 'Image')
      expect((await fetch(image)).headers.get('content-type')).toBe('image/svg+xml')
      const page = templates['text/html']?.replace('{searchTerms}', encodeURIComponent('bro & sti')) ?? ''
      expect((await fetch(page)).status).toBe(200)
    })
  })

  it('is in English for those who ask for it', async () => {
    const response = await fetch(`${served.url}/opensearch.xml`, { headers: { 'Accept-Language': 'en' } })
    expect(await response.text()).toContain('<Language>en</Language>')
  })
})
