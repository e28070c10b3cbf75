import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAnswerService } from '../../src/answers/service.ts'
import { type Served, serve } from '../server/serve.ts'
import { hasChromium, inWindow } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const question = encodeURIComponent('hvad koster et fælles tilbud til borgere med dobbeltdiagnose?')

let served: Served

beforeAll(async () => {
  if (!hasChromium) return
  served = await serve({ answersOf: (quotes) => createAnswerService({ quotes, wording: null }) })
})
afterAll(() => served?.close())

describe.skipIf(!hasChromium)('the answer above the results', () => {
  test.each([
    { width: 320, colorScheme: 'light', lang: 'da', heading: 'Svar fra referaterne' },
    { width: 1280, colorScheme: 'dark', lang: 'en', heading: 'Answers from the minutes' },
  ] as const)(
    'has no axe violation and no sideways scrolling: $width px, $colorScheme, $lang',
    async (window) => {
      const { width, colorScheme, lang, heading } = window
      await inWindow({ viewport: { width, height: 800 }, colorScheme }, async ({ context }) => {
        const page = await context.newPage()
        await page.goto(`${served.url}/search?lang=${lang}&q=${question}`)
        await page.getByRole('region', { name: heading }).waitFor()
        await page.evaluate(axe)
        const violations = await page.evaluate(
          "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html)))",
        )
        expect(violations).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      })
    },
  )

  test('leads to the section a quote stands in', async () => {
    await inWindow({ viewport: { width: 1280, height: 400 } }, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${served.url}/search?lang=da&q=${question}`)
      await page.locator('.answer .where a').first().click()
      await page.waitForURL(/\/items\/.*#economy$/)
      expect(await page.locator('#economy').textContent()).toContain('1.167.000 kr.')
    })
  })
})
