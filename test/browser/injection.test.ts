import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../server/serve.ts'
import { makeDocument } from '../support/documents.ts'
import { hasChromium, inWindow } from './chromium.ts'
import { payloads } from './payloads.ts'

/** The payload `index` places on, so that one item or address holds several. */
const payload = (index: number): string => payloads[index % payloads.length] ?? ''

/** One item for each payload, which stands in its title; others stand in everything else. */
const documents = Array.from({ length: payloads.length / 10 }, (_, document) =>
  makeDocument({
    name: `${document}-${payload(document)}.txt`,
    meeting: {
      municipality: payload(document * 10),
      body: payload(document * 10 + 1),
      place: payload(document * 10 + 2),
      attendees: [{ name: payload(document * 10 + 3), affiliation: payload(document * 10 + 4) }],
      date: `2024-01-${String(document + 1).padStart(2, '0')}`,
    },
    items: Array.from({ length: 10 }, (_, item) => {
      const first = document * 10 + item
      return {
        title: payload(first),
        caseWorker: payload(first + 7),
        attachments: [{ name: payload(first + 8) }],
        votes: [{ point: null, for: [payload(first + 9)], against: [], abstained: [], printed: '' }],
        texts: {
          summary: `Resumé ${payload(first + 1)}`,
          case: `Sagen ${payload(first + 2)}\n\n${payload(first + 3)}`,
          economy: payload(first + 4),
          recommendation: payload(first + 5),
          decision: payload(first + 6),
        },
      }
    }),
  }),
)

let served: Served

beforeAll(async () => {
  if (hasChromium) served = await serve({ documents })
})
afterAll(() => served?.close())

/** Filters cost searches, so that only every fifth query has some: five, which makes 200. */
const narrowing = (index: number): readonly string[] =>
  index % 5 === 0 ? ['municipality', 'municipality', 'body', 'body', 'case'] : []

/** What ran, and what stands in the page that no page of ours has. */
const harm = (page: Page): Promise<unknown> =>
  page.evaluate(`[...window.ran, ...[...document.querySelectorAll('body *')]
    .filter((element) => element.matches('script, img, iframe, object, embed, video, audio, style, meta, math, noscript')
      || [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*javascript:/i.test(value)))
    .map((element) => element.outerHTML)]`)

/** Without the policy, which would stop most of it: the text itself must be harmless. */
async function onBarePage(work: (page: Page) => Promise<void>): Promise<void> {
  await inWindow({ bypassCSP: true, locale: 'da-DK' }, async ({ context }) => {
    await context.addInitScript('window.ran = []; window.alert = (what) => window.ran.push(what)')
    const page = await context.newPage()
    page.on('dialog', (dialog) => dialog.dismiss())
    await work(page)
  })
}

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(served.url + path, { waitUntil: 'domcontentloaded' })
}

describe.skipIf(!hasChromium)('200 ways to run a script', () => {
  it('are that many, and run where text is taken for markup', () =>
    onBarePage(async (page) => {
      expect(new Set(payloads).size).toBe(200)
      for (const attack of payloads.slice(0, 3)) {
        await open(page, '/help')
        await page.setContent(`<p>${attack}</p>`)
        expect(await harm(page)).not.toEqual([])
      }
    }))

  it(
    'do nothing in a query and in filters',
    () =>
      onBarePage(async (page) => {
        for (const [index, query] of payloads.entries()) {
          const parameters = new URLSearchParams({ q: query, limit: '1' })
          for (const [place, name] of narrowing(index).entries()) {
            parameters.append(name, payload(index + place))
          }
          // A name that is no parameter is shown too, and a KLE number that cannot be one refuses the search.
          if (index % 20 === 1) parameters.append(payload(index), 'x')
          if (index % 20 === 2) parameters.append('kle', payload(index))
          await open(page, `/search?${parameters}`)
          expect(await harm(page), query).toEqual([])
          expect(await page.locator('#q').inputValue()).toBe(query.replace(/[\n\r]/g, ''))
        }
      }),
    300_000,
  )

  it(
    'do nothing in titles, names, counts and passages of a result',
    () =>
      onBarePage(async (page) => {
        for (const path of [
          'kind=decision&limit=100',
          'kind=decision&limit=100&page=2',
          'q=sagen+alert&limit=100',
        ]) {
          await open(page, `/search?${path}`)
          expect(await page.locator('.hit').count()).toBeGreaterThan(50)
          expect(await harm(page), path).toEqual([])
        }
      }),
    180_000,
  )

  it(
    'do nothing on the page of an item',
    () =>
      onBarePage(async (page) => {
        const ids = await served.engine.matching({})
        expect(ids).toHaveLength(200)
        for (const id of ids.filter((_, index) => index % 5 === 0)) {
          await open(page, `/items/${encodeURIComponent(id)}`)
          expect(await harm(page), id).toEqual([])
        }
      }),
    180_000,
  )

  it(
    'do nothing when the script puts a result in place or shows suggestions',
    () =>
      onBarePage(async (page) => {
        await page.route('**/api/v1/suggest?**', (route) => {
          const suggestions = payloads.map((text) => ({
            kind: 'word',
            text,
            highlights: [[0, 5]],
            query: text,
            item: null,
            count: null,
          }))
          return route.fulfill({ json: { suggestions } })
        })
        await open(page, '/search?q=resum%C3%A9')
        await page.locator('#q').pressSequentially('s')
        await page.getByRole('option').first().waitFor()
        expect(await page.getByRole('option').count()).toBe(200)
        expect(await harm(page)).toEqual([])
        for (const query of payloads.filter((_, index) => index % 10 === 0)) {
          await page.locator('#q').fill(query)
          await page.keyboard.press('Enter')
          await page.waitForFunction(
            `new URL(location.href).searchParams.get('q') === ${JSON.stringify(query)}`,
          )
          expect(await harm(page), query).toEqual([])
        }
      }),
    180_000,
  )
})
