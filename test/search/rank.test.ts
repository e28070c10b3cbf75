import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SearchMode } from '../../src/contract/search.ts'
import type { KeywordMatch, KeywordVariant } from '../../src/engines/port.ts'
import { ownersOf, type Plan, type PlannedTerm, rankedUnits } from '../../src/search/plan.ts'
import {
  type Evidence,
  type PassageEvidence,
  type Ranked,
  rankItem as rankWith,
  scoreTerms as scoreWith,
  type TermScore,
  termIdf,
  weightsFor,
} from '../../src/search/rank.ts'
import type { Weights } from '../../src/search/weights.ts'

/** Fixed, so that tuning the product's weights changes no test. */
const weights: Weights = {
  variants: { word: 1, entity: 1, part: 0.5, joined: 0.9, typo: 0.8, prefix: 0.9, synonym: 1 },
  keyword: { item: 0.5, passage: 0.3, coverage: 0.2 },
  semantic: { vector: 0.2, lateInteraction: 0.8 },
  scale: { vector: { low: 0.6, high: 0.9 }, lateInteraction: { low: 0.1, high: 0.6 } },
  fusion: 0.35,
  telling: 0.7,
  standing: 0.8,
  floor: { coverage: 0.4, hybrid: 0.35, keyword: 0.2, semantic: 0.4 },
}

const rankItem = (plan: Plan, idf: readonly number[], evidence: Evidence, mode: SearchMode): Ranked | null =>
  rankWith(plan, idf, evidence, mode, weights)

const scoreTerms = (plan: Plan, matches: readonly KeywordMatch[]): TermScore[] =>
  scoreWith(plan, matches, weights)

/** A plan of words with one variant each, unless said otherwise. */
function makePlan(
  terms: readonly (Partial<PlannedTerm> & { readonly hows?: readonly KeywordVariant['how'][] })[],
  rest: Partial<Plan> = {},
): Plan {
  const variants: KeywordVariant[] = []
  const planned = terms.map(({ hows = ['word'], ...term }, index): PlannedTerm => {
    const own = hows.map((how) => variants.push({ key: `k${variants.length}`, weight: 1, how }) - 1)
    return { surface: `ord${index}`, variants: own, composites: [], required: false, ...term }
  })
  const { excluded = { terms: [], phrases: [] }, alternatives = [] } = rest
  const units = rankedUnits(planned.length - excluded.terms.length, alternatives)
  const plan = {
    terms: planned,
    variants,
    termsByVariant: ownersOf(planned, variants.length),
    phrases: [],
    alternatives,
    units,
    excluded,
    corrections: new Map(),
  }
  return { ...plan, ...rest }
}

const match = (variant: number, strength: number): KeywordMatch => ({ variant, strength })

function makeEvidence(
  matches: readonly KeywordMatch[],
  passages: readonly Partial<PassageEvidence>[] = [],
): Evidence {
  return {
    itemId: 'a',
    standing: null,
    phraseGroups: [],
    matches,
    passages: passages.map((passage, row) => ({
      row,
      matches: [],
      vector: null,
      lateInteraction: null,
      ...passage,
    })),
  }
}

const strength = fc.double({ min: 0.001, max: 1, noNaN: true })
const similarity = fc.double({ min: -1, max: 1, noNaN: true })
const two = makePlan([{}, {}])
const even = [1, 1]
const near = { vector: weights.scale.vector.high, lateInteraction: weights.scale.lateInteraction.high }
const far = { vector: weights.scale.vector.low, lateInteraction: weights.scale.lateInteraction.low }

