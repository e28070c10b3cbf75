import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open } from '../../indexer/cli/open.ts'
import { runIndexing } from '../../indexer/pipeline.ts'
import { texts } from '../../server/web/texts/index.ts'
import { readSettings } from '../../src/config.ts'
import { createSearchService, type SearchService } from '../../src/search/service.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** By words alone, as the example minutes are searched in the first seconds after they were read. */
describe('on the example minutes', () => {
  const opened = open(readSettings({ data: temporaryFolder(), model: 'none' }, {}), 'write')
  let service: SearchService

  beforeAll(async () => {
    await runIndexing({
      engine: opened.engine,
      embedder: opened.embedder,
      paths: [fileURLToPath(new URL('../../fixtures/minutes', import.meta.url))],
      prune: false,
      signal: new AbortController().signal,
      report: () => {},
    })
    service = createSearchService(opened)
  }, 600_000)
  afterAll(() => opened.close())

  test.each([...new Set(Object.values(texts).flatMap(({ start }) => start.examples))])(
    'the example of the start page finds something to choose from: %s',
    async (query) => {
      const { total, corrected } = await service.search({ query })
      expect(total).toBeGreaterThanOrEqual(3)
      expect(corrected).toBe(null)
    },
  )
})
