import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ids } from '../server/collection.ts'
import { type Served, serve } from '../server/serve.ts'
import { hasChromium, inWindow } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to keep pictures of every page, e.g. `SHOTS=/tmp/shots`. */
const shots = process.env.SHOTS
if (shots) mkdirSync(shots, { recursive: true })

const pages = {
  start: '/',
  results: '/search?q=cykelsti&municipality=Almtoft',
  explained: '/search?q=finansiering+dobbeltdiagnoce',
  none: '/search?q=kvantefysikken',
  refused: '/search?q=bro&from=2025-13-40',
  short: '/search?q=b',
  item: `/items/${ids.financing}`,
  closed: `/items/${ids.closed}`,
  help: '/help',
  missing: '/items/nobody.2020-01-01.1',
  english: '/search?q=cykelsti&lang=en',
} as const

let served: Served

beforeAll(async () => {
  if (hasChromium) served = await serve()
})
afterAll(() => served?.close())

const windows = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

describe.skipIf(!hasChromium)('every page', () => {
  it.each(windows)(
    'has no axe violation, no sideways scrolling and no foreign request: $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const locale = colorScheme === 'light' ? 'da-DK' : 'en-GB'
      await inWindow(
        { viewport: { width, height: 800 }, colorScheme, locale },
        async ({ context, requests }) => {
          const page = await context.newPage()
          for (const [name, path] of Object.entries(pages)) {
            await page.goto(served.url + path)
            // What a reader opens is checked too.
            await page.evaluate(
              "for (const details of document.querySelectorAll('details')) details.open = true",
            )
            if (shots)
              await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true })
            expect(await violations(page), `${name} at ${width} px`).toEqual([])
            expect(await widest(page), `${name} at ${width} px`).toBeLessThanOrEqual(width)
            expect(await smallTargets(page), `${name} at ${width} px`).toEqual([])
          }
          expect(requests.filter((address) => !address.startsWith(`${served.url}/`))).toEqual([])
          expect(await context.cookies()).toEqual([])
        },
      )
    },
  )
})

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe)
  return await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary) })))`)
}

const widest = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth')

/** Controls lower than 24 px, besides links inside running text. */
const smallTargets = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('a, button, input, select, summary')]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
    .filter((element) => (element.closest('li')?.querySelector('label[for="' + element.id + '"]') ?? element).getBoundingClientRect().height < 24)
    .map((element) => element.outerHTML)`)

describe.skipIf(!hasChromium)('without script', () => {
  const noScript = { javaScriptEnabled: false, locale: 'da-DK', viewport: { width: 1280, height: 800 } }

  it('a query is typed, sent and led to its first item by keyboard alone', async () => {
    await inWindow(noScript, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(served.url)
      // Skip link, brand, help, language, field.
      for (let step = 0; step < 5; step++) await page.keyboard.press('Tab')
      await page.keyboard.type('finansiering dobbeltdiagnose')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search?q=finansiering+dobbeltdiagnose')
      expect(await page.locator('h1').textContent()).toBe('1 punkt fundet for »finansiering dobbeltdiagnose«')
      // The skip link leads past the header; the first result comes after the orders.
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      const focused = page.locator('a.title:focus')
      for (let step = 0; step < 8 && (await focused.count()) === 0; step++) await page.keyboard.press('Tab')
      expect(await focused.textContent()).toBe('Finansiering af tilbud til borgere med dobbeltdiagnose')
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/items/${ids.financing}`)
      expect(await page.locator('#decision').textContent()).toContain('Godkendt')
    })
  })

  it('check boxes narrow the result, and back and reload keep the state', async () => {
    await inWindow(noScript, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti&sort=oldest`)
      await page.getByRole('checkbox', { name: 'Brændgård Kommune' }).check()
      await page.getByRole('checkbox', { name: '2024' }).check()
      await page.getByRole('button', { name: 'Anvend valg' }).click()
      await page.waitForURL('**municipality=**')
      const narrowed = new URL(page.url()).searchParams
      expect(Object.fromEntries(narrowed)).toEqual({
        q: 'cykelsti',
        municipality: 'Brændgård Kommune',
        year: '2024',
        sort: 'oldest',
      })
      expect(await page.locator('h1').textContent()).toContain('12 punkter fundet')
      await page.reload()
      expect(await page.getByRole('checkbox', { name: 'Brændgård Kommune' }).isChecked()).toBe(true)
      await page.goBack()
      expect(await page.locator('h1').textContent()).toContain('48 punkter fundet')
      await page.goForward()
      await page.getByRole('link', { name: 'Fjern alle filtre' }).click()
      await page.waitForURL('**/search?q=cykelsti&sort=oldest')
    })
  })

  it('the reason of a result opens by keyboard', async () => {
    await inWindow(noScript, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=finansiering`)
      await page.getByText('Hvorfor dette resultat?').focus()
      await page.keyboard.press('Enter')
      expect(await page.getByText('»finansiering« står i punktet.').isVisible()).toBe(true)
    })
  })

  it('focus is visible and the printed page has no controls', async () => {
    await inWindow(noScript, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=finansiering`)
      await page.keyboard.press('Tab')
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
      expect(outline).toBe('solid')
      await page.emulateMedia({ media: 'print' })
      for (const control of ['form', 'nav', '.facets', '.why']) {
        for (const element of await page.locator(control).all()) expect(await element.isVisible()).toBe(false)
      }
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      )
    })
  })
})
