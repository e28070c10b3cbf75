import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readable } from '../../src/model/readable.ts'

describe('text as people read it', () => {
  it.each([
    ['- 4. at** udvalget godkender', '- 4. at udvalget godkender'],
    ['**Sparring** og rådgivning', 'Sparring og rådgivning'],
    ['Bygningen er fredet.\n\n&nbsp;', 'Bygningen er fredet.\n\n '],
    ['kl. 15\\-23, 2019\\-2020', 'kl. 15-23, 2019-2020'],
    ['C:\\mappe og 3 * 4 * 5 = 60', 'C:\\mappe og 3 * 4 * 5 = 60'],
  ])('has no marks of exports: %j', (stored, shown) => {
    expect(readable(stored)).toBe(shown)
  })

  it('keeps every letter and digit', () => {
    const letters = (text: string): string => text.replaceAll('&nbsp;', '').replace(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(letters(readable(text))).toBe(letters(text))
      }),
    )
  })
})
