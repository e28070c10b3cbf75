import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { startServer } from '../../server/main.ts'
import { version } from '../server/serve.ts'
import { widest } from './checks.ts'
import { hasChromium, inWindow } from './chromium.ts'
import { answering, inspect, part, patient, real, send, shareStage, shoot } from './widget.ts'
import { openHosts } from './widget-host.ts'

const shared = shareStage()

/** What went wrong on a page: its console, uncaught errors and broken policies. */
async function onPage(
  path: string,
  work: (page: Page, faults: readonly string[]) => Promise<void>,
): Promise<void> {
  shared.stage.gateway.rule(real)
  const page = await shared.window.context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    const isIcon = message.location().url.endsWith('/favicon.ico')
    if (['error', 'warning'].includes(message.type()) && !isIcon) faults.push(message.text())
  })
  await page.goto(path.startsWith('http') ? path : `${shared.stage.hosts}/${path}.html`)
  await work(page, faults)
  await page.close()
}

interface Look {
  readonly fontSize: string
  readonly display: string
  readonly color: string
  readonly letterSpacing: string
  readonly textTransform: string
}

const look = (page: Page, selector: string): Promise<Look> =>
  inspect(
    page,
    `(({ fontSize, display, color, letterSpacing, textTransform }) => ({ fontSize, display, color, letterSpacing, textTransform }))(getComputedStyle(element.shadowRoot.querySelector('${selector}')))`,
  )

const boxOf = (page: Page, name: string): Promise<{ height: number; width: number; x: number }> =>
  part(page, name)
    .first()
    .boundingBox()
    .then((box) => box ?? { height: 0, width: 0, x: 0 })

async function suggest(page: Page): Promise<void> {
  await part(page, 'input').first().fill('cy')
  await part(page, 'option').first().waitFor()
}

