import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readWidgetFiles, widgetFileNames } from '../../server/web/widget-files.ts'
import { readSettings } from '../../src/config.ts'
import { problemSchema } from '../../src/contract/problem.ts'
import { type Served, serve, version } from './serve.ts'

const parents = ['https://intranet.almtoft.example', 'http://127.0.0.1:9999']
let served: Served

beforeAll(async () => {
  served = await serve({ embedParents: parents })
})
afterAll(() => served.close())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(served.url + path, { headers })

const manifestSchema = z.object({
  version: z.string(),
  files: z.record(z.string(), z.object({ address: z.string(), integrity: z.string() })),
})

const names = Object.values(widgetFileNames)

describe('the files of the widget', () => {
  it.each(names)(
    'may be loaded by any page, under the alias and under the exact version: %s',
    async (name) => {
      const [alias, exact] = [await get(`/widget/v1/${name}`), await get(`/widget/${version}/${name}`)]
      for (const response of [alias, exact]) {
        expect(response.status).toBe(200)
        expect(response.headers.get('access-control-allow-origin')).toBe('*')
        expect(response.headers.get('access-control-allow-credentials')).toBeNull()
        expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
        expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      }
      expect(alias.headers.get('cache-control')).toBe('public, max-age=300')
      expect(exact.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(exact.headers.get('content-type')).toMatch(name.endsWith('.js') ? /javascript/ : /css/)
      expect(await alias.text()).toBe(await exact.text())
    },
  )

  it('have the hashes that are published', async () => {
    const manifest = manifestSchema.parse(await (await get('/widget/v1/manifest.json')).json())
    expect(manifest.version).toBe(version)
    expect(Object.keys(manifest.files).sort()).toEqual([...names].sort())
    for (const { address, integrity } of Object.values(manifest.files)) {
      const bytes = Buffer.from(await (await get(address)).arrayBuffer())
      expect(integrity).toBe(`sha384-${createHash('sha384').update(bytes).digest('base64')}`)
    }
  })

  it('are confirmed without being sent again', async () => {
    const tag = (await get(`/widget/v1/${widgetFileNames.core}`)).headers.get('etag') ?? ''
    const again = await get(`/widget/v1/${widgetFileNames.core}`, { 'If-None-Match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it.each([
    '/widget/v1/nothing.js',
    '/widget/0.0.1/referat-soeg.js',
    '/widget/v2/referat-soeg.js',
    '/widget/v1/..%2f..%2fpackage.json',
  ])('that are not there are a problem: %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(problemSchema.parse(await response.json()).code).toBe('not-found')
  })
})

describe('the size of the widget, after gzip -9', () => {
  const files = readWidgetFiles()
  const size = (name: string): number => files.get(name)?.gzip ?? Number.POSITIVE_INFINITY
  const styles = ['form', 'widget']
    .map((name) => readFileSync(new URL(`../../server/web/widget/styles/${name}.css`, import.meta.url)))
    .reduce((all, css) => Buffer.concat([all, css]), Buffer.alloc(0))

  it('of the loader is at most 1.5 kB', () => expect(size(widgetFileNames.loader)).toBeLessThanOrEqual(1_500))
  it('of the script is at most 15 kB, in two files or in one', () => {
    expect(size(widgetFileNames.loader) + size(widgetFileNames.core)).toBeLessThanOrEqual(15_000)
    expect(size(widgetFileNames.single)).toBeLessThanOrEqual(15_000)
  })
  it('of the styles is at most 4 kB', () => {
    expect(gzipSync(styles, { level: 9 }).length).toBeLessThanOrEqual(4_000)
  })
  it('of the frame is at most 30 kB with everything it loads', async () => {
    const page = await (await get('/embed')).text()
    const parts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path)
    expect(parts).toHaveLength(3)
    const answers = await Promise.all(parts.map((path) => get(path)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    const sizes = [page, ...bodies].map((body) => gzipSync(body, { level: 9 }).length)
    expect(sizes.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(30_000)
  })
})

describe('the frame', () => {
  it('lets only configured origins around it', async () => {
    const { headers } = await get('/embed')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`frame-ancestors 'self' ${parents.join(' ')}`)
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('is for our own pages only when nothing is configured', async () => {
    const plain = await serve({ documents: [] })
    const policy = (await fetch(`${plain.url}/embed`)).headers.get('content-security-policy')
    await plain.close()
    expect(policy).toContain("frame-ancestors 'self';")
  })

  it('takes the attributes of the widget from its address and escapes them', async () => {
    const html = await (await get('/embed?municipality=%22%3E%3Cscript%3E&lang=en&theme=dark')).text()
    expect(html).toContain('municipality="&quot;&gt;&lt;script&gt;"')
    expect(html).toContain('<html lang="en" data-theme="dark">')
    expect(html).toContain('Search the minutes')
  })

  it('does not show everything when a limit is misspelt', async () => {
    const response = await get('/embed?munipality=Almtoft')
    expect(response.status).toBe(400)
    expect(problemSchema.parse(await response.json()).errors[0]?.hint).toContain('municipality')
  })

  it.each([
    'https://a.example/path',
    "https://a.example; script-src 'unsafe-inline'",
    '*',
    'javascript:alert(1)',
  ])('refuses a configured parent that is no origin: %s', (value) => {
    expect(() => readSettings({ 'embed-parents': value }, {})).toThrow(/--embed-parents: .*origin/)
  })

  it('takes several parents with commas between', () => {
    expect(readSettings({ 'embed-parents': parents.join(', ') }, {}).embedParents).toEqual(parents)
  })
})

describe('the page about the widget', () => {
  it.each([
    ['da', 'Sæt søgefeltet på jeres intranet'],
    ['en', 'Put the search box on your intranet'],
  ])('shows the lines to copy, with this address: %s', async (language, title) => {
    const response = await get(`/widget?lang=${language}`)
    const html = await response.text()
    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).toContain(`src=&quot;${served.url}/widget/v1/${widgetFileNames.loader}&quot;`)
    expect(html).toContain(readWidgetFiles().get(widgetFileNames.single)?.integrity)
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'")
  })
})

it('the API tells other origins how long to wait and which request it was', async () => {
  const { headers } = await get('/api/v1/search?q=bro', { Origin: 'https://intranet.almtoft.example' })
  const exposed = headers.get('access-control-expose-headers') ?? ''
  for (const name of ['ETag', 'X-Request-Id', 'Retry-After', 'RateLimit']) expect(exposed).toContain(name)
})
