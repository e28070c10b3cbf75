import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ids } from '../server/collection.ts'
import { hasChromium } from './chromium.ts'
import { inspect, part, real, send, shareStage } from './widget.ts'

const shared = shareStage()

async function onPage(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await shared.window.context.newPage()
  await page.goto(`${shared.stage.hosts}/${path}`)
  await work(page)
  await page.close()
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name }).waitFor()
const parameters = (page: Page): [string, string][] => [...new URL(page.url()).searchParams]
const historyLength = (page: Page): Promise<number> => page.evaluate('history.length')

describe.skipIf(!hasChromium)('the search in the address of the host', () => {
  it('is pushed by a search that is sent, never by typing, and leaves the keys of the host alone', async () => {
    await onPage('full.html?side=7&q=host', async (page) => {
      const before = await historyLength(page)
      await part(page, 'input').pressSequentially('cykelsti')
      await part(page, 'option').first().waitFor()
      expect([page.url(), await historyLength(page)]).toEqual([
        `${shared.stage.hosts}/full.html?side=7&q=host`,
        before,
      ])
      await part(page, 'input').press('Enter')
      await heading(page, '48 punkter fundet')
      expect(page.url()).toBe(`${shared.stage.hosts}/full.html?side=7&q=host&referat-q=cykelsti`)
      expect(await historyLength(page)).toBe(before + 1)
    })
  })

  it('is restored by back, forward, reload and a shared link: query, filters, page and open item', async () => {
    await onPage('full.html', async (page) => {
      await send(page, 'cykelsti')
      await heading(page, '48 punkter fundet')
      await page.getByRole('checkbox', { name: 'Brændgård Kommune' }).check()
      await heading(page, '24 punkter fundet')
      await page.getByRole('checkbox', { name: '2024' }).check()
      await heading(page, '12 punkter fundet')
      await page.getByRole('button', { name: 'Næste' }).click()
      await page.getByText('Side 2 af 2').waitFor()
      const shared = page.url()
      expect(parameters(page)).toEqual([
        ['referat-q', 'cykelsti'],
        ['referat-municipality', 'Brændgård Kommune'],
        ['referat-year', '2024'],
        ['referat-page', '2'],
      ])
      await page.goBack()
      await page.getByText('Side 1 af 2').waitFor()
      await page.goBack()
      await heading(page, '24 punkter fundet')
      await page.goForward()
      await heading(page, '12 punkter fundet')
      expect(await page.getByRole('checkbox', { name: '2024' }).isChecked()).toBe(true)
      await page.reload()
      await heading(page, '12 punkter fundet')
      await page.goto('about:blank')
      await page.goto(shared)
      await page.getByText('Side 2 af 2').waitFor()
      expect(await part(page, 'input').inputValue()).toBe('cykelsti')
      expect(await page.getByRole('checkbox', { name: 'Brændgård Kommune' }).isChecked()).toBe(true)
    })
  })

  it('holds the item that is open in place', async () => {
    await onPage('full.html', async (page) => {
      await inspect(page, `element.setAttribute('open-in', 'panel')`)
      await send(page, 'finansiering')
      await part(page, 'result-title').getByRole('link').click()
      const item = page.getByRole('article', { name: /^Finansiering/ })
      await item.waitFor()
      expect(parameters(page).at(-1)).toEqual(['referat-item', ids.financing])
      await page.goBack()
      await item.waitFor({ state: 'hidden' })
      await heading(page, '1 punkt fundet')
      await page.goForward()
      await item.waitFor()
      await page.reload()
      await item.waitFor()
      await page.getByRole('button', { name: 'Tilbage' }).click()
      await heading(page, '1 punkt fundet')
    })
  })

  it('that is gone back from is not shown when its answer comes after all', async () => {
    await onPage('full.html', async (page) => {
      await send(page, 'bro')
      await heading(page, '1 punkt fundet')
      shared.stage.gateway.rule(({ searchParams }) =>
        searchParams.get('q') === 'cykelsti' ? { after: delay(500), body: {} } : null,
      )
      await send(page, 'cykelsti')
      await page.goBack()
      await page.waitForTimeout(800)
      shared.stage.gateway.rule(real)
      expect(await part(page, 'results').locator('h2').textContent()).toBe('1 punkt fundet')
      expect(await part(page, 'message').textContent()).not.toContain('mislykkedes')
    })
  })

  it('can stand in the hash, beside what the host has there', async () => {
    await onPage('full.html#afsnit', async (page) => {
      await inspect(page, `element.setAttribute('url-state', 'hash')`)
      await send(page, 'bro')
      await heading(page, '1 punkt fundet')
      expect(page.url()).toBe(`${shared.stage.hosts}/full.html#afsnit&referat-q=bro`)
      await page.goBack()
      await part(page, 'results').waitFor({ state: 'hidden' })
      expect([page.url(), await part(page, 'input').inputValue()]).toEqual([
        `${shared.stage.hosts}/full.html#afsnit`,
        '',
      ])
    })
  })

  it('is not touched unless the host asks for it', async () => {
    await onPage('rtl.html', async (page) => {
      await send(page, 'bro')
      await heading(page, '1 punkt fundet')
      expect(page.url()).toBe(`${shared.stage.hosts}/rtl.html`)
    })
  })

  it('of two widgets is kept apart', async () => {
    await onPage('two.html', async (page) => {
      await send(page.locator('#first'), 'cykelsti')
      await heading(page, '48 punkter fundet')
      await send(page.locator('#second'), 'cykelsti')
      await heading(page, '24 agenda items found')
      expect(parameters(page)).toEqual([
        ['a-q', 'cykelsti'],
        ['b-q', 'cykelsti'],
      ])
      await page.goBack()
      await page.getByRole('heading', { name: '24 agenda items found' }).waitFor({ state: 'hidden' })
      await heading(page, '48 punkter fundet')
    })
  })
})

describe.skipIf(!hasChromium)('an attribute that is changed while the page is open', () => {
  it('counts at once: language, limits, view', async () => {
    await onPage('full.html', async (page) => {
      await send(page, 'cykelsti')
      await heading(page, '48 punkter fundet')
      await inspect(page, `element.setAttribute('lang', 'en')`)
      await heading(page, '48 agenda items found')
      expect(await part(page, 'filters').getByText('Narrow down').isVisible()).toBe(true)
      await inspect(page, `void (element.municipality = 'Almtoft Kommune')`)
      await heading(page, '24 agenda items found')
      await inspect(page, `void (element.view = 'box')`)
      await part(page, 'results').waitFor({ state: 'hidden' })
    })
  })
})
