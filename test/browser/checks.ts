import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG 2.2 A and AA, open shadow roots included. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(`if (!window.axe) { ${axe} }`)
  return await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], preload: false }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary) })))`)
}

/** Width that the page needs. */
export const widest = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth')

/** Visible controls of the widgets that are lower or narrower than 24 px. */
export const smallTargets = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('referat-soeg')]
    .flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('a, button, input, summary, [role=option]')])
    .filter((element) => element.checkVisibility() && element.type !== 'hidden')
    .map((element) => [element, (element.closest('label') ?? element).getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([element]) => element.outerHTML)`)
