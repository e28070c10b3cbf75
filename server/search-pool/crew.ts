import { SearchError, toSearchError } from '../../src/errors.ts'
import type { WorkerLink } from '../../src/workers/connect.ts'

export interface Member {
  readonly link: WorkerLink
  /** Calls it is at work on. */
  load: number
}

export interface CrewOptions {
  readonly size: number
  readonly start: () => WorkerLink
  /** A member can take work. */
  readonly onFree: () => void
  /** No worker is left and the next could not be opened: what waits will wait in vain. */
  readonly onFault: (error: SearchError) => void
}

/** Keeps a number of workers running: the second starts when the first is ready, a lost one is replaced at once. */
export interface Crew {
  /** Fulfilled with the first ready worker. @throws SearchError why the first could not be opened */
  readonly started: Promise<void>
  /** The ready member with the least to do. */
  leastBusy(): Member | null
  /** Why no worker runs, where that is so. */
  fault(): SearchError | null
  /** Workers that were lost during the last minute. */
  lost(): number
  /** Ends a member that hangs, and counts it as lost. */
  lose(member: Member): void
  close(): void
}

const startLimit = 60_000
const lossesCount = 60_000
const firstPause = 500
const longestPause = 30_000

export function createCrew({ size, start, onFree, onFault }: CrewOptions): Crew {
  const members = new Set<Member>()
  const starting = Promise.withResolvers<void>()
  // Whoever needs to know waits for it; others learn by `fault`.
  starting.promise.catch(() => {})
  let opening: WorkerLink | null = null
  let failures = 0
  let fault: SearchError | null = null
  let losses: number[] = []
  let pause: NodeJS.Timeout | undefined
  let closed = false

  async function startNext(): Promise<void> {
    if (closed || opening || members.size >= size) return
    opening = start()
    try {
      await ready(opening)
      join(opening)
    } catch (thrown) {
      opening.end()
      fail(toSearchError(thrown))
    }
  }

  function join(link: WorkerLink): void {
    const member: Member = { link, load: 0 }
    members.add(member)
    opening = null
    failures = 0
    fault = null
    link.gone.then(() => lose(member))
    starting.resolve()
    onFree()
    void startNext()
  }

  function fail(error: SearchError): void {
    opening = null
    if (closed) return
    starting.reject(error)
    if (members.size === 0) {
      fault = error
      onFault(error)
    }
    pause = setTimeout(startNext, Math.min(longestPause, firstPause * 2 ** failures++))
    pause.unref()
  }

  function lose(member: Member): void {
    if (!members.delete(member) || closed) return
    member.link.end()
    losses = [...recent(losses), performance.now()]
    void startNext()
  }

  void startNext()
  return {
    started: starting.promise,
    leastBusy: () => [...members].sort((a, b) => a.load - b.load)[0] ?? null,
    fault: () => fault,
    lost: () => recent(losses).length,
    lose,
    close() {
      closed = true
      clearTimeout(pause)
      opening?.end()
      for (const { link } of members) link.end()
      members.clear()
    },
  }
}

const recent = (times: readonly number[]): number[] =>
  times.filter((time) => performance.now() - time < lossesCount)

async function ready(link: WorkerLink): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new SearchError('busy', 'A search worker did not get ready in time.')),
    startLimit,
  )
  await Promise.race([link.ready, late.promise]).finally(() => clearTimeout(timer))
}
