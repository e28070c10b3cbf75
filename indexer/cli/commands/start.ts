import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OptionName, options, type Settings } from '../../../src/config.ts'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import type { SearchService } from '../../../src/search/service.ts'
import { type Command, type Invocation, say } from '../command.ts'
import { open } from '../open.ts'
import { announce, type IndexingProgress, type Serving, startServing, until } from './serve.ts'

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
    let progress: IndexingProgress | null = null
    const own = { ...settings, data }
    const serving = await startServing(own, { patient: true, progress: () => progress })
    const indexer = startIndexer(paths, data, flags)
    const stop = (): void => void indexer.kill('SIGINT')
    signal.addEventListener('abort', stop, { once: true })
    try {
      const stopped = until(signal).then(() => false)
      if (!(await Promise.race([stopped, hasBegun(serving, indexer, own)]))) {
        if (!signal.aborted) say('Nothing could be indexed, so there is nothing to serve.')
        return indexer.exitCode ?? exitCodes.interrupted
      }
      announce(serving.url)
      const unwatch = watchProgress(serving.service, indexer, (latest) => {
        progress = latest
      })
      await until(signal)
      unwatch()
      return exitCodes.ok
    } finally {
      stop()
      await serving.close()
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
function startIndexer(paths: readonly string[], data: string, flags: Invocation['flags']): ChildProcess {
  const given = passedOn.flatMap((name) => (flags[name] === undefined ? [] : [`--${name}`, `${flags[name]}`]))
  const args = [launcher, 'index', ...paths, '--data', data, '--prune', ...given]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return child
}

/** Flags that are for the indexer too. */
const passedOn: readonly OptionName[] = ['model', 'threads', 'workers']

/** True as soon as documents can be searched, false when the indexer has ended without one. */
async function hasBegun({ started }: Serving, indexer: ChildProcess, settings: Settings): Promise<boolean> {
  const ended = new Promise<void>((resolve) => indexer.once('exit', () => resolve()))
  const isEmpty = ended.then(() => holdsNothing(settings))
  // When searches have begun before, nobody asks any more.
  isEmpty.catch(() => {})
  if (await Promise.race([started.then(() => false), isEmpty])) return false
  await started
  return true
}

async function holdsNothing(settings: Settings): Promise<boolean> {
  try {
    const { engine, close } = open(settings, 'read')
    const { documents } = await engine.stats()
    await close()
    return documents === 0
  } catch (error) {
    if (error instanceof SearchError && error.code === 'no-index') return true
    throw error
  }
}

const progressMs = 1_000

/** Tells how far the indexer's vectors are, for pages and health; null when it is done. */
function watchProgress(
  service: SearchService,
  indexer: ChildProcess,
  tell: (progress: IndexingProgress | null) => void,
): () => void {
  const look = async (): Promise<void> => {
    const { embedded, embeddable } = await service.stats()
    const working = indexer.exitCode === null && embedded < embeddable
    tell(working ? { done: embedded, total: embeddable } : null)
    if (indexer.exitCode !== null) clearInterval(timer)
  }
  // A look that fails is made again; a search that fails for the same reason says so itself.
  const timer = setInterval(() => void look().catch(() => {}), progressMs)
  void look().catch(() => {})
  return () => clearInterval(timer)
}
