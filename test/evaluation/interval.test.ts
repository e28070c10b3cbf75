import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrapMean } from '../../src/evaluation/interval.ts'
import { randomFrom } from '../../src/evaluation/random.ts'

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })

describe('the bootstrap interval', () => {
  test('holds the mean, stays within the values, and is the same every time', () => {
    fc.assert(
      fc.property(shares, (values) => {
        const { mean, low, high } = bootstrapMean(values)
        expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 12)
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12)
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-12)
        if (values.length > 5) expect(low <= mean + 1e-12 && mean <= high + 1e-12).toBe(true)
        expect(bootstrapMean(values)).toEqual({ mean, low, high })
      }),
      { numRuns: 25 },
    )
  })

  test('of one value, of equal values and of none has no width', () => {
    expect(bootstrapMean([0.4])).toEqual({ mean: 0.4, low: 0.4, high: 0.4 })
    expect(bootstrapMean([1, 1, 1])).toEqual({ mean: 1, low: 1, high: 1 })
    expect(bootstrapMean([])).toEqual({ mean: 0, low: 0, high: 0 })
  })

  test('agrees with the normal interval where that holds: many values', () => {
    const random = randomFrom(7)
    const values = Array.from({ length: 800 }, () => (random() < 0.7 ? 1 : 0))
    const { mean, low, high } = bootstrapMean(values)
    const margin = 1.96 * Math.sqrt((mean * (1 - mean)) / values.length)
    expect(low).toBeCloseTo(mean - margin, 2)
    expect(high).toBeCloseTo(mean + margin, 2)
  })

  test('holds the true mean in about 95 of 100 collections', () => {
    const random = randomFrom(11)
    let held = 0
    for (let collection = 0; collection < 200; collection++) {
      const { low, high } = bootstrapMean(Array.from({ length: 60 }, () => random() ** 2))
      if (low <= 1 / 3 && 1 / 3 <= high) held++
    }
    expect(held / 200).toBeGreaterThan(0.9)
    expect(held / 200).toBeLessThan(0.99)
  })
})
