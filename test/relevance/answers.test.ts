import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { open } from '../../indexer/cli/open.ts'
import { runIndexing } from '../../indexer/pipeline.ts'
import { createQuotes } from '../../src/answers/quotes.ts'
import { readSettings } from '../../src/config.ts'
import { createLexicons } from '../../src/search/lexicon.ts'
import { createSearchService } from '../../src/search/service.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type AnswerTruth, hasAnswer, readAnswerTruths } from './answer-truth.ts'

const minutes = new URL('../../fixtures/minutes', import.meta.url)
const ours = new URL('../../fixtures/relevance/answers.jsonl', import.meta.url)
const shared = new URL('../../../shared/', import.meta.url)
const present = existsSync(new URL('relevance/queries.jsonl', shared))
if (!present) console.info('skipped: ../shared with the real minutes and the judged queries is not here')

interface Asked {
  readonly answered: { readonly first: number; readonly three: number }
  /** Questions with more quotes than five, or with an empty one. */
  readonly broken: readonly string[]
}

/** Indexes the folder without vectors, asks every question and counts those whose first or first three quotes hold the answer. */
async function ask(folder: URL, truths: readonly AnswerTruth[]): Promise<Asked> {
  const opened = open(readSettings({ data: temporaryFolder(), model: 'none' }, {}), 'write')
  await runIndexing({
    engine: opened.engine,
    embedder: opened.embedder,
    paths: [fileURLToPath(folder)],
    prune: false,
    signal: new AbortController().signal,
    report: () => {},
  })
  const lexicon = createLexicons(opened.engine, opened.analyzer)
  const { quotes } = createQuotes({
    ...opened,
    lexicon,
    search: createSearchService({ ...opened, lexicon }),
  })
  const answered = { first: 0, three: 0 }
  const broken: string[] = []
  for (const truth of truths) {
    const answer = await quotes({ question: truth.question })
    const at = answer.quotes.findIndex(({ text }) => hasAnswer(truth, text))
    if (at === 0) answered.first++
    if (at >= 0 && at < 3) answered.three++
    if (answer.quotes.length > 5 || answer.quotes.some(({ text }) => text === '')) broken.push(truth.question)
  }
  await opened.close()
  return { answered, broken }
}

/** By words alone, which takes seconds; `node test/bench/answers.ts` measures with vectors. */
describe('quotes hold the answer', () => {
  test('to our questions about the example minutes', async () => {
    const truths = readAnswerTruths(readFileSync(ours, 'utf8'))
    expect(truths).toHaveLength(76)
    const { answered, broken } = await ask(minutes, truths)
    expect(broken).toEqual([])
    expect(answered.first).toBeGreaterThanOrEqual(51)
    expect(answered.three).toBeGreaterThanOrEqual(64)
  }, 300_000)

  test.skipIf(!present)(
    'to the judged questions about five real minutes',
    async () => {
      const truths = readAnswerTruths(readFileSync(new URL('relevance/queries.jsonl', shared), 'utf8'))
      expect(truths).toHaveLength(23)
      const { answered, broken } = await ask(new URL('minutes', shared), truths)
      expect(broken).toEqual([])
      expect(answered.first).toBeGreaterThanOrEqual(15)
      expect(answered.three).toBeGreaterThanOrEqual(17)
    },
    300_000,
  )
})
