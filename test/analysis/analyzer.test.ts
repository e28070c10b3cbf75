import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyzeToJson } from '../../src/analysis/analyze-json.ts'
import type { Analyzer, Token } from '../../src/analysis/analyzer.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'

const analyzer: Analyzer = createDanishAnalyzer()

/** What must hold of the tokens of any text. */
function expectSound(text: string, tokens: readonly Token[]): void {
  let end = 0
  for (const token of tokens) {
    expect(token.span.start).toBeGreaterThanOrEqual(end)
    end = token.span.end
    expect(text.slice(token.span.start, end)).toBe(token.surface)
    expect(token.keys.length).toBeGreaterThan(0)
    expect(token.keys.every((key) => /^[\p{L}\p{N}]+$/u.test(key))).toBe(true)
    expect(token.folded).not.toBe('')
    let inner = token.span.start
    for (const { lemma, span } of token.parts) {
      expect(span.start).toBeGreaterThanOrEqual(inner)
      expect(span.end).toBeGreaterThan(span.start)
      expect(lemma).not.toBe('')
      inner = span.end
    }
    expect(inner).toBeLessThanOrEqual(end)
  }
}

const pieces = [
  'sundhedsberedskabet',
  'ÆLDRE',
  'børne-',
  'KL’s',
  'A\u030aRSRAPPORT',
  'kon\u00adto',
  '§ 99',
  '§§',
  'stk.',
  '25/16587',
  '1.167.000',
  'kr.',
  'mio.',
  '17.',
  'marts',
  '2026',
  'kl.',
  '12,5',
  '%',
  'www.',
  'borger.dk',
  '@',
  '-',
  '/',
  '.',
  ',',
  '\n',
  ' ',
  'ﬁnans',
  'İstanbul',
  'x99',
  '一二三',
  'مرحبا',
  '\u0000',
  '\ud800',
  '\u202e',
  '\u0301',
]

describe('analysis', () => {
  it('is sound for any string', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((c) => String.fromCharCode(...c)),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join('')),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(any, (text) => expectSound(text, analyzer.analyze(text))),
      { numRuns: 3000 },
    )
  })

  it('is deterministic, whatever was analysed before', () => {
    const other = createDanishAnalyzer()
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (list) => {
        const text = list.join(' ')
        expect(other.analyze(text)).toEqual(analyzer.analyze(text))
        expect(analyzer.analyze(text)).toEqual(analyzer.analyze(text))
      }),
    )
  })

  for (const [name, text] of [
    ['a megabyte without a space', 'kommunalbestyrelsesmedlem'.repeat(40_000)],
    ['a megabyte of digits', '1234567890'.repeat(100_000)],
    ['a megabyte of full stops and letters', 'a.'.repeat(500_000)],
    ['a megabyte of section signs', '§ 1, '.repeat(200_000)],
    ['ten thousand combining marks', `a${'\u0301'.repeat(10_000)}b`],
    ['lone surrogates and NUL', '\ud800kommune\udc00\u0000vej'],
  ] as const) {
    it(`survives ${name} in seconds`, { timeout: 10_000 }, () => {
      const tokens = analyzer.analyze(text)
      expect(tokens.length).toBeGreaterThan(0)
      expectSound(text.slice(0, 10_000), analyzer.analyze(text.slice(0, 10_000)))
    })
  }

  it('keeps spans of parts on the printed letters, also after æ, ø and å', () => {
    const text = 'Nye regler for ÆLDREOMRÅDET og ha\u030andbold­klubber'
    const parts = analyzer
      .analyze(text)
      .flatMap((t) => t.parts.map(({ span }) => text.slice(span.start, span.end)))
    expect(parts.slice(0, 2)).toEqual(['ÆLDRE', 'OMRÅDET'])
    expect(parts[2]).toBe('ha\u030and')
  })

  it('names chain and data in its id', () => {
    expect(analyzer.id).toMatch(/^danish-\d+-[0-9a-f]{8}-[0-9a-f]{8}$/)
  })

  it('adds what a misprint stands for and never replaces it', () => {
    const corrections = (word: string): readonly string[] => analyzer.analyze(word)[0]?.corrections ?? []
    expect(corrections('doppeltdiagnose')).toEqual(['dobbeltdiagnose'])
    expect(corrections('Ækonomi')).toEqual(['oekonomi'])
    expect(corrections('uvisiterede')).toEqual([])
    expect(corrections('Ammundsen')).toEqual([])
    expect(corrections('kommunen')).toEqual([])
  })

  it('tells the command line what it knows about each word', () => {
    expect(analyzeToJson(analyzer, 'Sundhedsberedskab 25/16587')).toEqual([
      {
        surface: 'Sundhedsberedskab',
        span: { start: 0, end: 17 },
        kind: 'word',
        keys: ['sundhedsberedskab'],
        parts: [
          { lemma: 'sundhed', span: { start: 0, end: 8 } },
          { lemma: 'beredskab', span: { start: 8, end: 17 } },
        ],
      },
      {
        surface: '25/16587',
        span: { start: 18, end: 26 },
        kind: 'case',
        keys: ['xcase25z16587'],
        parts: [],
      },
    ])
  })
})
