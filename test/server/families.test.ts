import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Family } from '../../server/families.ts'
import { createMetrics } from '../../server/metrics.ts'
import { createRoutes } from '../../server/routes/index.ts'
import { assets } from '../../server/web/assets.ts'
import { exportFormatNames } from '../../src/contract/export.ts'
import { ids } from './collection.ts'
import { type Served, serve, version } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

interface Expected {
  /** Who may read the answer from another page. */
  readonly origin: '*' | null
  readonly resources: 'cross-origin' | 'same-origin'
  readonly cache: RegExp
  readonly robots: RegExp | null
}

const data = { origin: '*', resources: 'cross-origin', robots: /^noindex$/ } as const
const own = { origin: null, resources: 'same-origin', robots: null } as const

/** The promises of each family, written a second time on purpose: loosening one takes two changes. */
const promises: Readonly<Record<Family, Expected>> = {
  search: { ...data, cache: /^private, no-cache$/ },
  documents: { ...data, cache: /^public, max-age=60, must-revalidate$/ },
  feeds: { ...data, cache: /^private, no-cache$/ },
  exports: { ...data, cache: /^no-store$/ },
  description: { ...data, cache: /^public, max-age=300$/ },
  page: { ...own, cache: /no-cache$/, robots: /^noindex$/ },
  text: { ...own, cache: /^public, max-age=300$/ },
  embed: { origin: null, resources: 'cross-origin', cache: /^private, no-cache$/, robots: /^noindex$/ },
  widget: { origin: '*', resources: 'cross-origin', cache: /./, robots: null },
  asset: { ...own, cache: /immutable$/ },
  health: { ...own, cache: /^no-store$/ },
  metrics: { ...own, cache: /^no-store$/ },
  mcp: { ...own, cache: /^no-store$/ },
}

/** An address of each pattern that has names in it. */
const addresses: Readonly<Record<string, string>> = {
  '/items/:id': `/items/${ids.bridge}`,
  '/problems/:code': '/problems/internal',
  '/assets/:file': assets.style.href,
  '/api/v1/items/:id': `/api/v1/items/${ids.bridge}`,
  '/api/v1/meetings/:id': `/api/v1/meetings/${ids.bridge.replace(/\.2$/, '')}`,
  '/search': '/search?q=bro',
  '/widget/:version/:file': '/widget/v1/referat-soeg.js',
  '/api/v1/items/:id/similar': `/api/v1/items/${ids.bridge}/similar`,
  '/api/v1/answer': '/api/v1/answer?q=hvad+koster+broen',
  '/suggestions': '/suggestions?q=bro',
  ...Object.fromEntries(
    exportFormatNames.map((name) => [`/api/v1/export.${name}`, `/api/v1/export.${name}?q=bro`]),
  ),
  '/api/v1/search': '/api/v1/search?q=bro',
}

describe('every route', () => {
  const routes = () =>
    createRoutes(
      {
        service: served.service,
        ...(served.answers && { answers: served.answers }),
        version,
        ready: () => ({ ready: true, reasons: [] }),
      },
      createMetrics(served.service),
    )

  it('sends the headers of its family', async () => {
    for (const { path, family, method } of routes().filter((route) => route.method === 'GET')) {
      const response = await fetch(served.url + (addresses[path] ?? path), {
        method,
        headers: { Origin: 'https://x.example' },
      })
      const { origin, resources, cache, robots } = promises[family]
      const header = (name: string) => response.headers.get(name)
      expect(response.status, path).toBe(200)
      expect(header('access-control-allow-origin'), path).toBe(origin)
      expect(header('access-control-allow-credentials'), path).toBeNull()
      expect(header('cross-origin-resource-policy'), path).toBe(resources)
      expect(header('cache-control'), path).toMatch(cache)
      // The start page is the one page that public search engines may show.
      if (robots && path !== '/') expect(header('x-robots-tag'), path).toMatch(robots)
      if (family !== 'widget') expect(header('content-security-policy'), path).toMatch(/^default-src 'none'/)
    }
  })

  it('answers HEAD like GET, without a body', async () => {
    // What depends on how a body would be packed is said with the body.
    const kept = ({ headers }: Response) =>
      [...headers]
        .map(([name, value]) =>
          name === 'vary' ? value.replace(/(^|, )Accept-Encoding/, '') : `${name}: ${value}`,
        )
        .filter((line) => line !== '' && !line.startsWith('x-request-id'))
    for (const { path } of routes().filter((route) => route.method === 'GET')) {
      const address = addresses[path] ?? path
      const [head, full] = [
        await served.app.request(address, { method: 'HEAD' }),
        await served.app.request(address),
      ]
      expect(head.status, path).toBe(full.status)
      expect(kept(head), path).toEqual(kept(full))
      expect(await head.text(), path).toBe('')
    }
  })
})
