import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt, highlight, mergeRanges, type Range } from '../../src/search/snippet.ts'
import { analyzer } from './open.ts'

const keysOf = (word: string): ReadonlySet<string> =>
  new Set(analyzer.analyze(word).flatMap(({ keys }) => keys))

const marked = (text: string, keys: ReadonlySet<string>): string[] =>
  highlight(analyzer, text, keys).map(([start, end]) => text.slice(start, end))

function expectOrdered(ranges: readonly Range[], length: number): void {
  let at = 0
  for (const [index, [start, end]] of ranges.entries()) {
    expect(index === 0 ? start >= 0 : start > at).toBe(true)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(length)
    at = end
  }
}

describe('highlights', () => {
  test('mark a word in every inflection and nothing else', () => {
    expect(marked('Cykelstien og de andre cykelstier; en bro.', keysOf('cykelsti'))).toEqual([
      'Cykelstien',
      'cykelstier',
    ])
  })

  test('mark only the matching part of a compound', () => {
    const [first] = analyzer.analyze('sundhedsberedskabsplan')[0]?.parts ?? []
    const text = 'Ny sundhedsberedskabsplan vedtages'
    const [part = ''] = marked(text, new Set([first?.lemma ?? '']))
    expect(part.length).toBeGreaterThan(3)
    expect(part.length).toBeLessThan('sundhedsberedskabsplan'.length)
    expect('sundhedsberedskabsplan'.startsWith(part)).toBe(true)
  })

  test('mark the whole word when the whole word was found', () => {
    expect(marked('Ny sundhedsberedskabsplan', keysOf('sundhedsberedskabsplan'))).toEqual([
      'sundhedsberedskabsplan',
    ])
  })

  test('mark identifiers as printed', () => {
    expect(marked('Sag 25/16587 efter § 99 om 2,1 mio. kr.', keysOf('25-16587'))).toEqual(['25/16587'])
    expect(marked('Støtte efter §99. Se bilaget.', keysOf('§ 99'))).toEqual(['§99'])
  })

  test('are sorted, inside the text and without overlap, whatever the text and words', () => {
    const word = fc.constantFrom(
      'cykelsti',
      'Åvej',
      'dobbeltdiagnose',
      'é\u0301',
      '§ 99',
      '25/16587',
      '👍',
      '\n',
    )
    const text = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 20 })
    fc.assert(
      fc.property(text, text, (words, asked) => {
        const source = words.join(' ')
        const keys = new Set(
          analyzer
            .analyze(asked.join(' '))
            .flatMap((token) => [...token.keys, token.folded, ...token.parts.map(({ lemma }) => lemma)]),
        )
        expectOrdered(highlight(analyzer, source, keys), source.length)
      }),
      { numRuns: 300 },
    )
  })

  test('of any spans are merged to the same characters', () => {
    const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({
      start,
      end: start + length,
    }))
    const covered = (pairs: readonly (readonly [number, number])[]): number[] => [
      ...new Set(pairs.flatMap(([from, to]) => Array.from({ length: to - from }, (_, step) => from + step))),
    ]
    fc.assert(
      fc.property(fc.array(span, { maxLength: 15 }), (spans) => {
        const ranges = mergeRanges(spans)
        expectOrdered(ranges, 80)
        const before = covered(spans.map(({ start, end }) => [start, end] as const))
        expect(covered(ranges).sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b))
      }),
    )
  })
})

describe('an excerpt', () => {
  const decision = 'Godkendt, jf. indstillingen. Udvalget ønsker en status til marts. Ellers intet.'

  test('of a short text is the text on one line', () => {
    expect(excerpt('  Godkendt.\n\nEnstemmigt. ', 240)).toBe('Godkendt. Enstemmigt.')
    expect(excerpt('', 240)).toBe('')
  })

  test('ends with a sentence where one ends late enough', () => {
    expect(excerpt(decision, 70)).toBe('Godkendt, jf. indstillingen. Udvalget ønsker en status til marts. …')
    expect(excerpt(decision, 40)).toBe('Godkendt, jf. indstillingen. …')
  })

  test('ends with a word where no sentence ends', () => {
    expect(excerpt('Udvalget drøftede sagen grundigt igen og igen', 22)).toBe('Udvalget drøftede …')
  })

  test('is never much longer than asked for and begins as the text does', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 15 }), { maxLength: 40 })
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 100 }), (words, limit) => {
        const short = excerpt(words.join(' '), limit)
        expect(short.length).toBeLessThanOrEqual(limit + 2)
        const flat = words.join(' ').replace(/\s+/g, ' ').trim()
        expect(flat.startsWith(short.endsWith(' …') && short !== flat ? short.slice(0, -2) : short)).toBe(
          true,
        )
      }),
    )
  })
})
