import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ids } from '../server/collection.ts'
import { type Served, serve } from '../server/serve.ts'
import { smallTargets, unfold, violations, widest } from './checks.ts'
import { hasChromium, inWindow } from './chromium.ts'

/** Set to keep pictures, e.g. `SHOTS=/tmp/shots`. */
const shots = process.env.SHOTS
if (shots) mkdirSync(shots, { recursive: true })

let served: Served

beforeAll(async () => {
  if (hasChromium) served = await serve()
})
afterAll(() => served?.close())

describe.skipIf(!hasChromium)('the documentation of the API', () => {
  it.each([
    { width: 320, colorScheme: 'light', locale: 'da-DK' },
    { width: 1280, colorScheme: 'dark', locale: 'en-GB' },
  ] as const)(
    'has no axe violation and no sideways scrolling: $width px, $colorScheme, $locale',
    async ({ width, colorScheme, locale }) => {
      await inWindow(
        { viewport: { width, height: 800 }, colorScheme, locale },
        async ({ context, requests }) => {
          const page = await context.newPage()
          await page.goto(`${served.url}/docs`)
          await unfold(page)
          if (shots)
            await page.screenshot({ path: `${shots}/docs-${width}-${colorScheme}.png`, fullPage: true })
          expect(await violations(page)).toEqual([])
          expect(await widest(page)).toBeLessThanOrEqual(width)
          expect(await smallTargets(page)).toEqual([])
          expect(requests.filter((address) => !address.startsWith(`${served.url}/`))).toEqual([])
        },
      )
    },
    // The page is long, and axe looks at every element of it.
    120_000,
  )

  it('tries an address without script', async () => {
    await inWindow({ javaScriptEnabled: false, locale: 'en-GB' }, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/docs`)
      const search = page.locator('#getSearch')
      await search.getByText('Try it').click()
      await search.getByLabel('q', { exact: true }).fill('cykelsti')
      await search.getByLabel('mode').selectOption('keyword')
      await search.getByLabel('limit').fill('1')
      await search.getByRole('button').click()
      await page.waitForURL('**/api/v1/search?**')
      expect(JSON.parse((await page.locator('body').textContent()) ?? '')).toMatchObject({
        query: 'cykelsti',
        mode: 'keyword',
        total: 48,
      })
      await page.goto(`${served.url}/docs`)
      const item = page.locator('#getItemsById')
      await item.getByText('Try it').click()
      await item.getByLabel('id').fill(ids.bridge)
      await item.getByRole('button').click()
      await page.waitForURL(`**/api/v1/items/${ids.bridge}`)
    })
  })
})
