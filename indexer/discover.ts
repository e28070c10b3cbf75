import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { SearchError } from '../src/errors.ts'
import { maskCpr } from '../src/model/personal-numbers.ts'
import { readableExtensions } from './read/index.ts'

export interface FoundFile {
  /** Absolute path without links. */
  readonly path: string
  /** The path with personal numbers masked: tells documents apart, and is stored. */
  readonly key: string
  /** Base name; a personal number in it is masked. */
  readonly name: string
}

export interface Discovery {
  readonly files: readonly FoundFile[]
  /** Roots that were searched, absolute; what vanished below them may be pruned. */
  readonly roots: readonly string[]
  /** Files in folders whose kind is not read. */
  readonly skipped: number
}

/**
 * Files of the given paths, folders with everything below them, in a fixed order. A file named itself is always
 * taken; in folders only the kinds that can be read, and nothing hidden.
 * @throws SearchError `path-not-found`
 */
export function discover(paths: readonly string[]): Discovery {
  const files = new Map<string, FoundFile>()
  let skipped = 0
  const add = (path: string): void => {
    files.set(path, { path, key: maskCpr(path).text, name: maskCpr(basename(path)).text })
  }
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder).sort()) {
      const path = join(folder, entry)
      if (entry.startsWith('.') || lstatSync(path).isSymbolicLink()) continue
      const stats = statSync(path)
      if (stats.isDirectory()) walk(path)
      else if (stats.isFile() && readableExtensions.has(extname(entry).toLowerCase())) add(path)
      else skipped++
    }
  }
  const roots = paths.map(resolveExisting)
  for (const root of roots) {
    if (statSync(root).isDirectory()) walk(root)
    else add(root)
  }
  return { files: [...files.values()], roots, skipped }
}

/** @throws SearchError `path-not-found` */
export function resolveExisting(path: string): string {
  try {
    return realpathSync(path)
  } catch (cause) {
    throw new SearchError('path-not-found', `There is no file or folder "${path}".`, { cause })
  }
}
