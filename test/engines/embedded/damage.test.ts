import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { SearchError } from '../../../src/errors.ts'
import { createSearchService } from '../../../src/search/service.ts'
import { collection } from '../../support/collection.ts'
import { embedPending, randomFrom } from '../../support/hashing-embedder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { analyzer, embedder, openEngine } from './open.ts'

let original = ''
let size = 0

beforeAll(async () => {
  const folder = temporaryFolder()
  const engine = openEngine(folder)
  for (const document of collection) await engine.replaceDocument(document)
  await embedPending(engine, embedder)
  await engine.close()
  original = join(folder, 'index.sqlite')
  size = readFileSync(original).length
})

const questions = [
  'cykelsti',
  'gamle bro',
  '"taget til efterretning"',
  'dobbeltdiagnose kommune:"Nørre Ådal"',
]

/** Searches a damaged copy; everything but an answer or an error of ours is a failure. */
async function outcome(damage: (path: string) => void): Promise<'answered' | 'refused'> {
  const folder = temporaryFolder()
  const path = join(folder, 'index.sqlite')
  copyFileSync(original, path)
  damage(path)
  try {
    const engine = openEngine(folder, { access: 'read' })
    try {
      const service = createSearchService({ engine, analyzer, embedder })
      for (const query of questions) await service.search({ query })
      return 'answered'
    } finally {
      await engine.close()
    }
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    expect(['storage', 'no-index', 'other-model', 'newer-index']).toContain(error.code)
    return 'refused'
  }
}

test('a database with a flipped byte is searched or refused, never the end of the process', async () => {
  const random = randomFrom(11)
  for (let time = 0; time < 40; time++) {
    const at = Math.floor(random() * size)
    await outcome((path) => {
      const bytes = readFileSync(path)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      writeFileSync(path, bytes)
    }).catch((error: unknown) => {
      throw new Error(`byte ${at}: ${String(error)}`, { cause: error })
    })
  }
})

test('a truncated database is refused', async () => {
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    expect(await outcome((path) => truncateSync(path, Math.floor(size * share)))).toBe('refused')
  }
})

test('a database with a zeroed page is searched or refused', async () => {
  for (let page = 0; page * 4096 < size; page++) {
    await outcome((path) => {
      const bytes = readFileSync(path)
      bytes.fill(0, page * 4096, (page + 1) * 4096)
      writeFileSync(path, bytes)
    }).catch((error: unknown) => {
      throw new Error(`page ${page}: ${String(error)}`, { cause: error })
    })
  }
})
