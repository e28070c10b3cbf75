import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { EmbeddedOptions } from '../../../src/engines/embedded/index.ts'
import { council } from '../../support/collection.ts'
import { folderDigest } from '../../support/folder-bytes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { analyzer, embedder, openEngine, refusal } from './open.ts'

async function indexedFolder(): Promise<string> {
  const folder = temporaryFolder()
  const engine = openEngine(folder)
  await engine.replaceDocument(council)
  await engine.close()
  return folder
}

function rewriteManifest(folder: string, key: string, value: string): void {
  const database = new Database(join(folder, 'index.sqlite'))
  database.prepare('UPDATE manifest SET value = ? WHERE key = ?').run(value, key)
  database.close()
}

const mismatches: readonly (readonly [what: string, options: Partial<EmbeddedOptions>, named: string])[] = [
  ['another model', { embedder: { id: 'anden-model/1', dimensions: 384 } }, 'anden-model/1'],
  ['another dimension', { embedder: { id: embedder.id, dimensions: 256 } }, '256'],
  ['another analyzer', { analyzer: { ...analyzer, id: 'danish-0-old' } }, 'danish-0-old'],
]

describe('an index says what it was made with', () => {
  for (const [what, options, named] of mismatches) {
    for (const access of ['read', 'write'] as const) {
      test(`${what} is refused for ${access}, with the repair, and nothing is written`, async () => {
        const folder = await indexedFolder()
        const before = folderDigest(folder)
        const error = refusal(folder, { ...options, access })
        expect(error.code).toBe('other-model')
        expect(error.message).toContain(named)
        expect(error.hint).toContain('referatsoeg index')
        expect(folderDigest(folder)).toEqual(before)
      })
    }
  }

  test('a newer format is refused and nothing is written', async () => {
    const folder = await indexedFolder()
    rewriteManifest(folder, 'format', '99')
    const before = folderDigest(folder)
    for (const access of ['read', 'write'] as const) {
      const error = refusal(folder, { access })
      expect(error.code).toBe('newer-index')
      expect(error.message).toContain('99')
    }
    expect(folderDigest(folder)).toEqual(before)
  })

  test('the same model and analyzer open it again with everything in it', async () => {
    const folder = await indexedFolder()
    const engine = openEngine(folder, { access: 'read' })
    expect(await engine.stats()).toMatchObject({ documents: 1, items: 3 })
    await engine.close()
  })
})

describe('a folder without an index of ours', () => {
  test('has no index to read, and stays as it is', () => {
    const folder = temporaryFolder()
    expect(refusal(folder, { access: 'read' }).code).toBe('no-index')
    expect(refusal(join(folder, 'findes', 'ikke'), { access: 'read' }).code).toBe('no-index')
    expect(readdirSync(folder)).toEqual([])
  })

  test('keeps a file that is no database, byte for byte', () => {
    const folder = temporaryFolder()
    writeFileSync(
      join(folder, 'index.sqlite'),
      'Dette er en indkøbsseddel: mælk, rugbrød, æbler.\n'.repeat(100),
    )
    const before = folderDigest(folder)
    for (const access of ['read', 'write'] as const) {
      const error = refusal(folder, { access })
      expect(error.code).toBe('storage')
      expect(error.hint).not.toBe('')
    }
    expect(folderDigest(folder)).toEqual(before)
  })

  for (const journal of ['delete', 'wal']) {
    test(`keeps a database of another program in ${journal} mode, byte for byte`, () => {
      const folder = temporaryFolder()
      const database = new Database(join(folder, 'index.sqlite'))
      database.pragma(`journal_mode = ${journal}`)
      database.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('æblekage')")
      database.close()
      const before = folderDigest(folder)
      for (const access of ['read', 'write'] as const) {
        const error = refusal(folder, { access })
        expect(error.code).toBe('storage')
        expect(error.hint).toContain('--data')
      }
      expect(folderDigest(folder)).toEqual(before)
    })
  }

  test('from before reports were kept is read as it is and completed by a writer', async () => {
    const folder = temporaryFolder()
    const older = openEngine(folder)
    await older.replaceDocument(council)
    await older.close()
    const database = new Database(join(folder, 'index.sqlite'))
    database.exec('DROP TABLE reports')
    database.close()
    const reader = openEngine(folder, { access: 'read' })
    expect(await reader.failures()).toEqual([])
    expect(await reader.coverage()).toMatchObject([{ documents: 1, doubts: 0 }])
    const writer = openEngine(folder)
    await writer.noteFailure({ key: 'brev.txt', name: 'brev.txt', code: 'not-minutes' })
    await writer.replaceDocument({ ...council, doubts: 4 })
    expect(await reader.failures()).toHaveLength(1)
    expect(await reader.coverage()).toMatchObject([{ documents: 1, doubts: 4 }])
    await reader.close()
    await writer.close()
  })

  test('is refused when its manifest is a table of another program', () => {
    const folder = temporaryFolder()
    const database = new Database(join(folder, 'index.sqlite'))
    database.exec(
      "CREATE TABLE manifest (key TEXT, value TEXT); INSERT INTO manifest VALUES ('format', 'zip')",
    )
    database.close()
    expect(refusal(folder).code).toBe('storage')
  })

  test('is made an index when a killed indexer left nothing but an empty database', async () => {
    for (const leave of [writeEmptyFile, writeEmptyDatabase]) {
      const folder = temporaryFolder()
      leave(join(folder, 'index.sqlite'))
      expect(refusal(folder, { access: 'read' }).code).toBe('no-index')
      const engine = openEngine(folder)
      await engine.replaceDocument(council)
      expect((await engine.stats()).documents).toBe(1)
      await engine.close()
    }
  })

  test('cannot be written where a file stands in the way', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'fil'), 'tekst')
    for (const path of [join(folder, 'fil'), join(folder, 'fil', 'data')]) {
      const error = refusal(path)
      expect(error.code).toBe('unwritable-data')
      expect(error.hint).toContain('--data')
    }
    expect(readdirSync(folder)).toEqual(['fil'])
  })

  test('is refused when a folder stands where the index file belongs', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'index.sqlite'))
    for (const access of ['read', 'write'] as const) expect(refusal(folder, { access }).code).toBe('storage')
    expect(readdirSync(folder)).toEqual(['index.sqlite'])
  })
})

function writeEmptyFile(path: string): void {
  writeFileSync(path, '')
}

function writeEmptyDatabase(path: string): void {
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.close()
}
