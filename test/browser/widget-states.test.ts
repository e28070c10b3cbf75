import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { da } from '../../server/web/widget/texts/da.ts'
import { en } from '../../server/web/widget/texts/en.ts'
import type { WidgetTexts } from '../../server/web/widget/texts/texts.ts'
import { smallWidgetTargets, violations, widest } from './checks.ts'
import { hasChromium, inWindow } from './chromium.ts'
import {
  answering,
  answerTo,
  inspect,
  openStage,
  part,
  problem,
  real,
  type Stage,
  send,
  shoot,
} from './widget.ts'

let stage: Stage
beforeAll(async () => {
  if (hasChromium) stage = await openStage()
})
afterAll(() => stage?.close())

interface Case {
  readonly name: string
  /** Brings a fresh page into the state. */
  readonly reach: (page: Page) => Promise<void>
  readonly text: (texts: WidgetTexts) => string
  /** Part that shows the text; `status` is for screen readers only. */
  readonly shownBy: 'message' | 'status' | 'results'
}

const refused =
  (status: number, code: string, headers = {}) =>
  async (page: Page): Promise<void> => {
    stage.gateway.rule(answering(problem(status, code, headers)))
    await send(page, 'cykelsti')
  }

const cases: readonly Case[] = [
  {
    name: 'start',
    reach: async () => {},
    text: ({ states }) => states.start({ kind: 'start' }),
    shownBy: 'message',
  },
  {
    name: 'short',
    reach: (page) => send(page, 'b'),
    text: ({ states }) => states.short({ kind: 'short' }),
    shownBy: 'message',
  },
  {
    name: 'loading',
    reach: async (page) => {
      stage.gateway.rule(answering('hang'))
      await send(page, 'cykelsti')
    },
    text: ({ states }) => states.loading({ kind: 'loading' }),
    shownBy: 'message',
  },
  {
    name: 'suggestions',
    reach: async (page) => {
      await part(page, 'input').pressSequentially('fi')
      await part(page, 'option').first().waitFor()
      await page.keyboard.press('ArrowDown')
    },
    text: ({ states }) => states.suggestions({ kind: 'suggestions', count: 3 }),
    shownBy: 'status',
  },
  {
    name: 'results',
    reach: async (page) => {
      stage.gateway.rule(answering(await answerTo(stage, 'cykelsti', { degraded: [] })))
      await send(page, 'cykelsti')
    },
    text: ({ states }) => states.results({ kind: 'results', total: 48 }),
    shownBy: 'results',
  },
  {
    name: 'none',
    reach: (page) => send(page, 'kvantefysikken'),
    text: ({ states }) => states.none({ kind: 'none', query: 'kvantefysikken' }),
    shownBy: 'message',
  },
  {
    name: 'degraded',
    reach: (page) => send(page, 'cykelsti'),
    text: ({ states }) => states.degraded({ kind: 'degraded', total: 48 }),
    shownBy: 'message',
  },
  {
    name: 'busy',
    reach: refused(503, 'not-ready', { 'Retry-After': '7' }),
    text: ({ states }) => states.busy({ kind: 'busy', seconds: 7 }),
    shownBy: 'message',
  },
  {
    name: 'limited',
    reach: refused(429, 'rate-limited', { 'Retry-After': '30' }),
    text: ({ states }) => states.limited({ kind: 'limited', seconds: 30 }),
    shownBy: 'message',
  },
  {
    name: 'offline',
    reach: async (page) => {
      await page.context().setOffline(true)
      await send(page, 'cykelsti')
    },
    text: ({ states }) => states.offline({ kind: 'offline' }),
    shownBy: 'message',
  },
  {
    name: 'error',
    reach: refused(500, 'internal'),
    text: ({ states }) => states.error({ kind: 'error', requestId: 'request-0001', detail: null }),
    shownBy: 'message',
  },
  {
    name: 'refused',
    reach: refused(403, 'key-refused'),
    text: ({ states }) => states.refused({ kind: 'refused' }),
    shownBy: 'message',
  },
]

