import { mkdirSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { SearchResponse } from '../../src/contract/search.ts'
import { type Served, serve } from '../server/serve.ts'
import { type Gateway, openGateway, type Reply, type Rule } from '../support/gateway.ts'
import { hasChromium, type OpenWindow, openWindow } from './chromium.ts'
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

/** One stage and one window for all tests of a file; there where Chromium is. */
export function shareStage(): { readonly stage: Stage; readonly window: OpenWindow } {
  // Tests that run have both: `beforeAll` sets them.
  const shared = {} as { stage: Stage; window: OpenWindow }
  beforeAll(async () => {
    if (!hasChromium) return
    shared.stage = await openStage()
    shared.window = await openWindow({ viewport: { width: 1280, height: 800 }, locale: 'da-DK' })
  })
  afterAll(async () => {
    await shared.window?.close()
    await shared.stage?.close()
  })
  return shared
}

/** Everything from the real service. */
export const real: Rule = () => null

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

/** For `expect.poll`: the machine may be busy with other tests. */
export const patient = { timeout: 15_000 } as const

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
