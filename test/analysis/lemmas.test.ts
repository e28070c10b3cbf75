import { describe, expect, it } from 'vitest'
import type { Analyzer } from '../../src/analysis/analyzer.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { loadDanishData } from '../../src/analysis/danish-data.ts'
import { keysOf, overstemming, shareKey, understemming } from './scores.ts'

const analyzer: Analyzer = createDanishAnalyzer()

const keys = (word: string): readonly string[] => keysOf(analyzer, word)

describe('lemmas', () => {
  for (const half of ['tuning', 'held-out'] as const) {
    it(`bring the forms of a word together (${half} half)`, () => {
      expect(understemming(analyzer, half).share).toBeLessThanOrEqual(0.01)
    })

    it(`keep different words apart (${half} half)`, () => {
      expect(overstemming(analyzer, half).share).toBeLessThanOrEqual(0.025)
    })
  }

  it('do not turn the old into the aged, nor less into small', () => {
    expect(keys('ældre')).toEqual(['aeldre'])
    expect(keys('mindre')).not.toContain('liden')
  })

  it('are the same for words typed without æ, ø and å or without an accent', () => {
    for (const [a = '', b = ''] of [
      ['ældre', 'aeldre'],
      ['bøger', 'boeger'],
      ['åbne', 'aabne'],
      ['resumé', 'resume'],
      ['Aabenraa', 'Åbenrå'],
      ['års', 'a\u030ars'],
    ]) {
      expect(keys(a), `${a} and ${b}`).toEqual(keys(b))
    }
    expect(shareKey(analyzer, 'år', 'ar')).toBe(false)
    expect(shareKey(analyzer, 'på', 'pa')).toBe(false)
  })

  it('give stop words one key and a flag', () => {
    const [token] = analyzer.analyze('var')
    expect(token).toMatchObject({ stop: true, keys: ['var'], parts: [] })
    expect(analyzer.analyze('kommune')[0]?.stop).toBe(false)
  })

  it('fall back to a stem for words that nobody knows', () => {
    expect(shareKey(analyzer, 'Brixtofte', 'Brixtoftes')).toBe(true)
  })

  it('come from the dictionary version that the figures were measured with', () => {
    const { version, keys: count, licence } = loadDanishData().header
    expect({ version, count, licence }).toEqual({ version: '6.0.0', count: 758_705, licence: 'MPL-1.1' })
  })
})
