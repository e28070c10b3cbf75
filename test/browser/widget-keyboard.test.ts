import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ids } from '../server/collection.ts'
import { hasChromium } from './chromium.ts'
import { inspect, part, shareStage } from './widget.ts'

const shared = shareStage()

/** A page of a host, with the focus in the box and nothing but the keyboard at hand. */
async function onKeyboard(
  host: string,
  attributes: Readonly<Record<string, string>>,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await shared.window.context.newPage()
  await page.goto(`${shared.stage.hosts}/${host}.html`)
  for (const [name, value] of Object.entries(attributes)) {
    await inspect(page, `element.setAttribute('${name}', '${value}')`)
  }
  await page.keyboard.press('Tab')
  // The first focus brings the rest of the script.
  await page.locator('[role=combobox]').waitFor()
  await work(page)
  await page.close()
}

/** What has the focus inside the widget, and what a screen reader is told of the list. */
const focused = (page: Page): Promise<string> =>
  inspect(page, `element.shadowRoot.activeElement?.getAttribute('part') ?? ''`)
const expanded = (page: Page): Promise<string | null> => part(page, 'input').getAttribute('aria-expanded')
const active = (page: Page): Promise<string | null> =>
  inspect(page, `element.shadowRoot.querySelector('[aria-selected=true]')?.textContent ?? null`)
const activeId = (page: Page): Promise<string | null> =>
  part(page, 'input').getAttribute('aria-activedescendant')

