import { describe, expect, it } from 'vitest'
import type { Analyzer, Token } from '../../src/analysis/analyzer.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { fixtureRows } from './rows.ts'

const analyzer: Analyzer = createDanishAnalyzer()

function show({ kind, surface, keys }: Token): string {
  return `${kind} "${surface.replaceAll('\n', '\\n')}" ${keys.join(' ')}`
}

function entities(text: string): Token[] {
  return analyzer.analyze(text).filter((token) => token.kind !== 'word')
}

describe('identifiers', () => {
  for (const [printed = '', ...expected] of fixtureRows('entities.tsv')) {
    it(`reads ${printed}`, () => {
      expect(entities(printed.replaceAll('\\n', '\n')).map(show)).toEqual(expected)
    })
  }

  it('gives every key one token of letters and digits', () => {
    const keys = fixtureRows('entities.tsv').flatMap(([text = '']) => entities(text).flatMap((t) => t.keys))
    expect(keys.filter((key) => !/^[a-z0-9]+$/.test(key))).toEqual([])
  })

  it('never gives a printed word the key of an identifier', () => {
    for (const word of ['xsec99', 'Xcase25z3549', 'xurlborgerz2edk']) {
      expect(analyzer.analyze(word)[0]?.keys[0]).toMatch(/^xw/)
    }
  })

  it('keeps different identifiers apart', () => {
    const pairs = [
      ['25/16587', '251/6587'],
      ['25-3549', '253549'],
      ['26-4086-2', '26-40862'],
      ['§ 11 a', '§ 11'],
      ['1,2 mio. kr.', '12 mio. kr.'],
      ['12,5 %', '125 %'],
      ['13.02', '13,02'],
      ['a-b.dk', 'a.b.dk'],
      ['17. marts 2026', '17. marts 2025'],
    ]
    for (const [a = '', b = ''] of pairs) {
      expect(entities(a)[0]?.keys[0], `${a} and ${b}`).not.toBe(entities(b)[0]?.keys[0])
    }
  })

  it('asks for the very date, not for its month', () => {
    expect(entities('17. marts 2026')[0]?.queryKeys).toEqual(['xdate20260317'])
    expect(entities('2025-2028')[0]?.queryKeys).toEqual(['xyears2025z2028'])
  })
})
