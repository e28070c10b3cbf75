import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assets } from '../../server/web/assets.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const zipped = (text: string): number => gzipSync(text, { level: 9 }).length

it('the search page with twenty results, its style and its script are at most 40 kB zipped', async () => {
  const html = await (await fetch(`${served.url}/search?q=cykelsti`)).text()
  const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, href]) => href)
  const parts = [assets.style, assets.icon, ...assets.scripts]
  expect(new Set(linked)).toEqual(new Set(parts.map(({ href }) => href)))
  const sizes = [html, ...parts.map(({ body }) => body)].map(zipped)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000)
})

it('the script is at most 8 kB zipped', () => {
  expect(assets.scripts.reduce((sum, { body }) => sum + zipped(body), 0)).toBeLessThanOrEqual(8_000)
})
