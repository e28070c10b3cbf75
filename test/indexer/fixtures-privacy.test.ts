import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { filesHolding } from '../support/folder-bytes.ts'
import { openEngine, type Ran, run } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const canaries = z.object({
  closed: z.array(z.object({ file: z.string(), ordinal: z.number(), words: z.array(z.string()) })),
  cpr: z.array(z.object({ file: z.string(), number: z.string() })),
})
const fixtures = new URL('../../fixtures/', import.meta.url)
const { closed, cpr } = canaries.parse(
  JSON.parse(readFileSync(new URL('minutes.canaries.json', fixtures), 'utf8')),
)

describe('the example minutes', () => {
  const data = temporaryFolder()
  let ran: Ran

  beforeAll(async () => {
    const engine = openEngine(data)
    ran = await run(engine, [fileURLToPath(new URL('minutes', fixtures))], { embedder: null })
    await engine.close()
  })

  test('are all indexed', () => {
    expect(ran.documents.filter((line) => !line.endsWith(': indexed'))).toEqual([])
  })

  test('leave no word of a closed item in any byte of the index', () => {
    const words = closed.flatMap((item) => item.words)
    expect(words.length).toBeGreaterThan(20)
    expect(words.filter((word) => filesHolding(data, word).length > 0)).toEqual([])
  })

  test('leave no personal number in any byte of the index', () => {
    const masked = ran.events.flatMap((event) => (event.type === 'masked' ? [event.name] : []))
    expect(masked).toEqual(cpr.map(({ file }) => file))
    const numbers = cpr.map(({ number }) => number)
    expect(numbers.filter((number) => filesHolding(data, number).length > 0)).toEqual([])
  })
})
