import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

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
  /** Ends the browser and deletes its profile. */
  close(): Promise<void>
}

/** A browser with a fresh profile, for several tests. */
export async function openWindow(options: BrowserContextOptions): Promise<OpenWindow> {
  const profile = mkdtempSync(join(tmpdir(), 'referatsoeg-browser-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, ...options })
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  return {
    context,
    requests,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
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
