import { afterEach, describe, expect, test } from 'vitest'
import type { SearchEngine } from '../../src/engines/port.ts'
import { coverageContract } from './contract/coverage.ts'
import { documentContract } from './contract/documents.ts'
import { embeddingContract } from './contract/embeddings.ts'
import { filterContract } from './contract/filters.ts'
import { keywordContract } from './contract/keyword.ts'
import { readingContract } from './contract/reading.ts'

export interface Skip {
  /** Title of the test that this engine cannot pass. */
  readonly test: string
  readonly reason: string
}

export interface EngineUnderTest {
  readonly name: string
  /** A new, empty engine with our analyzer and the hashing embedder. */
  readonly open: () => Promise<SearchEngine>
  readonly skip?: readonly Skip[]
}

/** Declares one test of the contract; the engine is new, empty and closed afterwards. */
export type Check = (title: string, run: (engine: SearchEngine) => Promise<void>) => void

const parts: Readonly<Record<string, (check: Check) => void>> = {
  documents: documentContract,
  filters: filterContract,
  words: keywordContract,
  vectors: embeddingContract,
  reading: readingContract,
  coverage: coverageContract,
}

/** What every engine promises, whatever it is built on. */
export function describeSearchEngine({ name, open, skip = [] }: EngineUnderTest): void {
  const declared = new Set<string>()
  let engine: SearchEngine | undefined
  const check: Check = (title, run) => {
    declared.add(title)
    const skipped = skip.find((entry) => entry.test === title)
    if (skipped) return test.skip(`${title} (${skipped.reason})`)
    test(title, async () => {
      engine = await open()
      await run(engine)
    })
  }
  describe(`the search engine ${name}`, () => {
    afterEach(async () => {
      await engine?.close()
      engine = undefined
    })
    for (const [part, declare] of Object.entries(parts)) describe(part, () => declare(check))
    test('skips only tests that exist', () => {
      expect(skip.filter((entry) => !declared.has(entry.test))).toEqual([])
    })
  })
}
