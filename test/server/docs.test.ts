import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenApi } from '../../server/openapi.ts'
import { docsTexts } from '../../server/web/texts/docs.ts'
import { ids } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served
let api: OpenApi

beforeAll(async () => {
  served = await serve()
  // What the document holds is checked by its own tests.
  api = (await (await served.app.request('/api/v1/openapi.json')).json()) as OpenApi
})
afterAll(() => served.close())

const page = async (path = '/docs?lang=en') => (await served.app.request(path)).text()

describe('the documentation', () => {
  it('holds every operation with its parameters, and every part of the answers', async () => {
    const html = await page()
    const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    )
    for (const { path, method, operationId, parameters } of operations) {
      expect(html).toContain(`<code>${method.toUpperCase()} ${path}</code>`)
      const article = html.split(`<article id="${operationId}">`)[1]?.split('</article>')[0] ?? ''
      for (const { name } of parameters) expect(article).toContain(`<dt><code>${name}</code>`)
    }
    for (const name of Object.keys(api.components.schemas)) expect(html).toContain(`id="schema-${name}"`)
  })

  it('says type, default and limits', async () => {
    const html = await page()
    const limit = html.split('<dt><code>limit</code>')[1]?.split('</div>')[0] ?? ''
    expect(limit).toContain('integer')
    expect(limit).toContain('1 to 100 · otherwise 20')
    const year = html.split('<dt><code>year</code>')[1]?.split('</div>')[0] ?? ''
    expect(year).toContain('array of integer')
    expect(year).toContain('1000 to 9999 · may be repeated, at most 64 times')
  })

  it('links to nothing that is not there', async () => {
    const html = await page()
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(20)
    for (const id of targets) expect(html).toContain(`id="${id}"`)
    const defined = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(defined).size).toBe(defined.length)
  })

  it('is in both languages, and says which of its text is English', async () => {
    const danish = await page('/docs?lang=da')
    expect(danish).toContain(docsTexts.da.title)
    expect(danish).toContain('<span lang="en">Items in one answer.</span>')
    expect(await page()).not.toContain('<span lang="en">')
    expect(Object.keys(docsTexts.da)).toEqual(Object.keys(docsTexts.en))
    expect(docsTexts.da.rulePoints).toHaveLength(docsTexts.en.rulePoints.length)
  })

  it('is reached from every page', async () => {
    for (const path of ['/', '/search?q=bro', '/help']) expect(await page(path)).toContain('href="/docs')
  })
})

describe('the form of an operation', () => {
  const follow = async (query: string) => {
    const response = await served.app.request(`/docs?${query}`)
    return [response.status, response.headers.get('location')]
  }

  it('with a name in its path leads to the address that is meant', async () => {
    const [status, location] = await follow(`try=getItemsById&id=${ids.bridge}`)
    expect([status, location]).toEqual([303, `/api/v1/items/${ids.bridge}`])
    expect((await served.app.request(String(location))).status).toBe(200)
  })

  it.each([
    ['//evil.example', '/api/v1/items/%2F%2Fevil.example'],
    ['a/../../b?c#d', '/api/v1/items/a%2F..%2F..%2Fb%3Fc%23d'],
    ['\r\nX: y', '/api/v1/items/%0D%0AX%3A%20y'],
    ['', '/api/v1/items/'],
  ])('never leaves its address: %j', async (id, expected) => {
    expect(await follow(new URLSearchParams({ try: 'getItemsById', id }).toString())).toEqual([303, expected])
  })

  it('of an operation that is not there is the page', async () => {
    expect(await follow('try=https%3A%2F%2Fevil.example')).toEqual([200, null])
  })
})
