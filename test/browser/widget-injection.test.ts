import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, inWindow } from './chromium.ts'
import { answering, inspect, openStage, part, patient, problem, type Stage, send } from './widget.ts'

let stage: Stage
beforeAll(async () => {
  if (hasChromium) stage = await openStage()
})
afterAll(() => stage?.close())

/** Ways to run a script out of text that is taken for markup or for an address. */
const attacks = [
  '<script>hacked()</script>',
  '<img src=x onerror=hacked()>',
  '<svg/onload=hacked()>',
  '<svg><script>hacked()</script></svg>',
  '<iframe src="javascript:parent.hacked()"></iframe>',
  '<iframe srcdoc="<script>parent.hacked()</script>"></iframe>',
  '<details open ontoggle=hacked()>',
  '<input autofocus onfocus=hacked()>',
  '<video><source onerror=hacked()>',
  '<body onload=hacked()>',
  '<math><mtext><script>hacked()</script></mtext></math>',
  '<template><script>hacked()</script></template>',
  '<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=hacked()>',
  '<a href="javascript:hacked()">klik</a>',
  '<form><button formaction="javascript:hacked()">klik</button></form>',
  '<object data="javascript:hacked()"></object>',
  '<meta http-equiv="refresh" content="0;url=javascript:hacked()">',
  '<base href="javascript:hacked()//">',
  '<referat-soeg endpoint="javascript:hacked()"></referat-soeg>',
  '<slot onslotchange=hacked()></slot>',
  'javascript:hacked()',
  'JaVaScRiPt:hacked()//',
  '\u0001javascript:hacked()',
  'data:text/html,<script>parent.hacked()</script>',
  '&lt;img src=x onerror=hacked()&gt;',
]
/** What stands before an attack, so that it leaves the attribute, tag or comment it might have been put in. */
const beginnings = ['', '">', "'>", '</mark>', '</li></ul>', '--><!-- -->', ']]>', 'Støtte til ']
const payloads = beginnings.flatMap((beginning) => attacks.map((attack) => beginning + attack))

const elements =
  'A,ARTICLE,BUTTON,DETAILS,DIV,FIELDSET,FORM,H2,H3,INPUT,LABEL,LEGEND,LI,MARK,NAV,OL,P,SECTION,SPAN,SUMMARY,UL'

/** Nothing ran, nothing but our own elements was made, and every link is a web address. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate('window.hacks')).toBe(0)
  const names = await inspect<string[]>(
    page,
    `[...new Set([...element.shadowRoot.querySelectorAll('*')].map(({ tagName }) => tagName))].sort()`,
  )
  expect(names.filter((name) => !elements.split(',').includes(name))).toEqual([])
  const links = await inspect<string[]>(
    page,
    `[...element.shadowRoot.querySelectorAll('a')].map(({ protocol }) => protocol)`,
  )
  expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([])
  const handlers = await inspect<string[]>(
    page,
    `[...element.shadowRoot.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => /^on|^style$|^srcdoc$/.test(name))`,
  )
  expect(handlers).toEqual([])
}

const hit = (payload: string): object => ({
  id: payload,
  ordinal: 1,
  number: payload,
  title: payload,
  // Ranges that overlap, run backwards or leave the text must do no harm either.
  titleHighlights: [
    [0, 4],
    [2, 9999],
    [8, 3],
    [-5, 2],
  ],
  caseNumber: payload,
  closed: false,
  kind: payload,
  meeting: { municipality: payload, body: payload, date: payload },
  source: { name: payload, url: payload },
  decision: { outcome: payload, excerpt: payload },
  attachments: 0,
  score: 1,
  passages: [
    { section: payload, heading: payload, text: payload, highlights: [[1, 5]], span: { start: 0, end: 1 } },
  ],
  why: {},
})

function answer(hits: readonly string[]): object {
  const facet = hits.map((value) => ({ value, count: 1 }))
  return {
    query: hits[0],
    mode: 'hybrid',
    degraded: [],
    generation: 1,
    total: hits.length,
    tookMs: 1,
    corrected: hits.join(' '),
    embedding: { done: 1, total: 1 },
    facets: { municipality: facet, body: facet, year: facet },
    hits: hits.map(hit),
  }
}

const item = (payload: string): object => ({
  ...hit(payload),
  decision: payload,
  outcome: payload,
  sections: ['summary', 'recommendation'].map((kind) => ({ kind, heading: payload, text: payload })),
})

async function onPage(attributes: string, work: (page: Page) => Promise<void>): Promise<void> {
  await inWindow({ viewport: { width: 1280, height: 800 }, locale: 'da-DK' }, async ({ context }) => {
    await context.addInitScript('window.hacks = 0; window.hacked = () => { window.hacks++ }')
    const page = await context.newPage()
    page.on('dialog', () => expect.unreachable('a dialog was opened'))
    await page.goto(`${stage.hosts}/full.html`)
    await inspect(page, `void Object.assign(element, ${attributes})`)
    await part(page, 'input').waitFor()
    await work(page)
  })
}

describe.skipIf(!hasChromium)('200 ways to run a script', () => {
  it('are there', () => expect(new Set(payloads).size).toBe(200))

  it('run nothing as results, filters and addresses, and stay the text they are', async () => {
    await onPage(`{ pageSize: 100, openIn: 'source' }`, async (page) => {
      for (const batch of [payloads.slice(0, 100), payloads.slice(100)]) {
        stage.gateway.rule(answering({ body: answer(batch) }))
        await send(page, batch[0] ?? '')
        await expect.poll(() => part(page, 'result-title').allTextContents(), patient).toEqual(batch)
        expect(await part(page, 'input').inputValue()).toBe(batch[0])
        await expectHarmless(page)
      }
    })
  })

  it('run nothing as suggestions', async () => {
    await onPage('{}', async (page) => {
      const suggestions = payloads.map((payload) => ({
        kind: payload,
        text: payload,
        highlights: [[0, 3]],
        query: payload,
        item: { id: payload, municipality: payload, body: payload, date: payload },
        count: null,
      }))
      stage.gateway.rule(answering({ body: { query: 'x', suggestions, generation: 1, tookMs: 1 } }))
      await part(page, 'input').fill('støtte')
      await part(page, 'option').first().waitFor()
      expect(await part(page, 'option-title').allTextContents()).toEqual(payloads)
      await expectHarmless(page)
    })
  })

  it('run nothing as an item read in place, as a fault and as what is typed', async () => {
    await onPage(`{ openIn: 'panel' }`, async (page) => {
      const all = payloads.join(' ')
      const refusal = problem(400, all)
      stage.gateway.rule(({ pathname }) => {
        if (pathname === '/api/v1/search') return refusal
        return pathname.startsWith('/api/v1/items/') ? { body: item(all) } : null
      })
      await page.goto(`${stage.hosts}/full.html?referat-item=x`)
      await inspect(page, `element.setAttribute('placeholder', ${JSON.stringify(all)})`)
      const article = page.getByRole('article')
      await article.waitFor()
      expect(await article.locator('h2').textContent()).toBe(all)
      expect(await article.locator('.prose').allTextContents()).toEqual([all, all, all])
      await expectHarmless(page)
      for (const attack of attacks.slice(0, 10)) {
        await send(page, attack)
        await part(page, 'message').getByText(all).waitFor()
        await expectHarmless(page)
      }
    })
  })
})
