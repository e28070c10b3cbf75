import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectSource } from '../../indexer/inspect.ts'
import { readDocument } from '../../indexer/read/index.ts'
import { inspectSchema } from '../../src/contract/inspect.ts'

const folder = new URL('../../fixtures/layouts/', import.meta.url)
const update = process.env.UPDATE_GOLDEN === '1'
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()

describe('every layout case is parsed as its expected.json says', () => {
  test.each(cases)('%s', (name) => {
    const source = readDocument(readFileSync(new URL(`${name}/source.txt`, folder)), 'source.txt')
    const result = inspectSource(source, 'source.txt')
    const json = `${JSON.stringify(result, null, 2)}\n`
    const expected = new URL(`${name}/expected.json`, folder)
    if (update) writeFileSync(expected, json)
    expect(existsSync(expected), 'expected.json is missing; write it with UPDATE_GOLDEN=1').toBe(true)
    expect(json).toBe(readFileSync(expected, 'utf8'))
    expect(inspectSchema.parse(JSON.parse(json))).toEqual(JSON.parse(json))
  })
})
