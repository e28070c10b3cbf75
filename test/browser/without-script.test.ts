import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ids } from '../server/collection.ts'
import { type Served, serve } from '../server/serve.ts'
import { hasChromium, inWindow } from './chromium.ts'

let served: Served

beforeAll(async () => {
  if (hasChromium) served = await serve()
})
afterAll(() => served?.close())

const noScript = { javaScriptEnabled: false, locale: 'da-DK', viewport: { width: 1280, height: 800 } }
const onPage = (work: (page: Page) => Promise<void>, options: object = noScript): Promise<void> =>
  inWindow(options, async ({ context }) => work(await context.newPage()))

describe.skipIf(!hasChromium)('without script', () => {
  it('a query is typed, sent and led to its first item by keyboard alone', () =>
    onPage(async (page) => {
      await page.goto(served.url)
      // Skip link, brand, help, language, field.
      for (let step = 0; step < 5; step++) await page.keyboard.press('Tab')
      await page.keyboard.type('finansiering dobbeltdiagnose')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search?q=finansiering+dobbeltdiagnose')
      expect(await page.locator('h1').textContent()).toBe('1 punkt fundet for »finansiering dobbeltdiagnose«')
      // The skip link leads past header and filters; the first result comes after the orders.
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      const focused = page.locator('a.title:focus')
      for (let step = 0; step < 8 && (await focused.count()) === 0; step++) await page.keyboard.press('Tab')
      expect(await focused.textContent()).toBe('Finansiering af tilbud til borgere med dobbeltdiagnose')
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/items/${ids.financing}`)
      expect(await page.locator('#decision').textContent()).toContain('Godkendt')
    }))

  it('check boxes narrow the result, and back and reload keep the state', () =>
    onPage(async (page) => {
      await page.goto(`${served.url}/search?q=cykelsti&sort=oldest`)
      await page.getByRole('checkbox', { name: 'Brændgård Kommune' }).check()
      await page.getByRole('checkbox', { name: '2024' }).check()
      await page.getByRole('button', { name: 'Vis resultater' }).click()
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
    }))

  it('a phone has the filters folded above the list, and they send the same form', () =>
    onPage(
      async (page) => {
        await page.goto(`${served.url}/search?q=cykelsti`)
        const box = page.getByRole('checkbox', { name: 'Brændgård Kommune' })
        expect(await box.isVisible()).toBe(false)
        await page.getByText('Afgræns').first().click()
        await box.check()
        await page.getByRole('button', { name: 'Vis resultater' }).click()
        await page.waitForURL('**municipality=**')
        expect(await page.locator('.filters summary').first().textContent()).toBe('Afgræns 1 valgt')
      },
      { ...noScript, viewport: { width: 320, height: 700 } },
    ))

  it('period, mode and year are chosen, and a year of the timeline is taken back', () =>
    onPage(async (page) => {
      await page.goto(`${served.url}/search?q=cykelsti`)
      await page.getByLabel('Møder fra').fill('2023-06-01')
      await page.getByRole('radio', { name: 'Kun ord' }).check()
      await page.getByRole('button', { name: 'Vis resultater' }).click()
      await page.waitForURL('**/search?q=cykelsti&mode=keyword&from=2023-06-01')
      await page.getByRole('table').getByRole('link', { name: '2024' }).click()
      expect(await page.locator('h1').textContent()).toContain('24 punkter fundet')
      await page.getByRole('table').getByRole('link', { name: '2024' }).click()
      expect(await page.locator('h1').textContent()).toContain('38 punkter fundet')
    }))

  it('a passage of a hit is marked where it stands, and the quotation can be copied by hand', () =>
    onPage(async (page) => {
      await page.goto(`${served.url}/search?q=regionen`)
      await page.locator('.where').getByRole('link', { name: 'Økonomi' }).click()
      const mark = page.locator('mark.target:target')
      expect(await mark.textContent()).toContain('Halvdelen betales af regionen.')
      await page.getByText('Citér punktet').click()
      expect(await page.getByLabel('Citat med kilde').inputValue()).toContain(
        'punkt 1: "Finansieringen på 1.167.000 kr.',
      )
      expect(await page.getByRole('button', { name: 'Kopiér' }).isVisible()).toBe(false)
    }))

  it('the reason of a result opens by keyboard', () =>
    onPage(async (page) => {
      await page.goto(`${served.url}/search?q=finansiering`)
      await page.getByText('Hvorfor dette resultat?').focus()
      await page.keyboard.press('Enter')
      expect(await page.getByText('»finansiering« står i punktet.').isVisible()).toBe(true)
    }))
})

describe.skipIf(!hasChromium)('the printed page', () => {
  it('is white, has no controls, and names every result by its full address', () =>
    onPage(async (page) => {
      await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
      await page.goto(`${served.url}/search?q=finansiering&municipality=Almtoft`)
      for (const control of ['form', 'nav', '.filters', '.why', '.take', '.timeline', 'button', 'input']) {
        for (const element of await page.locator(control).all()) expect(await element.isVisible()).toBe(false)
      }
      const styles = await page.evaluate(`({
        ground: getComputedStyle(document.body).backgroundColor,
        text: getComputedStyle(document.body).color,
        address: getComputedStyle(document.querySelector('a.title'), '::after').content,
      })`)
      expect(styles).toEqual({
        ground: 'rgb(255, 255, 255)',
        text: 'rgb(0, 0, 0)',
        address: `"${served.url}/items/${ids.financing}"`,
      })
      // What it was narrowed by belongs to what is printed.
      expect(await page.locator('.chip').isVisible()).toBe(true)
    }))

  it('of an item has its text and its source, but nothing to press', () =>
    onPage(async (page) => {
      await page.emulateMedia({ media: 'print' })
      await page.goto(`${served.url}/items/${ids.financing}`)
      for (const control of ['form', 'nav', '.quotation']) {
        for (const element of await page.locator(control).all()) expect(await element.isVisible()).toBe(false)
      }
      const address = await page.evaluate(
        `getComputedStyle(document.querySelector('.facts .address'), '::after').content`,
      )
      expect(address).toBe('" (https://example.org/referat?id=1&x=2)"')
    }))
})

describe.skipIf(!hasChromium)('focus', () => {
  it('is visible on every control of a result', () =>
    onPage(async (page) => {
      await page.goto(`${served.url}/search?q=finansiering`)
      for (let step = 0; step < 25; step++) {
        await page.keyboard.press('Tab')
        const outline = await page.evaluate(
          `[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]`,
        )
        expect(outline).toEqual([expect.any(String), 'solid'])
      }
    }))
})
