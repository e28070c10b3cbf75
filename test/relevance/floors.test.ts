import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open } from '../../indexer/cli/open.ts'
import { runIndexing } from '../../indexer/pipeline.ts'
import { readSettings } from '../../src/config.ts'
import type { Evaluation } from '../../src/contract/evaluation.ts'
import type { SearchMode } from '../../src/contract/search.ts'
import { evaluate } from '../../src/evaluation/evaluate.ts'
import { readJudgedQueries } from '../../src/evaluation/queries.ts'
import { createSearchService, type SearchService } from '../../src/search/service.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const shared = new URL('../../../shared/', import.meta.url)
const present = existsSync(new URL('relevance/queries.jsonl', shared))
if (!present) console.info('skipped: ../shared with the real minutes and the judged queries is not here')

/** Least nDCG@10 by mode and kind of query; real figures stand in docs/relevance.md. */
const floors: Readonly<Record<SearchMode, Readonly<Record<string, number>>>> = {
  hybrid: {
    all: 0.94,
    keyword: 0.96,
    question: 0.95,
    compound: 0.94,
    exact: 1,
    inflection: 0.95,
    typo: 0.93,
  },
  keyword: { all: 0.91, keyword: 0.96, question: 0.93, exact: 1, typo: 0.95 },
  semantic: { all: 0.88, keyword: 0.95, question: 0.88, compound: 0.95, exact: 1, inflection: 0.95 },
}

describe.skipIf(!present)('on the judged queries over five real minutes', () => {
  const opened = open(readSettings({ data: temporaryFolder() }, {}), 'write')
  let service: SearchService
  const results = new Map<SearchMode, Evaluation>()

  beforeAll(async () => {
    await runIndexing({
      engine: opened.engine,
      embedder: opened.embedder,
      paths: [fileURLToPath(new URL('minutes', shared))],
      prune: false,
      signal: new AbortController().signal,
      report: () => {},
    })
    service = createSearchService(opened)
    const queries = readJudgedQueries(readFileSync(new URL('relevance/queries.jsonl', shared), 'utf8'))
    for (const mode of ['hybrid', 'keyword', 'semantic'] as const) {
      results.set(mode, await evaluate(service, queries, mode))
    }
  }, 600_000)

  afterAll(() => opened.close())

  test.each(Object.keys(floors) as SearchMode[])('%s search keeps its floors', (mode) => {
    const summaries = new Map(results.get(mode)?.summaries.map(({ kind, ndcg }) => [kind, ndcg.mean]))
    const below = Object.entries(floors[mode]).filter(([kind, floor]) => (summaries.get(kind) ?? 0) < floor)
    expect(below.map(([kind]) => `${kind} ${summaries.get(kind)}`)).toEqual([])
  })

  test('every exact query is right at rank 1', () => {
    const exact = results.get('hybrid')?.queries.filter(({ kind }) => kind === 'exact') ?? []
    expect(exact.length).toBeGreaterThan(0)
    expect(exact.filter(({ success }) => success < 1).map(({ query }) => query)).toEqual([])
  })

  test.each(['hybrid', 'keyword', 'semantic'] as const)(
    'a query about nothing here comes back empty (%s)',
    (mode) => {
      const none = results.get(mode)?.none
      expect(none?.queries).toBe(4)
      expect(none?.empty).toBe(4)
    },
  )

  test('"finansiering dobbeltdiagnose" puts Fredericia’s item 6 first and Slagelse’s item 2 second', async () => {
    const { hits } = await service.search({ query: 'finansiering dobbeltdiagnose', limit: 2 })
    expect(hits.map(({ meeting, ordinal }) => `${meeting.municipality} ${ordinal}`)).toEqual([
      'Fredericia Kommune 6',
      'Slagelse Kommune 2',
    ])
  })
})
