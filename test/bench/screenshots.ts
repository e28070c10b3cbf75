/**
 * Pictures of the running product over the example minutes, for the documentation.
 *
 *     npm run screenshots [FOLDER OF AN INDEX]      default: the one that `npm start` keeps
 *
 * What the index lacks of the example minutes is added first; making it anew takes some minutes.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { openHosts } from '../browser/widget-host.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const launcher = `${root}indexer/cli/referatsoeg.mjs`
const folder = `${root}docs/images`
const data = process.argv[2] ?? `${root}.referatsoeg/data`
const port = 8799
const largest = 150_000

const service = `http://127.0.0.1:${port}`
/** Pages of the service, and pages of an intranet on an origin of its own, with what is done there first. */
const shots: Readonly<Record<string, (page: Page, intranet: string) => Promise<unknown>>> = {
  'search-page': (page) => page.goto(`${service}/search?q=plejehjem+demens`),
  'item-page': (page) => page.goto(`${service}/items/strandager.kommunalbestyrelsen.2024-06-24.3`),
  async 'widget-box'(page, intranet) {
    await page.goto(`${intranet}/intranet-box.html`)
    await page.locator('input[part=input]').pressSequentially('plejehj')
    await page.getByRole('option').first().waitFor()
  },
  async 'widget-full'(page, intranet) {
    await page.goto(`${intranet}/intranet-full.html?referat-q=plejehjem+demens`)
    await page.locator('referat-soeg').getByRole('heading', { level: 3 }).first().waitFor()
  },
}
const windows = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 760 } }

execFileSync(process.execPath, [launcher, 'index', `${root}fixtures/minutes`, '--data', data, '--prune'], {
  stdio: 'inherit',
})
const server = spawn(process.execPath, [launcher, 'serve', '--data', data, '--port', String(port)])
const hosts = await openHosts(service)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  mkdirSync(folder, { recursive: true })
  await ready()
  for (const [kind, viewport] of Object.entries(windows)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'da-DK' })
      const page = await context.newPage()
      for (const [name, show] of Object.entries(shots)) {
        await show(page, hosts.url)
        const file = `${folder}/${name}-${kind}-${colorScheme}.png`
        await page.screenshot({ path: file })
        const { size } = statSync(file)
        console.log(`${size.toLocaleString('en')} bytes  ${file}`)
        if (size > largest) throw new Error(`${file} is larger than ${largest} bytes.`)
      }
      await context.close()
    }
  }
} finally {
  await browser.close()
  await hosts.close()
  server.kill('SIGTERM')
}

async function ready(): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const answer = await fetch(`${service}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server does not answer.')
}
