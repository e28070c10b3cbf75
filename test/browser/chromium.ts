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

export interface OpenWindow extends Window {
  close(): Promise<void>
}

let browser: Promise<Browser> | null = null

afterAll(async () => (await browser)?.close())

/** A window with a fresh profile, for several tests. All windows of a test file share one browser. */
export async function openWindow(options: BrowserContextOptions): Promise<OpenWindow> {
  browser ??= chromium.launch({ executablePath, args })
  const context = await (await browser).newContext(options)
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  return { context, requests, close: () => context.close() }
}

/** Work in a fresh profile, which is gone afterwards. */
export async function inWindow<Result>(
  options: BrowserContextOptions,
  work: (window: Window) => Promise<Result>,
): Promise<Result> {
  const window = await openWindow(options)
  try {
    return await work(window)
  } finally {
    await window.close()
  }
}