describe('the score', () => {
  test('grows with the strength of a match, in every mode that counts words', () => {
    fc.assert(
      fc.property(strength, strength, strength, fc.constantFrom('keyword', 'hybrid'), (a, b, other, mode) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const score = (value: number): number =>
          rankItem(two, even, makeEvidence([match(0, value), match(1, other)]), mode)?.score ?? -1
        expect(score(more)).toBeGreaterThanOrEqual(score(less))
      }),
    )
  })

  test('grows with every further word that matches', () => {
    fc.assert(
      fc.property(strength, strength, (a, b) => {
        const one = rankItem(two, even, makeEvidence([match(0, a)]), 'keyword')
        const both = rankItem(two, even, makeEvidence([match(0, a), match(1, b)]), 'keyword')
        expect(both?.score).toBeGreaterThan(one?.score ?? 0)
      }),
    )
  })

  test('grows with the likeness of the best passage, in every mode that counts meaning', () => {
    fc.assert(
      fc.property(similarity, similarity, fc.constantFrom('semantic', 'hybrid'), (a, b, mode) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const score = (lateInteraction: number): number | undefined =>
          rankItem(two, even, makeEvidence([match(0, 1), match(1, 1)], [{ ...near, lateInteraction }]), mode)
            ?.score
        const [low, high] = [score(less), score(more)]
        if (low !== undefined) expect(high).toBeGreaterThanOrEqual(low)
      }),
    )
  })

  test('counts a rare word for more than a frequent one', () => {
    const score = (variant: number): number =>
      rankItem(two, [3, 2.5], makeEvidence([match(variant, 0.5)]), 'keyword')?.score ?? 0
    expect(score(0)).toBeGreaterThan(score(1))
  })

  test('is lower for standing items', () => {
    const evidence = makeEvidence([match(0, 1), match(1, 1)])
    const plain = rankItem(two, even, evidence, 'keyword')?.score ?? 0
    expect(rankItem(two, even, { ...evidence, standing: 0 }, 'keyword')?.score).toBeLessThan(plain)
  })

  test('of an item without vectors comes from its words alone, and it is still a result', () => {
    const evidence = makeEvidence([match(0, 0.7), match(1, 0.7)], [{ matches: [match(0, 0.7)] }])
    const hybrid = rankItem(two, even, evidence, 'hybrid')
    expect(hybrid).toMatchObject({ vector: null, lateInteraction: null })
    expect(hybrid?.score).toBe(rankItem(two, even, evidence, 'keyword')?.score)
  })

  test('is a finite number whatever the evidence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), strength), { maxLength: 6 }),
        fc.array(fc.record({ vector: fc.option(similarity), lateInteraction: fc.option(similarity) }), {
          maxLength: 4,
        }),
        fc.constantFrom('keyword', 'hybrid', 'semantic'),
        (matches, passages, mode) => {
          const evidence = makeEvidence(
            matches.map(([variant, value]) => match(variant, value)),
            passages,
          )
          const ranked = rankItem(two, even, evidence, mode)
          if (ranked) expect(Number.isFinite(ranked.score)).toBe(true)
        },
      ),
    )
  })

  test('orders passages best first, equal ones by their place', () => {
    const passages = [far, near, near].map((figures, row) => ({ ...figures, row: 10 - row }))
    const ranked = rankItem(two, even, makeEvidence([match(0, 1), match(1, 1)], passages), 'hybrid')
    expect(ranked?.passages.map(({ row }) => row)).toEqual([8, 9, 10])
  })
})

describe('the weights of one query', () => {
  test('are those of all where an item holds its words', () => {
    const held = [makeEvidence([match(0, 1)]), makeEvidence([match(0, 0.2), match(1, 0.1)])]
    expect(weightsFor(two, even, held, weights)).toEqual(weights)
  })

  test('leave the say to meaning where no item holds any of them, and let nothing more in', () => {
    const { fusion, floor } = weightsFor(two, even, [makeEvidence([], [near])], weights)
    expect([fusion, floor.hybrid]).toEqual([0, weights.floor.semantic])
    expect(weightsFor(two, even, [], weights).fusion).toBe(0)
  })

  test('give words more say the more of the query an item holds', () => {
    const share = (...matched: KeywordMatch[]): number =>
      weightsFor(two, [3, 1], [makeEvidence(matched)], weights).fusion
    expect(share(match(1, 1))).toBeLessThan(share(match(0, 0.1)))
    expect(share(match(1, 1))).toBeGreaterThan(0)
    expect(share(match(0, 1))).toBe(weights.fusion)
  })
})

