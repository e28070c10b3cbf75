import { describe, expect, it } from 'vitest'
import type { Analyzer } from '../../src/analysis/analyzer.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { splitScore } from './scores.ts'

const analyzer: Analyzer = createDanishAnalyzer()

describe('compound splitting', () => {
  for (const half of ['tuning', 'held-out'] as const) {
    it(`splits compounds and leaves simple words whole (${half} half)`, () => {
      const { f1, falseSplits } = splitScore(analyzer, half)
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
