import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SearchError } from '../errors.ts'
import { type KeyRing, keyRing, type SearchKey, searchKeySchema } from './search-key.ts'

/** The keys lie beside the index, not in it: a new index takes no key away. */
const fileName = 'keys.json'

const fileSchema = z.object({ version: z.literal(1), keys: z.array(searchKeySchema) })

/** @throws SearchError `storage` when the file is there and cannot be used */
export function readKeys(folder: string): readonly SearchKey[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8'))).keys
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw new SearchError('storage', 'The file of the search keys cannot be read.', {
      hint: 'Restore keys.json in the data folder, or delete it and make new keys.',
      cause,
    })
  }
}

/** Replaces the file at once, so that a server that reads it never sees half of it. @throws SearchError `unwritable-data` */
export function writeKeys(folder: string, keys: readonly SearchKey[]): void {
  const path = join(folder, fileName)
  try {
    const draft = `${path}.${process.pid}`
    const file = openSync(draft, 'w', 0o600)
    writeFileSync(file, `${JSON.stringify({ version: 1, keys }, null, 2)}\n`)
    fsyncSync(file)
    closeSync(file)
    renameSync(draft, path)
  } catch (cause) {
    throw new SearchError('unwritable-data', 'The file of the search keys cannot be written.', { cause })
  }
}

const looksEvery = 1_000

/**
 * The keys of a running server: one that is made or removed counts within a second. A file that cannot be read leaves
 * the keys as they were.
 */
export function watchKeys(
  folder: string,
  onFault: (error: SearchError) => void,
  clock: () => number = () => performance.now(),
): KeyRing {
  let ring = keyRing(readKeys(folder))
  let seen = stampOf(folder)
  let looked = clock()
  return {
    find(text) {
      if (clock() - looked >= looksEvery) {
        looked = clock()
        const stamp = stampOf(folder)
        if (stamp !== seen) {
          seen = stamp
          try {
            ring = keyRing(readKeys(folder))
          } catch (error) {
            if (!(error instanceof SearchError)) throw error
            onFault(error)
          }
        }
      }
      return ring.find(text)
    },
  }
}

/** Changes whenever the file is replaced. */
function stampOf(folder: string): string {
  const stats = statSync(join(folder, fileName), { throwIfNoEntry: false })
  return stats ? `${stats.ino} ${stats.mtimeMs} ${stats.size}` : ''
}