describe.skipIf(!hasChromium)('hostile pages', () => {
  it('with rules of the Bootstrap kind change nothing inside', async () => {
    await onPage('bootstrap', async (page, faults) => {
      await suggest(page)
      const inside = { color: 'rgb(27, 36, 48)', letterSpacing: 'normal', textTransform: 'none' }
      expect(await look(page, 'label')).toMatchObject({ ...inside, fontSize: '16px' })
      expect(await look(page, 'li')).toMatchObject({ ...inside, display: 'grid', fontSize: '16px' })
      expect((await boxOf(page, 'input')).height).toBe(44)
      await shoot(page, 'host-bootstrap')
      expect(faults).toEqual([])
    })
  })

  it('that unset everything leave the element a block with its colours', async () => {
    await onPage('unset', async (page, faults) => {
      await suggest(page)
      expect(await inspect(page, 'getComputedStyle(element).display')).toBe('block')
      expect(await inspect(page, 'getComputedStyle(element).colorScheme')).toBe('light')
      expect((await boxOf(page, 'input')).width).toBeGreaterThan(1000)
      await inspect(page, 'void (element.hidden = true)')
      expect(await part(page, 'input').isVisible()).toBe(false)
      expect(faults).toEqual([])
    })
  })

  it('with a small root keep the size of their own text', async () => {
    await onPage('small-root', async (page, faults) => {
      await suggest(page)
      expect((await look(page, 'label')).fontSize).toBe('16px')
      expect((await boxOf(page, 'submit')).height).toBe(44)
      expect(faults).toEqual([])
    })
  })

  it('from right to left leave Danish and English from left to right', async () => {
    await onPage('rtl', async (page, faults) => {
      await send(page, 'cykelsti')
      await part(page, 'results').waitFor()
      expect((await boxOf(page, 'submit')).x).toBeGreaterThan((await boxOf(page, 'input')).x)
      expect((await boxOf(page, 'filters')).x).toBeLessThan((await boxOf(page, 'result')).x)
      expect(await inspect(page, `getComputedStyle(element.shadowRoot.querySelector('h2')).direction`)).toBe(
        'ltr',
      )
      expect(await widest(page)).toBeLessThanOrEqual(1280)
      await shoot(page, 'host-rtl')
      expect(faults).toEqual([])
    })
  })

  it('with two widgets give each its own language, theme and limits, with one label each', async () => {
    await onPage('two', async (page, faults) => {
      const [first, second] = [page.locator('#first'), page.locator('#second')]
      await send(first, 'cykelsti')
      await send(second, 'cykelsti')
      await first.getByText('48 punkter fundet').first().waitFor()
      await second.getByText('24 agenda items found').first().waitFor()
      expect(await second.getByRole('combobox', { name: 'Search the minutes' }).count()).toBe(1)
      await shoot(page, 'host-two')
      expect(faults).toEqual([])
    })
  })

  it('that hold it in a dialog close that only with an empty box', async () => {
    await onPage('dialog', async (page, faults) => {
      await page.locator('#open').click()
      await suggest(page)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      expect(await page.locator('dialog').isVisible()).toBe(true)
      expect(await part(page, 'input').inputValue()).toBe('')
      await page.keyboard.press('Escape')
      expect(await page.locator('dialog').isVisible()).toBe(false)
      expect(faults).toEqual([])
    })
  })

  it('that hold it in another shadow root have every reference resolved inside', async () => {
    await onPage('shadow', async (page, faults) => {
      await suggest(page)
      await page.keyboard.press('ArrowDown')
      const active = await part(page, 'input').getAttribute('aria-activedescendant')
      expect(active).toBe('option-0')
      expect(await part(page, 'option').first().getAttribute('id')).toBe(active)
      expect(faults).toEqual([])
    })
  })

  it('with polluted prototypes get plain results', async () => {
    await onPage('polluted', async (page, faults) => {
      await send(page, 'finansiering')
      await part(page, 'results').waitFor()
      expect(await part(page, 'result-title').textContent()).toBe(
        'Finansiering af tilbud til borgere med dobbeltdiagnose',
      )
      expect(await part(page, 'results').textContent()).not.toContain('polluted')
      await send(page, 'cykelsti')
      await page.getByRole('heading', { name: '48 punkter fundet' }).waitFor()
      await part(page, 'facet').first().click()
      await page.getByRole('heading', { name: '24 punkter fundet' }).waitFor()
      expect(faults).toEqual([])
    })
  })

  it('may load the script twice: the first copy stays and the second one says so', async () => {
    await onPage('plain', async (page, faults) => {
      await part(page, 'input').fill('skole')
      await page.addScriptTag({
        url: `${shared.stage.gateway.url}/widget/v1/referat-soeg-single.js`,
        type: 'module',
      })
      await page.waitForTimeout(200)
      expect(faults).toEqual(['<referat-soeg> is loaded twice.'])
      expect(await part(page, 'input').inputValue()).toBe('skole')
    })
  })
})

describe.skipIf(!hasChromium)('an intranet with a strict policy and Trusted Types', () => {
  it('has nothing to complain about, from the first focus to an item read in place', async () => {
    await onPage('strict', async (page, faults) => {
      await page.evaluate(
        `void (window.broken = [], document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective + ' ' + event.blockedURI)))`,
      )
      await suggest(page)
      await page.keyboard.press('Escape')
      const full = page.locator('#full')
      await send(full, 'cykelsti')
      await part(full, 'results').waitFor()
      await part(full, 'facet').first().click()
      await full.getByText('24 punkter fundet').first().waitFor()
      await part(full, 'result-title').first().getByRole('link').click()
      await full.getByRole('article').waitFor()
      shared.stage.gateway.rule(answering('drop'))
      await send(full, 'bro')
      await part(full, 'retry').waitFor()
      await shoot(page, 'host-strict')
      // The icon of the page is the browser's own idea, and what was dropped is said so.
      const broken = await page.evaluate<string[]>('window.broken')
      expect(broken.filter((one) => !one.includes('favicon'))).toEqual([])
      expect(faults.filter((fault) => !/ERR_EMPTY_RESPONSE|ERR_CONNECTION|favicon/.test(fault))).toEqual([])
    })
  })

  it('is taken at its word: a page that forbids the script keeps its form', async () => {
    await inWindow({ locale: 'da-DK' }, async ({ context }) => {
      const page = await context.newPage()
      await page.route('**/widget/**', (route) => route.abort())
      await page.goto(`${shared.stage.hosts}/plain.html`)
      await page.getByRole('searchbox', { name: 'Søg i referater' }).fill('cykelsti')
      await page.getByRole('button', { name: 'Søg' }).click()
      await page.waitForURL(`${shared.stage.gateway.url}/search?q=cykelsti`)
      expect(await page.locator('h1').textContent()).toContain('48 punkter fundet')
    })
  })
})

