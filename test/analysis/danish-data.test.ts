import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDanishData } from '../../src/analysis/danish-data.ts'

describe('the Danish word data', () => {
  const data = loadDanishData()
  const forms = [...data.keys()]
  const beginnings = new Set(forms.flatMap((form) => Array.from(form, (_, i) => form.slice(0, i + 1))))

  it('finds every form it lists, and reaches to its end', () => {
    const lost = forms.filter((form) => data.lookup(form).length === 0 || data.reach(form) !== form.length)
    expect(lost).toEqual([])
  })

  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.stringMatching(/^[a-z0-9]{0,12}$/),
    fc
      .tuple(fc.nat(forms.length - 1), fc.nat(20), fc.string({ maxLength: 3 }))
      .map(([form, length, tail]) => (forms[form] ?? '').slice(0, length) + tail),
  )

  it('reaches as far as some form begins like the text', () => {
    fc.assert(
      fc.property(text, (word) => {
        let longest = 0
        while (longest < word.length && beginnings.has(word.slice(0, longest + 1))) longest++
        expect(data.reach(word)).toBe(longest)
      }),
      { numRuns: 2_000 },
    )
  })
})
