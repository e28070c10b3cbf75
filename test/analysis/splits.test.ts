import { describe, expect, it } from 'vitest'
import type { Analyzer } from '../../src/analysis/analyzer.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { fixtureRows } from './rows.ts'

const analyzer: Analyzer = createDanishAnalyzer()

/** The word with bars at its cuts. */
function split(word: string): string {
  const parts = analyzer.analyze(word)[0]?.parts ?? []
  return parts.length === 0 ? word : parts.map(({ span }) => word.slice(span.start, span.end)).join('|')
}

function cuts(parts: string): ReadonlySet<number> {
  let at = 0
  return new Set(parts.split('|').map((part) => (at += part.length))).difference(new Set([at]))
}

interface Score {
  readonly f1: number
  readonly falseSplits: number
}

function score(name: string): Score {
  let [right, wrong, missed, simple, broken] = [0, 0, 0, 0, 0]
  for (const [word = '', wanted = ''] of fixtureRows(name)) {
    const [expected, found] = [cuts(wanted), cuts(split(word))]
    right += found.intersection(expected).size
    wrong += found.difference(expected).size
    missed += expected.difference(found).size
    if (expected.size === 0) simple++
    if (expected.size === 0 && found.size > 0) broken++
  }
  return { f1: (2 * right) / (2 * right + wrong + missed), falseSplits: broken / simple }
}

describe('compound splitting', () => {
  for (const half of ['tuning', 'held-out']) {
    it(`splits compounds and leaves simple words whole (${half} half)`, () => {
      const { f1, falseSplits } = score(`splits-${half}.tsv`)
      expect(f1).toBeGreaterThanOrEqual(0.97)
      expect(falseSplits).toBeLessThanOrEqual(0.01)
    })
  }

  it('gives a linking letter to the part before it', () => {
    const [token] = analyzer.analyze('Sundhedsberedskabet')
    expect(token?.parts).toEqual([
      { lemma: 'sundhed', span: { start: 0, end: 8 } },
      { lemma: 'beredskab', span: { start: 8, end: 19 } },
    ])
  })

  it('splits what is typed without æ, ø and å like what is printed with them', () => {
    const lemmas = (word: string): readonly string[] =>
      analyzer.analyze(word)[0]?.parts.map((part) => part.lemma) ?? []
    for (const [printed = '', typed = ''] of [
      ['børneudvalg', 'boerneudvalg'],
      ['ældreområdet', 'aeldreomraadet'],
      ['førtidspensionsansøgning', 'foertidspensionsansoegning'],
    ]) {
      expect(lemmas(typed)).toEqual(lemmas(printed))
      expect(lemmas(printed).length).toBeGreaterThan(1)
    }
  })

  it('files a word before a hyphen under the compound part that it is', () => {
    const [first, , last] = analyzer.analyze('børne- og ungeudvalget')
    expect(first?.keys).toEqual(['barn'])
    expect(first?.parts.map((part) => part.lemma)).toEqual(['barn'])
    expect(last?.parts.map((part) => part.lemma)).toEqual(['ung', 'udvalg'])
  })
})
