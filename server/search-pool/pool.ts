import { SearchError } from '../../src/errors.ts'
import { type WorkerLink, WorkerLost } from '../../src/workers/connect.ts'
import type { Readiness } from '../context.ts'
import { createCrew, type Member } from './crew.ts'
import { type Rule, rules, type Searching, type TimeLimits, timeLimits } from './rules.ts'

export interface SearchPoolOptions {
  /** Workers at most, each with one search at a time. */
  readonly size: number
  /** Starts a process that answers the methods of `Searching`. */
  readonly start: () => WorkerLink
  /** Searches that may wait. Default 64. */
  readonly queue?: number
  /** Milliseconds in the queue after which a caller has hardly waited on. Default 10 s. */
  readonly patience?: number
  readonly limits?: TimeLimits
  /** Told when a worker was lost over a method, for the log. */
  readonly onLost?: (method: string, why: 'too slow' | 'ended') => void
}

export interface SearchPool {
  /** Searches in the workers. @throws SearchError `busy`, `too-slow` besides those of the methods */
  readonly service: Searching
  /** Fulfilled when searches are answered. @throws SearchError why the index cannot be opened */
  readonly started: Promise<void>
  readiness(): Readiness
  /** Takes no more searches and waits for the accepted ones, at most so many milliseconds. */
  drain(atMost: number): Promise<void>
  close(): void
}

interface Job {
  readonly method: string
  readonly args: readonly unknown[]
  readonly limit: number
  /** May be given up for a lighter one. */
  readonly canYield: boolean
  readonly since: number
  readonly done: PromiseWithResolvers<unknown>
}

/** The search took longer than its limit, waiting included where there is something lighter to do. */
class Overdue extends Error {}

const defaults = { queue: 64, patience: 10_000 } as const
/** Each keeps its place in a list of results in the worker's memory. */
const streamsPerWorker = 4

export function createSearchPool(options: SearchPoolOptions): SearchPool {
  const { size, start, queue, patience, limits = timeLimits, onLost = () => {} } = { ...defaults, ...options }
  const waiting: Job[] = []
  const idle = new Set<() => void>()
  let accepted = 0
  let streams = 0
  let draining = false
  const crew = createCrew({
    size,
    start,
    onFree: dispatch,
    onFault: (error) => {
      for (const { done } of waiting.splice(0)) done.reject(error)
    },
  })

  function accept(): void {
    const fault = crew.fault()
    if (fault) throw fault
    if (draining) throw new SearchError('busy', 'The server is stopping.')
    if (waiting.length >= queue) throw new SearchError('busy', 'Too many searches are waiting.')
    accepted++
  }

  function release(): void {
    accepted--
    if (accepted === 0) for (const resolve of idle) resolve()
  }

  async function call(method: string, rule: Rule, args: readonly unknown[]): Promise<unknown> {
    accept()
    try {
      const lighter = rule.lighter?.(args[0]) ?? null
      const limit = rule.limit(limits, args[0])
      try {
        return await enqueue('push', { method, args, limit, canYield: lighter !== null })
      } catch (error) {
        if (!lighter || !isOurs(error)) throw error
        const { args, mend } = lighter
        const job = { method, args, limit: rule.limit(limits, args[0]), canYield: false }
        return mend(await enqueue('unshift', job))
      }
    } catch (error) {
      throw isOurs(error) ? toRefusal(error) : error
    } finally {
      release()
    }
  }

  function enqueue(end: 'push' | 'unshift', job: Omit<Job, 'since' | 'done'>): Promise<unknown> {
    const done = Promise.withResolvers<unknown>()
    waiting[end]({ ...job, since: performance.now(), done })
    dispatch()
    return done.promise
  }

  function dispatch(): void {
    for (;;) {
      const member = crew.leastBusy()
      if (!member || member.load > 0) return
      const job = waiting.shift()
      if (!job) return
      const waited = performance.now() - job.since
      if (job.canYield && waited > job.limit) job.done.reject(new Overdue())
      else if (waited > patience) job.done.reject(new SearchError('busy', 'The search waited too long.'))
      else void run(member, job)
    }
  }

  async function run(member: Member, { method, args, limit, done }: Job): Promise<void> {
    try {
      done.resolve(await within(member, limit, method, member.link.call(method, args)))
    } catch (error) {
      done.reject(error)
    }
    dispatch()
  }

  /** Lets a member work for so long; then it is ended and another takes its place. */
  async function within<Result>(
    member: Member,
    limit: number,
    method: string,
    work: Promise<Result>,
  ): Promise<Result> {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Overdue()), limit)
    member.load++
    try {
      return await Promise.race([work, late.promise])
    } catch (error) {
      if (isOurs(error)) {
        onLost(method, error instanceof Overdue ? 'too slow' : 'ended')
        crew.lose(member)
      }
      throw error
    } finally {
      clearTimeout(timer)
      member.load--
    }
  }

  /** Parts are made between searches, so a slow reader holds no worker. */
  async function* stream(method: string, rule: Rule, args: readonly unknown[]): AsyncGenerator<unknown> {
    accept()
    streams++
    try {
      const member = crew.leastBusy()
      if (!member || streams > size * streamsPerWorker) {
        throw new SearchError('busy', 'Too many exports are running.')
      }
      // The worker may be in the middle of a search.
      const limit = rule.limit(limits, args[0]) + limits.hybrid
      const parts = member.link.stream(method, args)
      try {
        for (;;) {
          const { value, done } = await within(member, limit, method, parts.next())
          dispatch()
          if (done) return
          yield* value
        }
      } finally {
        await parts.return()
      }
    } catch (error) {
      throw isOurs(error) ? toRefusal(error) : error
    } finally {
      streams--
      release()
    }
  }

  const forwarded = Object.entries(rules).map(([method, rule]: [string, Rule]) => [
    method,
    (...args: unknown[]) => (rule.stream ? stream(method, rule, args) : call(method, rule, args)),
  ])
  return {
    // `rules` names every method, and the worker answers each with the service's own.
    service: Object.fromEntries(forwarded) as Searching,
    started: crew.started,
    readiness() {
      const reasons = [
        draining && 'The server is stopping.',
        !crew.leastBusy() && 'The search is starting.',
        crew.lost() > size && 'Too many searches hang or break off.',
      ].filter((reason) => reason !== false)
      return { ready: reasons.length === 0, reasons }
    },
    async drain(atMost) {
      draining = true
      if (accepted === 0) return
      const done = new Promise<void>((resolve) => idle.add(resolve))
      const timer = Promise.withResolvers<void>()
      const limit = setTimeout(timer.resolve, atMost)
      await Promise.race([done, timer.promise])
      clearTimeout(limit)
    },
    close: () => crew.close(),
  }
}

const isOurs = (error: unknown): error is Overdue | WorkerLost =>
  error instanceof Overdue || error instanceof WorkerLost

function toRefusal(error: Overdue | WorkerLost): SearchError {
  return error instanceof Overdue
    ? new SearchError('too-slow', 'The search took too long.')
    : new SearchError('busy', 'The search was broken off.')
}
