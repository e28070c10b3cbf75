import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { options, type Settings } from '../../../src/config.ts'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import { type Command, say } from '../command.ts'
import { type Opened, open } from '../open.ts'
import { announce, type IndexingProgress, listen, until } from './serve.ts'

const launcher = fileURLToPath(new URL('../referatsoeg.mjs', import.meta.url))
const fixtures = fileURLToPath(new URL('../../../fixtures/minutes', import.meta.url))

export const start: Command = {
  name: 'start',
  usage: 'referatsoeg start [PATH…] [--data DIR] [--port N]',
  summary: 'index files or folders (default: the example minutes) and serve them meanwhile',
  examples: [
    'referatsoeg start',
    'referatsoeg start ../minutes',
    'referatsoeg start a.txt b.txt --port 9000',
  ],
  flags: {},
  async run({ positionals, flags, settings, signal }) {
    for (const path of positionals) {
      if (!existsSync(path)) throw new SearchError('path-not-found', `There is no file or folder "${path}".`)
    }
    const data = flags.data === undefined ? dataFolder(positionals, settings) : settings.data
    const paths = positionals.length > 0 ? positionals : [fixtures]
    const indexer = startIndexer(paths, data)
    const stop = (): void => void indexer.kill('SIGINT')
    signal.addEventListener('abort', stop, { once: true })
    const opened = await openWhenReady({ ...settings, data }, indexer, signal)
    if (!opened) return indexer.exitCode ?? exitCodes.interrupted
    try {
      const progress = watchProgress(opened, indexer)
      const server = await listen(opened, settings, progress.latest)
      announce(server.url)
      await until(signal)
      progress.stop()
      await server.close()
      return exitCodes.ok
    } finally {
      stop()
      await opened.close()
    }
  },
}

/** Each set of paths has an index of its own, so that one's own minutes never mix with the examples. */
function dataFolder(paths: readonly string[], settings: Settings): string {
  if (paths.length === 0) return settings.data
  const real = paths.map((path) => realpathSync(path)).sort()
  const hash = createHash('sha256').update(real.join('\n')).digest('hex').slice(0, 8)
  return join(options.data.fallback, '..', `${basename(real[0] ?? 'minutes')}-${hash}`)
}

/**
 * The indexer runs in a process of its own at low priority, so that a search never waits for an embedding. Its
 * progress goes straight to this terminal.
 */
function startIndexer(paths: readonly string[], data: string): ChildProcess {
  const child = spawn(process.execPath, [launcher, 'index', ...paths, '--data', data, '--prune'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return child
}

const progressMs = 1_000

/** How far the indexer's vectors are, for pages and health; null when it is done. */
function watchProgress(
  { engine }: Opened,
  indexer: ChildProcess,
): { latest: () => IndexingProgress | null; stop: () => void } {
  let latest: IndexingProgress | null = null
  const look = async (): Promise<void> => {
    const { embedded, embeddable } = await engine.stats()
    const working = indexer.exitCode === null && embedded < embeddable
    latest = working ? { done: embedded, total: embeddable } : null
    if (indexer.exitCode !== null) clearInterval(timer)
  }
  // A look that fails is made again; a search that fails for the same reason says so itself.
  const timer = setInterval(() => void look().catch(() => {}), progressMs)
  void look().catch(() => {})
  return { latest: () => latest, stop: () => clearInterval(timer) }
}

const pollMs = 50

/** Waits until the first document can be searched; null when the indexer ended without one. */
async function openWhenReady(
  settings: Settings,
  indexer: ChildProcess,
  signal: AbortSignal,
): Promise<Opened | null> {
  let opened: Opened | null = null
  while (!signal.aborted) {
    const ended = indexer.exitCode !== null
    opened ??= tryOpen(settings)
    if (opened && (await opened.engine.stats()).documents > 0) return opened
    if (ended) break
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  await opened?.close()
  if (!signal.aborted) say('Nothing could be indexed, so there is nothing to serve.')
  return null
}

function tryOpen(settings: Settings): Opened | null {
  try {
    return open(settings, 'read')
  } catch (error) {
    if (error instanceof SearchError && error.code === 'no-index') return null
    throw error
  }
}
