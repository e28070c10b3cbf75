import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JudgedQuery } from '../../src/contract/evaluation.ts'
import { readJudgedQueries, sampleQueries } from '../../src/evaluation/queries.ts'

const line = (fields: object): string =>
  JSON.stringify({ id: 'q', query: 'ny bro', kind: 'keyword', judgments: { 'a.txt#1': 3 }, ...fields })

describe('judged queries', () => {
  test('are read line by line, empty lines and further fields aside', () => {
    const read = readJudgedQueries(`${line({ answer: 'ja' })}\n\n${line({ id: 'r', judgments: {} })}\n`)
    expect(read).toEqual([
      { id: 'q', query: 'ny bro', kind: 'keyword', judgments: { 'a.txt#1': 3 } },
      { id: 'r', query: 'ny bro', kind: 'keyword', judgments: {} },
    ])
  })

  test.each([
    ['no JSON', '{'],
    ['no object', '3'],
    ['no query', line({ query: '' })],
    ['no judgments', line({ judgments: null })],
    ['a grade below 0', line({ judgments: { 'a.txt#1': -1 } })],
  ])('with %s are refused with the number of the line', (_, wrong) => {
    expect(() => readJudgedQueries(`${line({})}\n${wrong}`)).toThrow('Line 2')
  })

  test('of the fixtures can all be read', () => {
    const path = new URL('../../fixtures/relevance/queries.jsonl', import.meta.url)
    expect(readJudgedQueries(readFileSync(path, 'utf8'))).toHaveLength(2_341)
  })
})

const queries: fc.Arbitrary<JudgedQuery[]> = fc
  .array(fc.constantFrom('keyword', 'question', 'typo', 'none'), { minLength: 1, maxLength: 80 })
  .map((kinds) => kinds.map((kind, index) => ({ id: `q${index}`, query: 'bro', kind, judgments: {} })))

function countByKind(list: readonly JudgedQuery[]): Map<string, number> {
  return new Map([...Map.groupBy(list, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]))
}

describe('a sample', () => {
  test('has the size asked for, in the order of the file, each query once, the same every time', () => {
    fc.assert(
      fc.property(queries, fc.integer({ min: 1, max: 100 }), (all, size) => {
        const sample = sampleQueries(all, size)
        expect(sample).toHaveLength(Math.min(size, all.length))
        expect(all.filter((query) => sample.includes(query))).toEqual(sample)
        expect(sampleQueries(all, size)).toEqual(sample)
      }),
    )
  })

  test('gives every kind its share, and none nothing while there is room', () => {
    fc.assert(
      fc.property(queries, fc.integer({ min: 4, max: 80 }), (all, size) => {
        fc.pre(size <= all.length)
        const drawn = countByKind(sampleQueries(all, size))
        for (const [kind, count] of countByKind(all)) {
          expect(drawn.get(kind) ?? 0).toBeGreaterThan(0)
          expect(Math.abs((drawn.get(kind) ?? 0) - (size * count) / all.length)).toBeLessThan(4)
        }
      }),
    )
  })

  test('is drawn, not cut off: it holds queries of the whole file', () => {
    const all = Array.from({ length: 1_000 }, (_, id) => ({
      id: `${id}`,
      query: 'bro',
      kind: 'k',
      judgments: {},
    }))
    const places = sampleQueries(all, 50).map(({ id }) => Number(id))
    expect(Math.min(...places)).toBeLessThan(150)
    expect(Math.max(...places)).toBeGreaterThan(850)
  })
})
