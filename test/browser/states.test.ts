import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents, ids } from '../server/collection.ts'
import { caseDocuments, caseIds } from '../server/one-case.ts'
import { type Served, serve } from '../server/serve.ts'
import { smallTargets, unfold, violations, widest } from './checks.ts'
import { hasChromium, inWindow } from './chromium.ts'

/** Set to keep pictures of every state, e.g. `SHOTS=/tmp/shots`. */
const shots = process.env.SHOTS
if (shots) mkdirSync(shots, { recursive: true })

/** Servers with something more or something wrong, besides the one where all is well. */
type Server = 'well' | 'cases' | 'preparing' | 'broken'

interface State {
  readonly path: string
  readonly server?: Server
  /** What a reader does to get there. */
  readonly reach?: (page: Page) => Promise<void>
}

/** Every state of the pages once. */
const states: Readonly<Record<string, State>> = {
  start: { path: '/' },
  results: { path: '/search?q=cykelsti&limit=4' },
  narrowed: {
    path: '/search?q=cykelsti&limit=4&page=2&municipality=Almtoft&year=2024&from=2023-01-01&kle=27',
  },
  corrected: { path: '/search?q=finansiering+dobbeltdiagnoce' },
  listed: { path: '/search?kind=decision&limit=4' },
  cases: { path: '/search?q=kunstgr%C3%A6sbane&collapse=case', server: 'cases' },
  none: { path: '/search?q=cykelsti+kvantefysikken&municipality=Nordby' },
  refused: { path: '/search?q=bro&from=2025-13-40' },
  short: { path: '/search?q=b' },
  unknown: { path: '/search?q=bro&munipality=x' },
  preparing: { path: '/search?q=bro', server: 'preparing' },
  failed: { path: '/search?q=bro', server: 'broken' },
  suggesting: { path: '/', reach: suggest },
  loading: { path: '/search?q=cykelsti&limit=2', reach: wait },
  offline: { path: '/search?q=cykelsti&limit=2', reach: loseConnection },
  item: { path: `/items/${ids.financing}` },
  case: { path: `/items/${caseIds.finance}`, server: 'cases' },
  passage: { path: `/items/${ids.financing}?passage=10328-10430` },
  hostile: { path: `/items/${ids.hostile}` },
  closed: { path: `/items/${ids.closed}` },
  missing: { path: '/items/nobody.2020-01-01.1' },
  help: { path: '/help' },
  problem: { path: '/problems/internal' },
}

async function suggest(page: Page): Promise<void> {
  await page.locator('#q').pressSequentially('dobb')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
}

async function wait(page: Page): Promise<void> {
  // Never answered: the page of the next state ends it.
  await page.route('**/search?**', () => {})
  await page.locator('.pages a').first().click()
  await page.locator('main[aria-busy=true]').waitFor()
}

async function loseConnection(page: Page): Promise<void> {
  await page.route('**/search?**', (route) => route.abort('internetdisconnected'))
  await page.locator('.pages a').first().click()
  await page.getByRole('alert').waitFor()
}

const servers = new Map<Server, Served>()

beforeAll(async () => {
  if (!hasChromium) return
  servers.set('well', await serve())
  servers.set('cases', await serve({ documents: [...documents, ...caseDocuments] }))
  servers.set('preparing', await serve({ progress: () => ({ done: 1_200, total: 5_000 }) }))
  const broken = await serve()
  await broken.engine.close()
  servers.set('broken', broken)
})
afterAll(async () => {
  for (const served of servers.values()) await served.close()
})

const views = [320, 768, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

describe.skipIf(!hasChromium).each(['da', 'en'])('every state in %s', (language) => {
  it('has no axe violation, no sideways scrolling, no small target and no foreign request, in every width and theme', async () => {
    const locale = language === 'da' ? 'da-DK' : 'en-GB'
    await inWindow({ locale, reducedMotion: 'reduce' }, async ({ context, requests }) => {
      const page = await context.newPage()
      for (const [name, { path, server = 'well', reach }] of Object.entries(states)) {
        await page.goto(`${servers.get(server)?.url}${path}`)
        await reach?.(page)
        await unfold(page)
        expect(await page.evaluate('document.documentElement.lang')).toBe(language)
        for (const { width, colorScheme } of views) {
          const place = `${name} at ${width} px, ${colorScheme}`
          await page.setViewportSize({ width, height: 800 })
          await page.emulateMedia({ colorScheme })
          if (shots) {
            const picture = `${shots}/${name}-${language}-${width}-${colorScheme}.png`
            await page.screenshot({ path: picture, fullPage: true })
          }
          expect.soft(await violations(page), place).toEqual([])
          expect.soft(await widest(page), place).toBeLessThanOrEqual(width)
          expect.soft(await smallTargets(page), place).toEqual([])
        }
        await page.unrouteAll({ behavior: 'ignoreErrors' })
      }
      const own = [...servers.values()].map(({ url }) => `${url}/`)
      expect(requests.filter((address) => !own.some((url) => address.startsWith(url)))).toEqual([])
      expect(await context.cookies()).toEqual([])
    })
  }, 300_000)
})
