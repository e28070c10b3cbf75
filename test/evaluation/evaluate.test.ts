import { describe, expect, test } from 'vitest'
import type { JudgedQuery } from '../../src/contract/evaluation.ts'
import { compare } from '../../src/evaluation/compare.ts'
import { type Find, measure } from '../../src/evaluation/evaluate.ts'
import { formatComparison, formatTable } from '../../src/evaluation/table.ts'

const queries: JudgedQuery[] = [
  { id: '1', query: 'bro', kind: 'keyword', judgments: { 'a#1': 3, 'a#2': 1 } },
  { id: '2', query: 'hvor er broen', kind: 'question', judgments: { 'a#1': 3 } },
  { id: '3', query: 'raket', kind: 'none', judgments: {} },
  { id: '4', query: 'måne', kind: 'none', judgments: { 'a#1': 0 } },
]

const finding =
  (answers: Readonly<Record<string, readonly string[]>>): Find =>
  async (query) => ({ ranking: answers[query] ?? [], total: answers[query]?.length ?? 0 })

const good = finding({ bro: ['a#1', 'a#2'], 'hvor er broen': ['a#1'] })
const poor = finding({ bro: ['a#2', 'a#1'], 'hvor er broen': ['b#1'], raket: ['b#1'] })

describe('a measurement', () => {
  test('gives means for all and for each kind, and counts what nothing answers apart', async () => {
    const { summaries, none } = await measure(poor, queries)
    expect(summaries.map(({ kind, queries: count, mrr }) => [kind, count, mrr.mean])).toEqual([
      ['all', 2, 0.25],
      ['keyword', 1, 0.5],
      ['question', 1, 0],
    ])
    expect(none).toEqual({ queries: 2, empty: 1 })
  })

  test('of no queries at all is empty, not an error', async () => {
    const { summaries, none } = await measure(good, [])
    expect(summaries.map(({ kind, queries: count }) => [kind, count])).toEqual([['all', 0]])
    expect(none).toEqual({ queries: 0, empty: 0 })
  })

  test('stops between two queries when it is told to', async () => {
    const abort = new AbortController()
    const done: number[] = []
    const onQuery = (count: number): void => {
      done.push(count)
      if (count === 2) abort.abort()
    }
    await expect(measure(good, queries, { onQuery, signal: abort.signal })).rejects.toThrow()
    expect(done).toEqual([1, 2])
  })

  test('is printed with its intervals', async () => {
    const table = formatTable('hybrid', await measure(good, queries))
    expect(table).toMatch(
      /^hybrid +queries +nDCG@10 +MRR +recall@10 +success@1\nall +2 +1\.000 \[1\.000, 1\.000\]/,
    )
    expect(table).toContain('nothing to find: 2 of 2 came back empty')
  })
})

describe('a comparison', () => {
  const sides = async () => {
    const [before, after] = [await measure(poor, queries), await measure(good, queries)]
    return { before: { name: 'before', ...before }, after: { name: 'now', ...after } }
  }

  test('gives the differences by kind and the queries that changed, most changed first', async () => {
    const { before, after } = await sides()
    const { differences, none, changed, unpaired } = compare(before, after)
    expect(differences.map(({ kind, queries: count, mrr }) => [kind, count, mrr.mean])).toEqual([
      ['all', 2, 0.75],
      ['keyword', 1, 0.5],
      ['question', 1, 1],
    ])
    expect(changed.map(({ id, firstBefore, firstAfter }) => [id, firstBefore, firstAfter])).toEqual([
      ['2', 'b#1', 'a#1'],
      ['1', 'a#2', 'a#1'],
    ])
    expect(none).toEqual({ queries: 2, emptyBefore: 1, emptyAfter: 2 })
    expect(unpaired).toBe(0)
  })

  test('with itself finds no difference', async () => {
    const { after } = await sides()
    const same = compare(after, after)
    expect(same.changed).toEqual([])
    expect(same.differences.every(({ ndcg }) => ndcg.mean === 0 && ndcg.low === 0 && ndcg.high === 0)).toBe(
      true,
    )
    expect(formatComparison(same)).toContain('No query changed.')
  })

  test('the other way round has the signs turned', async () => {
    const { before, after } = await sides()
    const [there, back] = [compare(before, after), compare(after, before)]
    expect(back.differences.map(({ ndcg }) => ndcg.mean)).toEqual(
      there.differences.map(({ ndcg }) => -ndcg.mean),
    )
  })

  test('scores both sides by the judgments of now', async () => {
    const { before, after } = await sides()
    const judgments = { 'b#1': 3 }
    const now = after.queries.map((query) => (query.id === '2' ? { ...query, judgments } : query))
    const { changed } = compare(before, { ...after, queries: now })
    expect(changed.find(({ id }) => id === '2')).toMatchObject({ before: 1, after: 0 })
  })

  test('leaves out queries of one side, or with another text, and says how many', async () => {
    const { before, after } = await sides()
    const fewer = before.queries.flatMap((query) => {
      if (query.id === '2') return []
      return query.id === '1' ? [{ ...query, query: 'broer' }] : [query]
    })
    const comparison = compare({ ...before, queries: fewer }, after)
    expect(comparison.unpaired).toBe(3)
    expect(comparison.differences[0]?.queries).toBe(0)
    expect(formatComparison(comparison)).toContain('3 queries stand on one side only')
  })

  test('marks differences whose interval does not hold zero', async () => {
    const many = Array.from({ length: 30 }, (_, id): JudgedQuery => {
      return { id: `${id}`, query: `bro ${id}`, kind: id % 2 === 0 ? 'even' : 'odd', judgments: { 'a#1': 3 } }
    })
    const answer =
      (wrong: (id: number) => boolean): Find =>
      async (query) => ({ ranking: wrong(Number(query.slice(4))) ? ['b#1', 'a#1'] : ['a#1'], total: 2 })
    const before = await measure(
      answer((id) => id % 2 === 0),
      many,
    )
    const after = await measure(
      answer((id) => id === 1),
      many,
    )
    const text = formatComparison(compare({ name: 'before', ...before }, { name: 'now', ...after }))
    const row = (kind: string): string => text.split('\n').find((line) => line.startsWith(kind)) ?? ''
    expect(row('even')).toContain('*')
    expect(row('odd')).not.toContain('*')
    expect(text).toContain('16 queries changed')
  })
})
