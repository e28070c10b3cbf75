import type { Estimate } from '../contract/evaluation.ts'
import { randomFrom } from './random.ts'

const resamples = 2_000
const seed = 1

/**
 * Mean with its 95 % confidence interval by the percentile bootstrap: means of 2,000 samples drawn with replacement,
 * the middle 95 % of them. Given the differences of paired values it is the paired bootstrap. The seed is fixed: the
 * same values give the same interval.
 *
 * It says how much the figure would move with other queries of the same kind, nothing about other minutes. Of fewer
 * than about 20 values it is somewhat too narrow, and where all values are equal it has no width.
 *
 * Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; for judged queries: Sakai, Evaluating
 * Evaluation Metrics based on the Bootstrap, SIGIR 2006.
 */
export function bootstrapMean(values: readonly number[]): Estimate {
  const count = values.length
  if (count === 0) return { mean: 0, low: 0, high: 0 }
  const sample = Float64Array.from(values)
  const mean = sum(sample) / count
  if (sample.every((value) => value === sample[0])) return { mean, low: mean, high: mean }
  const random = randomFrom(seed)
  const means = new Float64Array(resamples).map(() => {
    let total = 0
    for (let drawn = 0; drawn < count; drawn++) total += sample[Math.floor(random() * count)] ?? 0
    return total / count
  })
  means.sort()
  const at = (share: number): number => means[Math.round(share * (resamples - 1))] ?? mean
  return { mean, low: at(0.025), high: at(0.975) }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
