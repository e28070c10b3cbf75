import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ids } from '../server/collection.ts'
import { type Served, serve } from '../server/serve.ts'
import { hasChromium, inWindow } from './chromium.ts'

/** What readers do, by keyboard alone: no pointer, no focus set from outside. */

let served: Served

beforeAll(async () => {
  if (hasChromium) served = await serve()
})
afterAll(() => served?.close())

async function task(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const options = {
    locale: 'da-DK',
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  }
  await inWindow(options, async ({ context }) => {
    const page = await context.newPage()
    await page.goto(served.url + path)
    await work(page)
  })
}

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await control.evaluate((element) => element.ownerDocument.activeElement === element)) return
    await page.keyboard.press(key)
  }
  throw new Error('The control cannot be reached by keyboard.')
}

const heading = (page: Page, text: string): Promise<void> => page.locator('h1', { hasText: text }).waitFor()
const isFocused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element.ownerDocument.activeElement === element)

/** The answer to what is typed first comes last. */
async function delaySuggestions(page: Page, typed: string): Promise<void> {
  await page.route(`**/api/v1/suggest?q=${typed}&*`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue().catch(() => {})
  })
}

describe.skipIf(!hasChromium)('by keyboard alone a reader', () => {
  it('jumps to the box from anywhere, and types a slash in it', () =>
    task(`/items/${ids.financing}`, async (page) => {
      await page.keyboard.press('/')
      expect(await isFocused(page.locator('#q'))).toBe(true)
      await page.keyboard.type('25/165')
      expect(await page.locator('#q').inputValue()).toBe('25/165')
    }))

  it('searches, skips to the results and opens the first', () =>
    task('/', async (page) => {
      await tabTo(page, page.locator('#q'))
      await page.keyboard.type('finansiering')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search?q=finansiering')
      await page.keyboard.press('Tab')
      expect(await isFocused(page.getByRole('link', { name: 'Spring til resultaterne' }))).toBe(true)
      await page.keyboard.press('Enter')
      await tabTo(page, page.locator('a.title').first())
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/items/${ids.financing}`)
    }))

  it('takes a suggestion, and the box keeps the focus meanwhile', () =>
    task('/', async (page) => {
      await tabTo(page, page.locator('#q'))
      await page.keyboard.type('dobb')
      await page.getByRole('option').first().waitFor()
      const box = page.getByRole('combobox')
      expect(await box.getAttribute('aria-expanded')).toBe('true')
      expect(await box.getAttribute('aria-activedescendant')).toBe(null)
      expect(await page.getByRole('status').last().textContent()).toBe('2 forslag. Brug pil op og pil ned.')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      const active = await box.getAttribute('aria-activedescendant')
      expect(await page.locator(`#${active}`).textContent()).toBe('dobbeltdiagnose Ord')
      expect(await page.locator(`#${active} b`).textContent()).toBe('dobb')
      expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true')
      expect(await isFocused(page.locator('#q'))).toBe(true)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search?q=dobbeltdiagnose')
    }))

  it('goes from a suggested heading to its item, upwards from the box to the last one', () =>
    task('/?lang=en', async (page) => {
      await tabTo(page, page.locator('#q'))
      await page.keyboard.type('bro')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/items/${ids.bridge}?lang=en`)
    }))

  it('closes the suggestions with Escape and clears the box with a second, and goes on by Tab', () =>
    task('/', async (page) => {
      await tabTo(page, page.locator('#q'))
      await page.keyboard.type('cy')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Escape')
      expect(await page.getByRole('option').count()).toBe(0)
      expect(await page.locator('#q').inputValue()).toBe('cy')
      await page.keyboard.press('ArrowDown')
      expect(await page.getByRole('option').count()).toBe(8)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      expect(await page.locator('#q').inputValue()).toBe('')
      await page.keyboard.press('Tab')
      expect(await isFocused(page.getByRole('button', { name: 'Søg' }))).toBe(true)
    }))

  it('sees the suggestions for what was typed last, however the answers come', () =>
    task('/', async (page) => {
      await delaySuggestions(page, 'cy')
      await tabTo(page, page.locator('#q'))
      await page.keyboard.type('cy')
      await page.waitForTimeout(250)
      await page.keyboard.press('Control+A')
      await page.keyboard.type('byr')
      const body = page.getByRole('option', { name: 'Byrådet Udvalg · 16' })
      await body.waitFor()
      await page.waitForTimeout(900)
      expect(await page.getByRole('option').count()).toBe(1)
      expect(await body.isVisible()).toBe(true)
    }))

  it('narrows by a filter and takes it back at its chip', () =>
    task('/search?q=cykelsti', async (page) => {
      await tabTo(page, page.getByRole('checkbox', { name: 'Brændgård Kommune' }))
      await page.keyboard.press('Space')
      await heading(page, '24 punkter')
      await tabTo(page, page.getByRole('link', { name: 'Fjern filteret Kommune: Brændgård Kommune' }))
      await page.keyboard.press('Enter')
      await heading(page, '48 punkter')
      expect(await isFocused(page.locator('h1'))).toBe(true)
    }))

  it('adds a second value to the first, of a filter and of the timeline', () =>
    task('/search?q=cykelsti', async (page) => {
      const box = page.getByRole('checkbox', { name: 'Almtoft Kommune' })
      await tabTo(page, box)
      await page.keyboard.press('Space')
      await heading(page, '24 punkter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await heading(page, '48 punkter')
      const year = page.getByRole('table').getByRole('link', { name: '2023' })
      await tabTo(page, year)
      await page.keyboard.press('Enter')
      await heading(page, '24 punkter')
    }))

  it('chooses how to search with the arrow keys', () =>
    task('/search?q=cykelsti', async (page) => {
      await tabTo(page, page.getByRole('radio', { name: 'Ord og betydning' }))
      await page.keyboard.press('ArrowDown')
      await page.waitForURL('**mode=keyword**')
      expect(await isFocused(page.getByRole('radio', { name: 'Kun ord' }))).toBe(true)
    }))

  it('sorts, turns the page and reads on at the heading', () =>
    task('/search?q=cykelsti', async (page) => {
      await tabTo(page, page.getByRole('link', { name: 'Ældste' }))
      await page.keyboard.press('Enter')
      await page.waitForURL('**sort=oldest**')
      await tabTo(page, page.getByRole('link', { name: 'Næste' }))
      await page.keyboard.press('Enter')
      await page.waitForURL('**page=2**')
      expect(await isFocused(page.locator('h1'))).toBe(true)
      expect(await page.evaluate('scrollY')).toBeLessThan(400)
    }))

  it('opens the reason of a result and its passage in the minutes', () =>
    task('/search?q=regionen', async (page) => {
      await tabTo(page, page.getByText('Hvorfor dette resultat?'))
      await page.keyboard.press('Enter')
      expect(await page.getByText('»regionen« står i punktet.').isVisible()).toBe(true)
      await tabTo(page, page.locator('.where').getByRole('link', { name: 'Økonomi' }), 'Shift+Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/items/**')
      expect(await page.locator('mark.target').isVisible()).toBe(true)
    }))

  it('copies the quotation', () =>
    task(`/items/${ids.financing}`, async (page) => {
      await tabTo(page, page.getByText('Citér punktet'))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('button', { name: 'Kopiér' }))
      await page.keyboard.press('Enter')
      await page.locator('[data-done]').waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
        `Almtoft Kommune, Socialudvalget, 5. november 2025, punkt 1: "Godkendt. Udvalget ønsker en status om et år."\n${served.url}/items/${ids.financing}`,
      )
      expect(await page.getByRole('status').last().textContent()).toBe('Citatet er kopieret.')
    }))

  it('reads on in the other language with the same search', () =>
    task('/search?q=cykelsti', async (page) => {
      await tabTo(page, page.getByRole('checkbox', { name: '2024' }))
      await page.keyboard.press('Space')
      await heading(page, '24 punkter')
      await tabTo(page, page.getByRole('link', { name: 'English' }), 'Shift+Tab')
      await page.keyboard.press('Enter')
      await heading(page, '24 agenda items found')
      expect(new URL(page.url()).searchParams.get('year')).toBe('2024')
    }))
})

describe.skipIf(!hasChromium)('with a pointer a reader', () => {
  it('picks a suggestion', () =>
    task('/', async (page) => {
      await page.locator('#q').pressSequentially('cy')
      await page.getByRole('option').first().click()
      await page.waitForURL('**/search?q=cykelsti')
    }))

  it('selects text of the item and finds it in the quotation', () =>
    task(`/items/${ids.financing}`, async (page) => {
      await page.locator('#summary .prose p').first().click({ clickCount: 3 })
      expect(await page.locator('#quotation').inputValue()).toMatch(
        /^Almtoft Kommune, Socialudvalget, 5\. november 2025, punkt 1: "Udvalget skal tage stilling/,
      )
    }))
})
