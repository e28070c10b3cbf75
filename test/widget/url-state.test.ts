import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptySelection,
  readSelection,
  type Selection,
  writeSelection,
} from '../../server/web/widget/url-state.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((one) => one.isWellFormed())
const selections: fc.Arbitrary<Selection> = fc.record({
  query: fc.oneof(text, fc.constant('')),
  municipality: fc.array(text, { maxLength: 3 }),
  body: fc.array(text, { maxLength: 3 }),
  year: fc.array(fc.stringMatching(/^\d{4}$/), { maxLength: 3 }),
  page: fc.integer({ min: 1, max: 1000 }),
  item: fc.option(text, { nil: null }),
})
/** Parts of an address as hosts write them, `%20` and `+`, with and without values. */
const foreign = fc
  .array(fc.stringMatching(/^[a-z]{1,8}(=[\w%+.~/?:@-]{0,12})?$/), { maxLength: 5 })
  .map((pairs) => pairs.join('&'))

describe('the selection in an address', () => {
  it('is read back as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(selections, foreign, (selection, others) => {
        expect(readSelection(writeSelection(others, 'referat-', selection), 'referat-')).toEqual(selection)
      }),
    )
  })

  it('leaves what belongs to the host as it is, letter by letter', () => {
    fc.assert(
      fc.property(selections, foreign, (selection, others) => {
        const written = writeSelection(others, 'referat-', selection)
        expect(written.startsWith(others)).toBe(true)
        expect(writeSelection(written, 'referat-', emptySelection)).toBe(others)
      }),
    )
  })

  it('of two widgets is told apart by their prefixes', () => {
    const first = writeSelection('', 'a-', { ...emptySelection, query: 'skole' })
    const both = writeSelection(first, 'b-', { ...emptySelection, query: 'vej', page: 2 })
    expect(both).toBe('a-q=skole&b-q=vej&b-page=2')
    expect(readSelection(both, 'a-').query).toBe('skole')
    expect(writeSelection(both, 'b-', emptySelection)).toBe('a-q=skole')
  })

  it.each(['page=-1', 'page=x', 'page=1.5', 'year=soon', 'q=%E0%A4%A', '%', '&&&', '=', 'q', 'item='])(
    'is empty where it cannot be used: %s',
    (address) => {
      const { query: _, ...rest } = readSelection(address, '')
      const { query: __, ...empty } = emptySelection
      expect(rest).toEqual(empty)
    },
  )
})
