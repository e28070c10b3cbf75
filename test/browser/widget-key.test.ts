import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type KeyRing, keyRing, makeKey } from '../../src/keys/search-key.ts'
import { serve } from '../server/serve.ts'
import { hasChromium, inWindow } from './chromium.ts'
import { inspect, part, send } from './widget.ts'
import { openHosts } from './widget-host.ts'

/** A real service that asks for keys, and a page of the only site whose key it knows. */
async function onKeyedSite(work: (page: Page, key: string, service: string) => Promise<void>): Promise<void> {
  let ring: KeyRing = keyRing([])
  const served = await serve({ requireKey: true, keys: { find: (text) => ring.find(text) } })
  const hosts = await openHosts(served.url)
  const { text, key } = makeKey(
    { id: 'site', origins: [hosts.url], municipality: ['Almtoft Kommune'], body: [], expires: null },
    new Date(),
  )
  ring = keyRing([key])
  try {
    await inWindow({ locale: 'da-DK' }, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${hosts.url}/full.html`)
      await work(page, text, served.url)
    })
  } finally {
    await hosts.close()
    await served.close()
  }
}

const refused = 'Søgefeltet er ikke sat rigtigt op. Kontakt webredaktøren.'

describe.skipIf(!hasChromium)('a widget with a key', () => {
  it('searches what the key is for, and says so where the key is missing or wrong', async () => {
    await onKeyedSite(async (page, key) => {
      await send(page, 'cykelsti')
      await page.getByText(refused).first().waitFor()
      await inspect(page, `element.setAttribute('key', 'rs_wrong')`)
      await send(page, 'cykelsti')
      await page.getByText(refused).first().waitFor()
      await inspect(page, `element.setAttribute('key', '${key}')`)
      await send(page, 'cykelsti')
      await part(page, 'result').first().waitFor()
      const places = await part(page, 'result-meta').allTextContents()
      expect(places.length).toBeGreaterThan(0)
      expect(places.filter((place) => !place.startsWith('Almtoft Kommune'))).toEqual([])
    })
  }, 60_000)

  it('works in a frame of the service, which is a page of its own', async () => {
    await onKeyedSite(async (page, key, service) => {
      await page.goto(`${service}/embed?view=full&key=${key}`)
      await send(page, 'cykelsti')
      await part(page, 'result').first().waitFor()
    })
  }, 60_000)
})
