import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Judgments } from '../../src/contract/evaluation.ts'
import { metrics, ndcg, recall, reciprocalRank, success } from '../../src/evaluation/metrics.ts'

const names = ['a#1', 'a#2', 'b#1', 'b#2', 'c#1', 'c#2', 'c#3', 'd#1', 'd#2', 'd#3', 'e#1', 'e#2']

const rankings = fc.shuffledSubarray(names)
const judgments: fc.Arbitrary<Judgments> = fc.dictionary(
  fc.constantFrom(...names),
  fc.integer({ min: 0, max: 3 }),
  { maxKeys: 6 },
)

/** All orders of a list. */
function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((first, at) =>
    permutations(list.filter((_, index) => index !== at)).map((rest) => [first, ...rest]),
  )
}

function gain(grades: readonly number[]): number {
  let sum = 0
  for (let rank = 1; rank <= Math.min(10, grades.length); rank++) {
    let value = 1
    for (let grade = 0; grade < (grades[rank - 1] ?? 0); grade++) value *= 2
    sum += (value - 1) / (Math.log(rank + 1) / Math.LN2)
  }
  return sum
}

/** nDCG whose ideal is found by trying every order, not by sorting. */
function slowNdcg(ranking: readonly string[], judged: Judgments): number {
  const best = Math.max(...permutations(Object.values(judged)).map(gain))
  return best === 0 ? 0 : gain(ranking.map((id) => judged[id] ?? 0)) / best
}

function slowReciprocalRank(ranking: readonly string[], judged: Judgments): number {
  for (const grade of [3, 2, 1]) {
    const wanted = Object.keys(judged).filter((id) => judged[id] === grade)
    if (wanted.length === 0) continue
    for (const [index, id] of ranking.entries()) if (index < 10 && wanted.includes(id)) return 1 / (index + 1)
    return 0
  }
  return 0
}

function slowRecall(ranking: readonly string[], judged: Judgments): number {
  let [found, all] = [0, 0]
  for (const [id, grade] of Object.entries(judged)) {
    if (grade === 0) continue
    all++
    const rank = ranking.indexOf(id)
    if (rank !== -1 && rank < 10) found++
  }
  return all === 0 ? 0 : found / all
}

describe('metrics', () => {
  const cases = fc.tuple(rankings, judgments)

  test('give what slow implementations of their definitions give', () => {
    fc.assert(
      fc.property(cases, ([ranking, judged]) => {
        expect(ndcg(ranking, judged)).toBeCloseTo(slowNdcg(ranking, judged), 12)
        expect(reciprocalRank(ranking, judged)).toBe(slowReciprocalRank(ranking, judged))
        expect(recall(ranking, judged)).toBeCloseTo(slowRecall(ranking, judged), 12)
        expect(success(ranking, judged)).toBe(slowReciprocalRank(ranking, judged) === 1 ? 1 : 0)
      }),
      { numRuns: 500 },
    )
  })

  test('lie from 0 to 1 and are 1 for the best order', () => {
    fc.assert(
      fc.property(cases, ([ranking, judged]) => {
        const best = Object.keys(judged).sort((a, b) => (judged[b] ?? 0) - (judged[a] ?? 0))
        const some = Object.values(judged).some((grade) => grade > 0)
        for (const metric of Object.values(metrics)) {
          const value = metric(ranking, judged)
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1 + 1e-12)
          expect(metric(best, judged)).toBeCloseTo(some ? 1 : 0, 12)
        }
      }),
    )
  })

  test('do not look beyond the tenth hit', () => {
    fc.assert(
      fc.property(cases, ([ranking, judged]) => {
        for (const metric of Object.values(metrics)) {
          expect(metric(ranking, judged)).toBe(metric(ranking.slice(0, 10), judged))
        }
      }),
    )
  })

  test('nDCG does not fall when a better item moves up one place', () => {
    fc.assert(
      fc.property(cases, fc.nat(10), ([ranking, judged], at) => {
        const [upper, lower] = [ranking[at], ranking[at + 1]]
        if (upper === undefined || lower === undefined) return
        if ((judged[lower] ?? 0) < (judged[upper] ?? 0)) return
        const moved = ranking.with(at, lower).with(at + 1, upper)
        expect(ndcg(moved, judged)).toBeGreaterThanOrEqual(ndcg(ranking, judged) - 1e-12)
      }),
    )
  })

  test('of a ranking worked out by hand are right', () => {
    const judged = { 'a#1': 3, 'a#2': 2, 'b#1': 1 }
    const ranking = ['a#2', 'c#1', 'a#1']
    // (3/1 + 0 + 7/2) / (7/1 + 3/1.58496 + 1/2)
    expect(ndcg(ranking, judged)).toBeCloseTo(6.5 / (7.5 + 3 / Math.log2(3)), 12)
    expect(reciprocalRank(ranking, judged)).toBeCloseTo(1 / 3, 12)
    expect(recall(ranking, judged)).toBeCloseTo(2 / 3, 12)
    expect(success(ranking, judged)).toBe(0)
  })
})
