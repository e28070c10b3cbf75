import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What breaks WCAG 2.2 AA on the page as it stands, by axe. */
export async function violations(page: Page): Promise<unknown> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  return await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, nodes }) =>
      ({ id, nodes: nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary) })))`)
}

/** Width of the page in CSS pixels: more than the window means sideways scrolling. */
export const widest = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth')

/** Controls lower than 24 px, besides links inside running text. A label belongs to its control. */
export const smallTargets = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('a, button, input, textarea, summary, [role=option]')]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
    .filter((element) => (element.closest('label') ?? element).getBoundingClientRect().height < 24)
    .map((element) => element.outerHTML)`)

/** Opens everything that a reader can open. */
export const unfold = (page: Page): Promise<unknown> =>
  page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
