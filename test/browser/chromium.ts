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

/** Work in a fresh profile, which is gone afterwards. */
export async function inWindow<Result>(
  options: BrowserContextOptions,
  work: (window: Window) => Promise<Result>,
): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'referatsoeg-browser-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, ...options })
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  try {
    return await work({ context, requests })
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