async function typeAndWait(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await part(page, 'option').first().waitFor()
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

describe.skipIf(!hasChromium)('by keyboard alone', () => {
  it('a suggestion is taken with arrow and Enter, and its words are searched', async () => {
    await onKeyboard('full', {}, async (page) => {
      await typeAndWait(page, 'cy')
      expect([await expanded(page), await activeId(page)]).toEqual(['true', null])
      await press(page, 'ArrowDown')
      expect([await activeId(page), await active(page)]).toEqual([
        'option-0',
        'cykelsti Søgeord · 48 punkter',
      ])
      await press(page, 'Enter')
      await page.getByRole('heading', { name: '48 punkter fundet' }).waitFor()
      expect(await part(page, 'input').inputValue()).toBe('cykelsti')
      expect([await expanded(page), await activeId(page), await focused(page)]).toEqual([
        'false',
        null,
        'input',
      ])
    })
  })

  it('arrows go round through the box itself, and the other keys edit the text', async () => {
    await onKeyboard('full', {}, async (page) => {
      await typeAndWait(page, 'cyke')
      await press(page, 'ArrowUp')
      expect(await activeId(page)).toBe('option-7')
      await press(page, 'ArrowDown')
      expect(await activeId(page)).toBe(null)
      await press(page, 'ArrowDown', 'Home', 'Delete', 'End', 'ArrowLeft', 'Backspace')
      expect(await part(page, 'input').inputValue()).toBe('ye')
    })
  })

  it('Escape closes the list, and a second one empties the box', async () => {
    await onKeyboard('full', {}, async (page) => {
      await typeAndWait(page, 'cy')
      await press(page, 'Escape')
      expect([await expanded(page), await part(page, 'input').inputValue()]).toEqual(['false', 'cy'])
      await press(page, 'ArrowDown')
      expect([await expanded(page), await activeId(page)]).toEqual(['true', 'option-0'])
      await press(page, 'Escape', 'Escape')
      expect(await part(page, 'input').inputValue()).toBe('')
    })
  })

  it('Enter sends what is typed to the search page', async () => {
    await onKeyboard('plain', { municipality: 'Almtoft Kommune' }, async (page) => {
      await typeAndWait(page, 'cykelsti')
      await press(page, 'Enter')
      await page.waitForURL(`${shared.stage.gateway.url}/search?q=cykelsti&municipality=Almtoft+Kommune`)
    })
  })

  it('Tab passes the list by and closes it', async () => {
    await onKeyboard('plain', {}, async (page) => {
      await typeAndWait(page, 'cy')
      const stops: string[] = []
      for (let step = 0; step < 3; step++) {
        await press(page, 'Tab')
        stops.push(
          (await focused(page)) || (await page.evaluate<string>('document.activeElement.textContent')),
        )
      }
      expect(stops).toEqual(['clear', 'submit', 'Genveje'])
      expect(await expanded(page)).toBe('false')
    })
  })

  it('the clear button gives the focus back to the box', async () => {
    await onKeyboard('full', {}, async (page) => {
      await page.keyboard.type('cykelsti')
      await press(page, 'Enter')
      await part(page, 'results').waitFor()
      await press(page, 'Tab', 'Enter')
      expect([await focused(page), await part(page, 'input').inputValue()]).toEqual(['input', ''])
      expect(await part(page, 'results').isVisible()).toBe(false)
    })
  })

  it('a check box narrows the result and keeps the focus', async () => {
    await onKeyboard('full', {}, async (page) => {
      await page.keyboard.type('cykelsti')
      await press(page, 'Enter')
      await part(page, 'results').waitFor()
      // Clear, submit, summary of the filters, first box.
      await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Space')
      await page.getByRole('heading', { name: '24 punkter fundet' }).waitFor()
      expect(await inspect(page, 'element.shadowRoot.activeElement.value')).toMatch(/Kommune$/)
      expect(await part(page, 'status').textContent()).toMatch(/^24 punkter fundet/)
    })
  })

  it('the next page is opened, with the focus on the heading', async () => {
    await onKeyboard('full', { 'page-size': '20' }, async (page) => {
      await page.keyboard.type('cykelsti')
      await press(page, 'Enter')
      await part(page, 'results').waitFor()
      await page.getByRole('button', { name: 'Næste' }).focus()
      await press(page, 'Enter')
      await page.getByText('Side 2 af 3').waitFor()
      expect(await inspect(page, 'element.shadowRoot.activeElement.textContent')).toBe('48 punkter fundet')
      expect(await part(page, 'result-title').count()).toBe(20)
    })
  })

  it('an item is read in place, and Escape leads back to its link', async () => {
    await onKeyboard('full', { 'open-in': 'panel' }, async (page) => {
      await page.keyboard.type('finansiering')
      await press(page, 'Enter')
      await part(page, 'results').waitFor()
      // One hit has no filters to choose from: clear, submit, the link.
      await press(page, 'Tab', 'Tab', 'Tab', 'Enter')
      const item = page.getByRole('article', {
        name: 'Finansiering af tilbud til borgere med dobbeltdiagnose',
      })
      await item.waitFor()
      expect(await inspect(page, 'element.shadowRoot.activeElement.textContent')).toContain('Finansiering')
      expect(await item.textContent()).toContain('Godkendt. Udvalget ønsker en status om et år.')
      await press(page, 'Escape')
      expect(await item.isVisible()).toBe(false)
      expect(await inspect(page, 'element.shadowRoot.activeElement.dataset.id')).toBe(ids.financing)
    })
  })

  it('a shortcut leads to the box, and a suggested item to its page', async () => {
    await onKeyboard('plain', { shortcut: 'Control+K' }, async (page) => {
      expect(await part(page, 'input').getAttribute('aria-keyshortcuts')).toBe('Control+K')
      await press(page, 'Tab', 'Tab')
      expect(await focused(page)).toBe('')
      await press(page, 'Control+k')
      expect(await focused(page)).toBe('input')
      await typeAndWait(page, 'fi')
      await press(page, 'ArrowUp', 'Enter')
      await page.waitForURL(`${shared.stage.gateway.url}/items/${ids.financing}`)
    })
  })

  it('a single letter is no shortcut, since who dictates would set it off', async () => {
    await onKeyboard('plain', { shortcut: 'k' }, async (page) => {
      expect(await part(page, 'input').getAttribute('aria-keyshortcuts')).toBeNull()
    })
  })
})
