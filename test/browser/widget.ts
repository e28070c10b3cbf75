import { mkdirSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import type { SearchResponse } from '../../src/contract/search.ts'
import { ids } from '../server/collection.ts'
import { type Served, serve } from '../server/serve.ts'
import { type Gateway, openGateway, type Reply, type Rule } from '../support/gateway.ts'
import { openHosts } from './widget-host.ts'

export interface Stage {
  readonly served: Served
  /** The service as the widget sees it. */
  readonly gateway: Gateway
  /** Origin of the host pages. */
  readonly hosts: string
  close(): Promise<void>
}

/** The real service, the gateway before it and the pages of hosts on an origin of their own. */
export async function openStage(): Promise<Stage> {
  const served = await serve()
  const gateway = await openGateway(served.url)
  const hosts = await openHosts(gateway.url)
  gateway.rule(suggesting)
  return {
    served,
    gateway,
    hosts: hosts.url,
    async close() {
      await hosts.close()
      await gateway.close()
      await served.close()
    },
  }
}

const place = { municipality: 'Almtoft Kommune', body: 'Socialudvalget', date: '2025-11-05' }

/** Suggestions by their contract, the same for every beginning. */
export function suggestionsFor(query: string): Reply {
  const highlights = [[0, query.length]]
  const suggestions = [
    { kind: 'word', text: `${query} langs vej`, highlights, query: 'cykelsti', item: null, count: 48 },
    {
      kind: 'title',
      text: 'Finansiering af tilbud til borgere med dobbeltdiagnose',
      highlights: [],
      query: 'finansiering',
      item: { id: ids.financing, ...place },
      count: 1,
    },
    { kind: 'case', text: '27.00.00-P08-1-25', highlights: [], query: 'bro', item: null, count: 2 },
    { kind: 'body', text: 'Byrådet', highlights: [], query: 'udvalg:byrådet', item: null, count: 16 },
  ]
  return { body: { query, suggestions, generation: 1, tookMs: 1 } }
}

export const suggesting: Rule = ({ pathname, searchParams }) =>
  pathname === '/api/v1/suggest' ? suggestionsFor(searchParams.get('q') ?? '') : null

/** This for every search and suggestion; files and pages stay real. */
export const answering =
  (reply: ReturnType<Rule>): Rule =>
  ({ pathname }) =>
    /^\/api\/v1\/(search|suggest)$/.test(pathname) ? reply : null

export function problem(status: number, code: string, headers: Reply['headers'] = {}): Reply {
  const body = {
    type: `/problems/${code}`,
    title: code,
    status,
    detail: code,
    code,
    requestId: 'request-0001',
  }
  return { status, headers: { 'X-Request-Id': 'request-0001', ...headers }, body }
}

/** The real answer to a query, changed a little. */
export async function answerTo(
  stage: Stage,
  query: string,
  changes: Partial<SearchResponse>,
): Promise<Reply> {
  const response = await fetch(`${stage.served.url}/api/v1/search?q=${encodeURIComponent(query)}`)
  return { body: { ...((await response.json()) as SearchResponse), ...changes } }
}

/** Parts of the widget by name; Playwright looks into open shadow roots. */
export const part = (page: Page | Locator, name: string): Locator => page.locator(`[part~="${name}"]`)

/** Types and sends in view `full`, and waits for the results or another state. */
export async function send(page: Page | Locator, query: string): Promise<void> {
  await part(page, 'input').first().fill(query)
  await part(page, 'input').first().press('Enter')
}

/** Value of an expression over the first `element` that the selector finds. */
export const inspect = <Value>(page: Page, expression: string, selector = 'referat-soeg'): Promise<Value> =>
  page.evaluate(`(() => { const element = document.querySelector('${selector}'); return ${expression} })()`)

/** Set to keep pictures, e.g. `SHOTS=/tmp/shots`. */
const shots = process.env.SHOTS
if (shots) mkdirSync(shots, { recursive: true })

export async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
