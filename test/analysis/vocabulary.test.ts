import { describe, expect, it } from 'vitest'
import { compoundCandidates, createVocabulary } from '../../src/analysis/vocabulary.ts'

const vocabulary = createVocabulary([
  ['kommune', 900],
  ['kommunen', 700],
  ['foertidspension', 40],
  ['sundhedsberedskab', 5],
  ['sundhedsklynge', 12],
  ['rusmiddelbehandling', 9],
  ['kvindekrisecentre', 3],
  ['aeldre', 300],
  ['oekonomi', 500],
  ['budget', 600],
  ['vej', 400],
  ['veje', 100],
])

function best(word: string): string | undefined {
  return vocabulary.suggest(word, 5)[0]?.word
}

describe('vocabulary', () => {
  it('finds the word that a misspelling stands for', () => {
    expect(best('komune')).toBe('kommune')
    expect(best('foertidspention')).toBe('foertidspension')
    expect(best('sundhedsbredskab')).toBe('sundhedsberedskab')
    expect(best('rusmidelbehandling')).toBe('rusmiddelbehandling')
    expect(best('kvindekrisecenrte')).toBe('kvindekrisecentre')
    expect(best('budjet')).toBe('budget')
  })

  it('takes æ for e and ø for o as a small slip', () => {
    expect(vocabulary.suggest('eldre', 1)[0]).toMatchObject({ word: 'aeldre' })
    expect(vocabulary.suggest('okonomi', 1)[0]).toMatchObject({ word: 'oekonomi' })
  })

  it('prefers the frequent of two equally near words', () => {
    expect(vocabulary.suggest('kommumen', 2)[0]?.word).toBe('kommunen')
    const [first, second] = createVocabulary([
      ['sted', 2],
      ['stad', 2000],
    ]).suggest('stxd', 2)
    expect([first?.word, second?.word]).toEqual(['stad', 'sted'])
  })

  it('suggests nothing for a word that is like no other, nor the word itself', () => {
    expect(vocabulary.suggest('qwzxqwzx', 5)).toEqual([])
    expect(vocabulary.suggest('vej', 5).map(({ word }) => word)).not.toContain('vej')
    expect(vocabulary.suggest('', 5)).toEqual([])
  })

  it('allows one edit in a short word and two in a longer one', () => {
    expect(createVocabulary([['skole', 1]]).suggest('sgolr', 5)).toEqual([])
    expect(createVocabulary([['skolevej', 1]]).suggest('sgolevek', 5)).toHaveLength(1)
  })

  it('completes a prefix by frequency', () => {
    expect(vocabulary.complete('sundheds', 5).map(({ word }) => word)).toEqual([
      'sundhedsklynge',
      'sundhedsberedskab',
    ])
    expect(vocabulary.complete('kommune', 1)).toEqual([{ word: 'kommune', frequency: 900 }])
  })

  it('knows its words', () => {
    expect(vocabulary.has('budget')).toBe(true)
    expect(vocabulary.has('budgetter')).toBe(false)
    expect(vocabulary.size).toBe(12)
  })

  it('joins neighbouring words with nothing, s or e', () => {
    const words = compoundCandidates(['sundhed', 'beredskab', 'plan']).map(({ word }) => word)
    expect(words).toContain('sundhedsberedskab')
    expect(words).toContain('sundhedsberedskabsplan')
    expect(compoundCandidates(['dobbelt', 'diagnose'])[0]).toEqual({
      word: 'dobbeltdiagnose',
      start: 0,
      count: 2,
    })
    expect(compoundCandidates(['alene'])).toEqual([])
  })
})
