import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchModes, searchResponseSchema } from '../../src/contract/search.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { SearchError } from '../../src/errors.ts'
import { queryLimits, type SearchService } from '../../src/search/service.ts'
import { openFilled, serve } from './open.ts'

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled()
  service = serve(engine)
})
afterAll(async () => {
  await engine.close()
})

/** The code of a refusal on purpose, or `answered`; everything else fails the test. */
async function outcome(query: string, mode: (typeof searchModes)[number] = 'hybrid'): Promise<string> {
  try {
    searchResponseSchema.parse(await service.search({ query, mode, limit: 3 }))
    return 'answered'
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    expect(['query-too-short', 'query-too-long']).toContain(error.code)
    return error.code
  }
}

describe('any text at all', () => {
  const fts = fc.constantFrom(
    ...[
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      'NEAR/3',
      '"',
      "'",
      '*',
      '^',
      ':',
      '-',
      '+',
      '(',
      ')',
      '{',
      '}',
      ',',
      ';',
      '.',
    ],
    ...[
      'title:',
      'item_terms:',
      'titel:',
      'kommune:',
      'beløb:>',
      '\\',
      '\u0000',
      '%',
      '_',
      '?',
      '--',
      '/*',
      ' ',
    ],
    ...['bro', 'cykelsti', 'å', '2024', 'x41'],
  )
  const query = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fts, { minLength: 1, maxLength: 20 }).map((parts) => parts.join('')),
    fc.array(fts, { minLength: 1, maxLength: 20 }).map((parts) => parts.join(' ')),
  )

  test('is answered or refused on purpose, in every mode', async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom(...searchModes), async (text, mode) => {
        await outcome(text, mode)
      }),
      { numRuns: 1_000 },
    )
  }, 120_000)

  test('in filter values finds nothing or something, and is no error', async () => {
    await fc.assert(
      fc.asyncProperty(query, async (value) => {
        const filter = { municipality: [value], body: [value], bodyContains: [value], caseNumber: [value] }
        await service.search({
          query: 'bro',
          mode: 'keyword',
          filter: { ...filter, kle: [value], party: [value] },
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('queries that broke other search engines', () => {
  const golden = [
    ...[
      '27.00.00-P08-1-19',
      '§ 99',
      '26-4087',
      '25/16587',
      'multi-agent',
      "don't",
      'AND bro',
      'bro AND',
      'NOT bro',
    ],
    ...[
      'NEAR(bro sti)',
      'bro*',
      '"bro',
      '(bro',
      'bro)',
      '{title} : bro',
      'title:bro',
      'bro ^sti',
      'bro + sti',
    ],
    ...[
      "bro' OR '1'='1",
      'bro; DROP TABLE items',
      'bro\u0000sti',
      '💡 bro',
      'bro‮sti',
      '((((((((((bro))))))))))',
    ],
  ]
  for (const query of golden) {
    test(`${JSON.stringify(query)} is answered`, async () => {
      expect(await outcome(query)).toBe('answered')
    })
  }
})

describe('limits', () => {
  test('a query of fewer than two letters or digits is too short', async () => {
    for (const query of ['', ' ', 'å', '7', '-', '"', '*', '!?', '…', '()', '"-"', '👍👍', '\u0301\u0301']) {
      expect(await outcome(query)).toBe('query-too-short')
    }
    expect(await outcome('eu')).toBe('answered')
  })

  test('a query of more than 1,000 characters is too long, and one of 1,000 is not', async () => {
    expect(await outcome('a'.repeat(queryLimits.characters))).toBe('answered')
    expect(await outcome('a'.repeat(queryLimits.characters + 1))).toBe('query-too-long')
    expect(await outcome('bro '.repeat(250_000))).toBe('query-too-long')
  })

  test('a query of more than 64 words is too long, and one of 64 is not', async () => {
    const words = (count: number): string =>
      Array.from({ length: count }, (_, index) => `ord${index}`).join(' ')
    expect(await outcome(words(queryLimits.terms))).toBe('answered')
    expect(await outcome(words(queryLimits.terms + 1))).toBe('query-too-long')
    expect(await outcome('bro OR '.repeat(140))).toBe('query-too-long')
  })

  test('only stop words are searched as words', async () => {
    expect(await outcome('og den eller')).toBe('answered')
  })

  test('a refused query costs no search', async () => {
    const started = performance.now()
    for (let time = 0; time < 20; time++) await outcome('*'.repeat(65_536))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