describe('who is a result', () => {
  const nothing = makeEvidence([], [far])

  test('nobody by neither words nor meaning', () => {
    for (const mode of ['keyword', 'hybrid', 'semantic'] as const) {
      expect(rankItem(two, even, nothing, mode)).toBeNull()
    }
  })

  test('an item near enough in meaning, without any of the words', () => {
    const evidence = makeEvidence([], [near])
    expect(rankItem(two, even, evidence, 'hybrid')).not.toBeNull()
    expect(rankItem(two, even, evidence, 'semantic')).not.toBeNull()
    expect(rankItem(two, even, evidence, 'keyword')).toBeNull()
  })

  test('in semantic mode nobody by words alone', () => {
    expect(rankItem(two, even, makeEvidence([match(0, 1), match(1, 1)], [far]), 'semantic')).toBeNull()
  })

  test('no item that lacks a required word, however near it is', () => {
    const plan = makePlan([{}, { required: true }])
    expect(rankItem(plan, even, makeEvidence([match(0, 1)], [near]), 'hybrid')).toBeNull()
    expect(rankItem(plan, even, makeEvidence([match(1, 1)], [near]), 'hybrid')).not.toBeNull()
  })

  test('no item with an excluded word, and excluding does not weaken the others', () => {
    const plan = makePlan([{}, {}], { excluded: { terms: [1], phrases: [] } })
    expect(rankItem(plan, even, makeEvidence([match(0, 1), match(1, 0.1)]), 'keyword')).toBeNull()
    const alone = rankItem(makePlan([{}]), [1], makeEvidence([match(0, 1)]), 'keyword')
    expect(rankItem(plan, even, makeEvidence([match(0, 1)]), 'keyword')?.score).toBe(alone?.score)
  })

  test('only items with one of the alternatives', () => {
    const plan = makePlan([{}, {}, {}], { alternatives: [{ members: [1, 2], terms: [1, 2], phrases: [] }] })
    const idf = [1, 1, 1]
    expect(rankItem(plan, idf, makeEvidence([match(0, 1)], [near]), 'hybrid')).toBeNull()
    expect(rankItem(plan, idf, makeEvidence([match(0, 1), match(2, 1)]), 'hybrid')).not.toBeNull()
  })
})

describe('the words', () => {
  test('that stand whole count for more than their parts', () => {
    const plan = makePlan([{ hows: ['word', 'part', 'part'] }])
    const [whole] = scoreTerms(plan, [match(0, 0.8)])
    const [parts] = scoreTerms(plan, [match(1, 0.8), match(2, 0.8)])
    const [one] = scoreTerms(plan, [match(1, 0.8)])
    expect(whole?.strength).toBeGreaterThan(parts?.strength ?? 1)
    expect(parts?.strength).toBeGreaterThan(one?.strength ?? 1)
    expect(parts?.presence).toBeGreaterThan(one?.presence ?? 1)
  })

  test('are told by the variant that matched best', () => {
    const plan = makePlan([{ hows: ['word', 'typo', 'joined'] }])
    expect(scoreTerms(plan, [match(1, 0.9), match(2, 0.9)])[0]?.variant).toBe(2)
    expect(scoreTerms(plan, [])[0]).toEqual({ term: 0, strength: 0, presence: 0, variant: null })
  })

  test('weigh more the fewer items hold them', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (a, b) => {
        const [first = 0, second = 0] = termIdf(two, { items: 1_000, frequencies: [a, b] })
        expect(Math.sign(first - second)).toBe(Math.sign(b - a))
        expect(first).toBeGreaterThan(0)
      }),
    )
  })
})
