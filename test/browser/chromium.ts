import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { afterAll } from 'vitest'

const executablePath = '/usr/bin/chromium'
export const hasChromium = existsSync(executablePath)
if (!hasChromium) console.log(`Browser tests are skipped: there is no ${executablePath}.`)

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Window {
  readonly context: BrowserContext
  /** Every address that was asked for. */
  readonly requests: readonly string[]
}

let browser: Promise<Browser> | null = null

afterAll(async () => (await browser)?.close())

/** Work in a fresh profile, which is gone afterwards. All windows of a test file share one browser. */
export async function inWindow<Result>(
  options: BrowserContextOptions,
  work: (window: Window) => Promise<Result>,
): Promise<Result> {
  browser ??= chromium.launch({ executablePath, args })
  const context = await (await browser).newContext(options)
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  try {
    return await work({ context, requests })
  } finally {
    await context.close()
  }
}
