import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { SearchError } from '../../errors.ts'

interface Holder {
  readonly pid: number
  readonly host: string
  readonly since: string
}

/**
 * Takes the data folder for writing; only one process may. A lock whose process is gone on the same host is taken
 * over. Returns the function that gives it back.
 * @throws SearchError `locked`, `unwritable-data`
 */
export function lockForWriting(folder: string, now: Date): () => void {
  const path = join(folder, 'writer.lock')
  const mine: Holder = { pid: process.pid, host: hostname(), since: now.toISOString() }
  for (let attempt = 0; attempt < 2; attempt++) {
    if (create(path, folder, mine)) return () => release(path, mine)
    const holder = read(path)
    if (holder && isAlive(holder)) {
      throw new SearchError(
        'locked',
        `Another indexer (process ${holder.pid} on ${holder.host}, since ${holder.since}) is writing here.`,
      )
    }
    rmSync(path, { force: true })
  }
  throw new SearchError('locked', 'Another indexer has just begun to write here.')
}

function create(path: string, folder: string, holder: Holder): boolean {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new SearchError('unwritable-data', 'The data folder cannot be written.', { cause })
  }
  try {
    const file = openSync(path, 'wx')
    writeSync(file, JSON.stringify(holder))
    closeSync(file)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw new SearchError('unwritable-data', 'The data folder cannot be written.', { cause })
  }
}

function read(path: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('host' in holder))
      return null
    return {
      pid: Number(holder.pid),
      host: String(holder.host),
      since: 'since' in holder ? String(holder.since) : '',
    }
  } catch {
    // Gone in the meantime, or half written by a process that died: free.
    return null
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function release(path: string, mine: Holder): void {
  const holder = read(path)
  if (holder?.pid === mine.pid && holder.host === mine.host) rmSync(path, { force: true })
}
