import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from '../server/serve.ts'

const path = new URL('openapi.json', import.meta.url)

let served: Served
beforeAll(async () => {
  served = await serve({ documents: [] })
})
afterAll(() => served.close())

test('the API document is the one that was reviewed', async () => {
  const document = await (await fetch(`${served.url}/api/v1/openapi.json`)).json()
  const printed = `${JSON.stringify(document, null, 2)}\n`
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, printed)
  expect(printed, `run with UPDATE_GOLDEN=1 to renew ${fileURLToPath(path)}`).toBe(readFileSync(path, 'utf8'))
})
