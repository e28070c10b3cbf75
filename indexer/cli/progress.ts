import type { IndexEvent } from '../pipeline.ts'
import { say, visible } from './command.ts'

/** Counts of a run, for the closing line and the exit code. */
export interface RunCounts {
  readonly indexed: number
  readonly unchanged: number
  readonly duplicate: number
  readonly failed: number
  readonly removed: number
}

export interface Reporter {
  readonly report: (event: IndexEvent) => void
  readonly counts: () => RunCounts
  readonly end: () => void
}

interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Shows a run on stderr: a bar on a terminal, one line for each failed document everywhere. */
export function createReporter(
  terminal: Terminal = process.stderr,
  clock = (): number => performance.now(),
): Reporter {
  const counts = { indexed: 0, unchanged: 0, duplicate: 0, failed: 0, removed: 0 }
  const bar = createBar(terminal, clock)
  const line = (text: string): void => {
    bar.clear()
    say(text)
  }
  return {
    counts: () => counts,
    end: () => bar.clear(),
    report(event) {
      switch (event.type) {
        case 'document':
          counts[event.state]++
          if (event.error) line(`✗ ${event.name}: ${event.error.message} ${event.error.hint}`)
          break
        case 'masked':
          line(`! ${event.name}: ${event.count} CPR-like numbers masked.`)
          break
        case 'skipped':
          line(`${event.count} files of other kinds were passed over.`)
          break
        case 'degraded':
          line(`! ${event.error.message} Search works by words only. ${event.error.hint}`)
          break
        case 'read':
          bar.show('Documents', event.done, event.total)
          break
        case 'embed':
          bar.show('Passages', event.done, event.total)
          break
      }
    },
  }
}

interface Bar {
  show(label: string, done: number, total: number): void
  clear(): void
}

const barWidth = 24
const redrawMs = 100

/** A bar on a terminal, nothing elsewhere. */
export function createBar(terminal: Terminal = process.stderr, clock = (): number => performance.now()): Bar {
  let phase = { label: '', first: 0, started: 0 }
  let drawn = Number.NEGATIVE_INFINITY
  let visibleBar = false
  return {
    show(label, done, total) {
      if (!terminal.isTTY) return
      const now = clock()
      if (phase.label !== label) phase = { label, first: done, started: now }
      if (done < total && now - drawn < redrawMs) return
      drawn = now
      const rate = (done - phase.first) / Math.max(0.001, (now - phase.started) / 1000)
      terminal.write(
        `\r\u001b[K${visible(formatBar(label, done, total, rate)).slice(0, terminal.columns ?? 80)}`,
      )
      visibleBar = true
    },
    clear() {
      if (visibleBar) terminal.write('\r\u001b[K')
      visibleBar = false
    },
  }
}

/** `Passages ██████░░░░ 812/2,960 · 18.4/s · 1:57 left` */
export function formatBar(label: string, done: number, total: number, rate: number): string {
  const share = total === 0 ? 1 : done / total
  const filled = Math.round(share * barWidth)
  const left = rate > 0 ? Math.ceil((total - done) / rate) : null
  const time = left === null ? '' : ` · ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} left`
  const counts = `${done.toLocaleString('en')}/${total.toLocaleString('en')}`
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${counts} · ${rate.toFixed(1)}/s${time}`
}