const looks = (['da', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
)

describe.skipIf(!hasChromium)('each of the 12 states', () => {
  it.each(looks)(
    'says its text, without axe violation and sideways scrolling at 320 px: $language, $theme',
    async ({ language, theme }) => {
      const texts = { da, en }[language]
      await inWindow({ viewport: { width: 320, height: 640 } }, async ({ context }) => {
        const page = await context.newPage()
        await page.goto(`${stage.hosts}/full.html`)
        await inspect(
          page,
          `void Object.assign(element, { lang: '${language}', theme: '${theme}', pageSize: 3 })`,
        )
        for (const { name, reach, text, shownBy } of cases) {
          stage.gateway.rule(real)
          await context.setOffline(false)
          await inspect(page, 'element.clear()')
          await reach(page)
          const shown =
            shownBy === 'results'
              ? part(page, 'results').locator('h2')
              : part(page, shownBy).getByText(text(texts))
          await shown.first().waitFor({ state: shownBy === 'status' ? 'attached' : 'visible' })
          expect(await part(page, 'status').textContent(), name).toContain(text(texts))
          expect(await violations(page), `${name}, ${language}, ${theme}`).toEqual([])
          expect(await widest(page), name).toBeLessThanOrEqual(320)
          expect(await smallWidgetTargets(page), name).toEqual([])
          await shoot(page, `state-${name}-${language}-${theme}`)
        }
      })
    },
    120_000,
  )
})

describe.skipIf(!hasChromium)('the box', () => {
  it('says what is to be said over the page, which does not move', async () => {
    await inWindow({ viewport: { width: 320, height: 640 } }, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${stage.hosts}/plain.html`)
      const placeOfText = (): Promise<unknown> => page.getByText('Velkommen').boundingBox()
      const input = part(page, 'input')
      await input.waitFor()
      const before = await placeOfText()
      await input.focus()
      await page.locator('[role=combobox]').waitFor()
      expect(await input.getAttribute('placeholder')).toBe(da.states.start({ kind: 'start' }))
      const steps: readonly (readonly [
        text: string,
        rule: Parameters<typeof answering>[0],
        shown: string,
      ])[] = [
        ['b', null, 'Skriv mindst 2 tegn'],
        ['zzz', null, ''],
        ['cykel', problem(503, 'busy', { 'Retry-After': '9' }), 'Prøv igen om 9 sekunder.'],
        ['cykels', problem(403, 'key-refused'), 'Kontakt webredaktøren.'],
        ['cykelst', 'hang', 'Søger …'],
      ]
      for (const [text, rule, shown] of steps) {
        stage.gateway.rule(answering(rule))
        await input.fill(text)
        if (shown) await part(page, 'message').getByText(shown).waitFor()
        else await part(page, 'status').getByText('Ingen forslag').waitFor({ state: 'attached' })
        expect(await violations(page), text).toEqual([])
        expect(await widest(page), text).toBeLessThanOrEqual(320)
        expect(await placeOfText(), text).toEqual(before)
      }
      await page.getByRole('heading', { name: 'Intranettet' }).click()
      expect(await part(page, 'message').isVisible()).toBe(false)
    })
  })
})

describe.skipIf(!hasChromium)('the page about the widget', () => {
  it.each([320, 1280])('has no axe violation and shows the widget at work: %d px', async (width) => {
    await inWindow({ viewport: { width, height: 800 }, colorScheme: 'dark' }, async ({ context }) => {
      for (const language of ['da', 'en']) {
        const page = await context.newPage()
        await page.goto(`${stage.served.url}/widget?lang=${language}`)
        await send(page.locator('referat-soeg[view=full]'), 'cykelsti')
        await part(page, 'results').waitFor()
        expect(await violations(page), language).toEqual([])
        expect(await widest(page), language).toBeLessThanOrEqual(width)
        await shoot(page, `widget-page-${language}-${width}`)
        await page.close()
      }
    })
  })
})
