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

const window = { locale: 'da-DK', viewport: { width: 1280, height: 800 } }

/** Set on the document that is shown; gone when another one is loaded. */
const markDocument = (page: Page): Promise<unknown> => page.evaluate('document.kept = true')
const isSameDocument = (page: Page): Promise<boolean> => page.evaluate('document.kept === true')
const scrolled = (page: Page): Promise<number> => page.evaluate('Math.round(scrollY)')
const focused = (page: Page): Promise<string> =>
  page.evaluate(`document.activeElement.value || document.activeElement.textContent.trim()`)
const heading = (page: Page, text: string): Promise<void> => page.locator('h1', { hasText: text }).waitFor()
const parameters = (page: Page): Record<string, string> =>
  Object.fromEntries(new URL(page.url()).searchParams)

describe.skipIf(!hasChromium)('with script', () => {
  it('a filter applies at once, without a new document, and keeps focus and folds', async () => {
    await inWindow(window, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti`)
      await markDocument(page)
      await page.getByRole('checkbox', { name: 'Brændgård Kommune' }).focus()
      await page.keyboard.press('Space')
      await heading(page, '24 punkter fundet')
      expect(parameters(page)).toEqual({ q: 'cykelsti', municipality: 'Brændgård Kommune' })
      expect(await isSameDocument(page)).toBe(true)
      expect(await focused(page)).toBe('Brændgård Kommune')
      expect(await page.getByRole('status').last().textContent()).toContain('24 punkter fundet')
      expect(await page.title()).toBe('cykelsti – Referatsøg')
    })
  })

  it('back, forward, reload and a shared address restore query, three filters, page, scroll and focus', async () => {
    await inWindow(window, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti&limit=5`)
      await markDocument(page)
      await page.getByRole('checkbox', { name: 'Almtoft Kommune' }).check()
      await heading(page, '24 punkter')
      await page.getByRole('checkbox', { name: '2024' }).check()
      await heading(page, '12 punkter')
      await page.getByRole('checkbox', { name: 'Teknik- og Miljøudvalget' }).check()
      await heading(page, '8 punkter')
      await page.getByRole('link', { name: 'Side 2' }).click()
      await page.locator('[aria-current=page]', { hasText: '2' }).waitFor()
      expect(await isSameDocument(page)).toBe(true)
      expect(await focused(page)).toContain('8 punkter fundet')
      const state = {
        q: 'cykelsti',
        municipality: 'Almtoft Kommune',
        body: 'Teknik- og Miljøudvalget',
        year: '2024',
        limit: '5',
        page: '2',
      }
      expect(parameters(page)).toEqual(state)
      const shared = page.url()

      await page.getByText('Hvorfor dette resultat?').last().focus()
      await page.evaluate('scrollTo(0, 300)')
      await page.locator('a.title').last().focus()
      await page.waitForTimeout(300)
      const place = await scrolled(page)
      const title = await focused(page)
      expect(place).toBeGreaterThan(100)

      await page.keyboard.press('Enter')
      await page.waitForURL('**/items/**')
      await page.goBack()
      await page.waitForURL(shared)
      await expect.poll(() => scrolled(page)).toBe(place)
      await expect.poll(() => focused(page)).toBe(title)
      expect(parameters(page)).toEqual(state)

      await page.reload()
      await expect.poll(() => scrolled(page)).toBe(place)
      await expect.poll(() => focused(page)).toBe(title)
      expect(await checked(page)).toEqual(['Almtoft Kommune', 'Teknik- og Miljøudvalget', '2024'])

      await page.goBack()
      await page.locator('[aria-current=page]', { hasText: '1' }).waitFor()
      await page.goBack()
      await heading(page, '12 punkter')
      expect(await checked(page)).toEqual(['Almtoft Kommune', '2024'])
      await page.goForward()
      await page.goForward()
      await page.locator('[aria-current=page]', { hasText: '2' }).waitFor()

      await expect.poll(() => scrolled(page)).toBe(place)

      const other = await context.newPage()
      await other.goto(shared)
      expect(await checked(other)).toEqual(['Almtoft Kommune', 'Teknik- og Miljøudvalget', '2024'])
      expect(await other.locator('#q').inputValue()).toBe('cykelsti')
      expect(await other.locator('.pages [aria-current=page]').textContent()).toBe('2')
    })
  })

  it('the answer to an older choice is dropped', async () => {
    await inWindow(window, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti`)
      // The first answer would come after the second.
      await page.route(/municipality=Almtoft\+Kommune&?$/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700))
        await route.continue().catch(() => {})
      })
      await page.getByRole('checkbox', { name: 'Almtoft Kommune' }).check()
      await page.getByRole('checkbox', { name: '2023' }).check()
      await heading(page, '12 punkter')
      await page.waitForTimeout(900)
      expect(await page.locator('h1').textContent()).toContain('12 punkter')
      expect(parameters(page)).toEqual({ q: 'cykelsti', municipality: 'Almtoft Kommune', year: '2023' })
    })
  })

  it('a slow answer says so, a lost connection too, and trying again works', async () => {
    await inWindow(window, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti`)
      await context.setOffline(true)
      await page.getByRole('checkbox', { name: 'Almtoft Kommune' }).check()
      const alert = page.getByRole('alert')
      expect(await alert.textContent()).toContain('Du er offline. Din søgning står stadig i feltet.')
      expect(await page.locator('#q').inputValue()).toBe('cykelsti')
      await context.setOffline(false)
      await page.route('**/search?**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 600))
        await route.continue()
      })
      await page.getByRole('button', { name: 'Prøv igen' }).click()
      await page.locator('main[aria-busy=true]').waitFor()
      expect(await page.getByRole('status').last().textContent()).toBe('Søger …')
      await heading(page, '24 punkter')
      expect(await alert.count()).toBe(0)
      expect(await page.locator('main[aria-busy]').count()).toBe(0)
    })
  })

  it('a search that is refused is shown in place, and one that ends at the start page goes there', async () => {
    await inWindow(window, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti`)
      await markDocument(page)
      await page.locator('#q').fill('c')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      expect(await page.getByRole('alert').textContent()).toContain('Skriv mindst 2 tegn')
      expect(await isSameDocument(page)).toBe(true)
      await page.locator('#q').fill('')
      await page.keyboard.press('Enter')
      await heading(page, 'Find det, udvalget besluttede')
    })
  })

  it('a date applies when it is complete, not while its year is typed', async () => {
    await inWindow({ ...window, locale: 'en-GB' }, async ({ context, requests }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti&lang=da`)
      await page.locator('#from').focus()
      await page.keyboard.type('01012024', { delay: 60 })
      await heading(page, '24 punkter')
      expect(parameters(page).from).toBe('2024-01-01')
      expect(requests.filter((address) => address.includes('from=0'))).toEqual([])
    })
  })

  it('a modified click opens a tab of its own', async () => {
    await inWindow(window, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?q=cykelsti`)
      const opened = context.waitForEvent('page')
      await page.getByRole('link', { name: 'Side 2' }).click({ modifiers: ['Control'] })
      expect((await opened).url()).toContain('page=2')
      expect(page.url()).not.toContain('page=2')
    })
  })

  it('the policy is kept: no violation, no markup from text, no error', async () => {
    await inWindow(window, async ({ context }) => {
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      page.on('pageerror', (error) => faults.push(String(error)))
      await page.goto(`${served.url}/search?q=st%C3%B8tte`)
      await page.evaluate(
        `addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error(violatedDirective))`,
      )
      await page.getByRole('link', { name: 'Nyeste' }).click()
      await page.locator('[aria-current=true]', { hasText: 'Nyeste' }).waitFor()
      await page.goto(`${served.url}/items/${ids.hostile}`)
      expect(faults).toEqual([])
      expect(await page.title()).not.toBe('hacked')
    })
  })
})

/** Names of the checked boxes. */
const checked = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('.filters input[type=checkbox]:checked')].map(({ value }) => value)`,
  )
