import type { JudgedQuery, Measured } from '../../../src/contract/evaluation.ts'
import { type Find, measure } from '../../../src/evaluation/evaluate.ts'
import type { Rival } from './rival.ts'

/** One engine's figures over the judged queries. */
export interface Contest extends Measured {
  readonly name: string
  readonly setup: string
  /** Milliseconds a query, embedding included. */
  readonly p50: number
  readonly p95: number
}

/** Measures an engine; a round over some queries first loads what is loaded once. */
export async function contest(
  { name, setup, remote = false }: Omit<Rival, 'open'>,
  find: Find,
  queries: readonly JudgedQuery[],
): Promise<Contest> {
  for (const { query } of queries.slice(0, 20)) await find(query)
  const times: number[] = []
  const timed: Find = async (query) => {
    const elapsed = remote ? stopwatch() : processorTime()
    const found = await find(query)
    times.push(elapsed())
    return found
  }
  const measured = await measure(timed, queries)
  return { name, setup, ...measured, ...quantiles(times) }
}

/** Milliseconds of processor time of this process from here on: other work on the machine does not blur it. */
export function processorTime(): () => number {
  const started = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  }
}

/** Milliseconds on the clock from here on. */
function stopwatch(): () => number {
  const started = performance.now()
  return () => performance.now() - started
}

/** Median and 95th percentile. */
export function quantiles(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
