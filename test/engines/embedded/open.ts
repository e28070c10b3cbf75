import { createDanishAnalyzer } from '../../../src/analysis/danish.ts'
import { type EmbeddedOptions, openEmbeddedEngine } from '../../../src/engines/embedded/index.ts'
import type { SearchEngine } from '../../../src/engines/port.ts'
import { SearchError } from '../../../src/errors.ts'
import { createHashingEmbedder } from '../../support/hashing-embedder.ts'

export const analyzer = createDanishAnalyzer()
export const embedder = createHashingEmbedder()

export function openEngine(folder: string, options: Partial<EmbeddedOptions> = {}): SearchEngine {
  return openEmbeddedEngine({ folder, access: 'write', analyzer, embedder, ...options })
}

/** The error with which opening is refused. */
export function refusal(folder: string, options: Partial<EmbeddedOptions> = {}): SearchError {
  try {
    void openEngine(folder, options).close()
  } catch (error) {
    if (error instanceof SearchError) return error
    throw error
  }
  throw new Error('The engine opened, though it should not have.')
}