/** Listeners on the window and the document, as the browser's own tools count them. */
async function outsideListeners(page: Page): Promise<number> {
  const tools = await page.context().newCDPSession(page)
  const counts = ['window', 'document'].map(async (expression) => {
    const { result } = await tools.send('Runtime.evaluate', { expression })
    const { listeners } = await tools.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId ?? '',
    })
    return listeners.length
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count)
}

describe.skipIf(!hasChromium)('an element that is taken out and put back', () => {
  it('leaves no listener and no request behind: 20 times', async () => {
    await onPage('full', async (page) => {
      await part(page, 'input').waitFor()
      await inspect(page, `element.setAttribute('shortcut', 'Control+K')`)
      const before = await outsideListeners(page)
      shared.stage.gateway.rule(answering('hang'))
      const asked = shared.stage.gateway.asked.length
      await page.evaluate(`(async () => {
        window.taken = document.querySelector('referat-soeg')
        const pause = () => new Promise((resolve) => setTimeout(resolve, 20))
        for (let turn = 0; turn < 20; turn++) {
          window.taken.search('runde' + turn)
          await pause()
          window.taken.remove()
          await pause()
          document.querySelector('main').append(window.taken)
        }
      })()`)
      expect(await outsideListeners(page)).toBe(before)
      await page.evaluate('window.taken.remove()')
      // Of what the widget listens to outside itself: back and forward, and its shortcut.
      expect(await outsideListeners(page)).toBe(before - 2)
      expect(shared.stage.gateway.asked.length).toBeGreaterThan(asked + 20)
      await expect.poll(() => shared.stage.gateway.waiting(), patient).toBe(0)
    })
  })

  it('goes on with the search it was in the middle of', async () => {
    await onPage('full', async (page) => {
      await part(page, 'input').waitFor()
      shared.stage.gateway.rule(answering('hang'))
      await send(page, 'cykelsti')
      await page.getByText('Søger …').first().waitFor()
      await page.evaluate(`window.taken = document.querySelector('referat-soeg'); window.taken.remove()`)
      shared.stage.gateway.rule(real)
      await page.evaluate(`document.querySelector('main').append(window.taken)`)
      await page.getByRole('heading', { name: '48 punkter fundet' }).waitFor()
      expect(await part(page, 'input').inputValue()).toBe('cykelsti')
    })
  })
})

describe.skipIf(!hasChromium)('the frame', () => {
  it('is shown on a configured origin, which is told its height, and nowhere else', async () => {
    const { served } = shared.stage
    // The service has to know the host's origin, and the host that of the service.
    const allowed: string[] = []
    const app = createApp({
      service: served.service,
      ready: () => ({ ready: true, reasons: [] }),
      version,
      embedParents: allowed,
    })
    const server = await startServer({ app, host: '127.0.0.1', port: 0 })
    const [friend, stranger] = [await openHosts(server.url), await openHosts(server.url)]
    allowed.push(friend.url)
    try {
      await onPage(`${friend.url}/frame.html`, async (page, faults) => {
        const frame = page.frameLocator('iframe')
        await frame.locator('#input').fill('cykelsti')
        await frame.locator('#input').press('Enter')
        await frame.getByRole('heading', { name: '24 punkter fundet' }).waitFor()
        await expect
          .poll(async () => (await page.locator('iframe').boundingBox())?.height, patient)
          .toBeGreaterThan(1000)
        await shoot(page, 'frame')
        await frame.locator('[part~=result-title] a').first().click()
        await frame.getByRole('article').waitFor()
        expect(faults).toEqual([])
      })
      await onPage(`${stranger.url}/frame.html`, async (page, faults) => {
        await expect.poll(() => faults.join(), patient).toMatch(/frame-ancestors/)
        expect(await page.locator('iframe').getAttribute('height')).toBe('300')
      })
    } finally {
      await friend.close()
      await stranger.close()
      await server.close()
    }
  })
})
