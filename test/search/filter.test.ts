import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter } from '../../src/engines/port.ts'
import { mergeFilters } from '../../src/search/filter.ts'

const day = fc.constantFrom('2023-01-01', '2024-06-30', '2025-12-31')
const bound = fc.integer({ min: 0, max: 9 })
const anyFilter: fc.Arbitrary<Filter> = fc.record(
  {
    municipality: fc.array(fc.constantFrom('Vesterå', 'Nørre Ådal'), { maxLength: 2 }),
    from: day,
    to: day,
    amount: fc.record({ min: bound, max: bound }, { requiredKeys: [] }),
    closed: fc.boolean(),
  },
  { requiredKeys: [] },
)

describe('two filters together', () => {
  test('are the one where the other is empty', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(mergeFilters(filter, {})).toEqual(filter)
        expect(mergeFilters({}, filter)).toEqual(filter)
      }),
    )
  })

  test('keep all alternatives of a field', () => {
    expect(mergeFilters({ municipality: ['Vesterå'], kle: ['27'] }, { municipality: ['Ådal'] })).toEqual({
      municipality: ['Vesterå', 'Ådal'],
      kle: ['27'],
    })
  })

  test('narrow dates and amounts, whichever comes first', () => {
    fc.assert(
      fc.property(anyFilter, anyFilter, (a, b) => {
        const merged = mergeFilters(a, b)
        const { from, to, amount } = mergeFilters(b, a)
        expect(merged.from).toBe(from)
        expect(merged.to).toBe(to)
        expect(merged.amount ?? {}).toEqual(amount ?? {})
        for (const { from: first = '', to: last = '9' } of [a, b]) {
          expect((merged.from ?? '') >= first && (merged.to ?? '9') <= last).toBe(true)
        }
        for (const { amount: own } of [a, b]) {
          expect(merged.amount?.min ?? 0).toBeGreaterThanOrEqual(own?.min ?? 0)
          expect(merged.amount?.max ?? 9).toBeLessThanOrEqual(own?.max ?? 9)
        }
      }),
    )
  })

  test('leave both as they were', () => {
    const a: Filter = Object.freeze({ year: Object.freeze([2024]), amount: Object.freeze({ min: 1 }) })
    const b: Filter = Object.freeze({ year: Object.freeze([2025]), amount: Object.freeze({ min: 5 }) })
    expect(mergeFilters(a, b)).toEqual({ year: [2024, 2025], amount: { min: 5 } })
    expect(a).toEqual({ year: [2024], amount: { min: 1 } })
  })
})
