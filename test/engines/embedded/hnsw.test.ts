import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { hnswThreshold, loadHnsw } from '../../../src/engines/embedded/hnsw.ts'
import type { SearchEngine, StoredEmbedding } from '../../../src/engines/port.ts'
import { makeDocument } from '../../support/documents.ts'
import { normalised, randomFrom } from '../../support/hashing-embedder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openEngine } from './open.ts'

/** Few dimensions keep the building of the graph under two seconds. */
const dimensions = 16
const embedder = { id: 'syntetisk/1', dimensions }
const count = hnswThreshold + 50
const random = randomFrom(7)

const randomVector = (): Float32Array =>
  normalised(Float32Array.from({ length: dimensions }, () => random() - 0.5))

const open = (folder: string, access: 'read' | 'write' = 'read'): SearchEngine =>
  openEngine(folder, { access, embedder })

async function addVectors(engine: SearchEngine, name: string, items: number): Promise<void> {
  const titles = Array.from({ length: items }, (_, index) => ({ title: `${name} sag nummer ${index}` }))
  await engine.replaceDocument(makeDocument({ name, meeting: { body: name }, items: titles }))
  const pending = await engine.pendingEmbeddings(items)
  await engine.storeEmbeddings(
    pending.map(
      ({ hash }): StoredEmbedding => ({ hash, vector: randomVector(), bits: new Uint8Array(dimensions / 8) }),
    ),
  )
}

/** Answers of a folder to fixed questions. */
async function answers(folder: string): Promise<string[][]> {
  const engine = open(folder)
  try {
    const found = await Promise.all(queries.map((query) => engine.nearest(query, {}, 20)))
    return found.map((hits) => hits.map(({ itemId }) => itemId))
  } finally {
    await engine.close()
  }
}

const queries = Array.from({ length: 10 }, randomVector)

const derivedFile = (folder: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith('.hnsw')) ?? 'missing.hnsw')

function copyOf(folder: string): string {
  const copy = temporaryFolder()
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(copy, name))
  return copy
}

function isLoaded(folder: string): boolean {
  const database = new Database(join(folder, 'index.sqlite'))
  try {
    return loadHnsw(database, dimensions) !== null
  } finally {
    database.close()
  }
}

let hasLibrary = true
try {
  createRequire(import.meta.url)('hnswlib-node')
} catch {
  hasLibrary = false
}

describe.skipIf(!hasLibrary)('the derived vector file (skipped without the optional hnswlib-node)', () => {
  let folder = ''
  let exact: string[][] = []

  beforeAll(async () => {
    folder = temporaryFolder()
    const writer = open(folder, 'write')
    await addVectors(writer, 'a', count)
    await writer.close()
    exact = await answers(folder)
    const again = open(folder, 'write')
    await again.compact()
    await again.close()
  })

  test('is written when the collection is large, and nothing temporary stays', () => {
    expect(readdirSync(folder).filter((name) => name.includes('hnsw'))).toHaveLength(1)
    expect(isLoaded(folder)).toBe(true)
  })

  test('is not written for a small collection', async () => {
    const small = temporaryFolder()
    const engine = open(small, 'write')
    await addVectors(engine, 'lille', 20)
    await engine.compact()
    await engine.close()
    expect(readdirSync(small).filter((name) => name.includes('hnsw'))).toEqual([])
  })

  test('finds nearly all of what the exact scan finds, the best first', async () => {
    const fast = await answers(folder)
    const wanted = exact.flat().length
    const kept = exact.flatMap((ids, index) => ids.filter((id) => fast[index]?.includes(id))).length
    expect(wanted).toBe(queries.length * 20)
    expect(kept / wanted).toBeGreaterThan(0.95)
    expect(fast.map(([first]) => first)).toEqual(exact.map(([first]) => first))
  })

  test('is kept when nothing has changed', async () => {
    const before = statSync(derivedFile(folder)).mtimeMs
    const engine = open(folder, 'write')
    await engine.compact()
    await engine.close()
    expect(statSync(derivedFile(folder)).mtimeMs).toBe(before)
  })

  const damages: readonly (readonly [what: string, damage: (path: string) => void])[] = [
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => truncateSync(path, 0)],
    ['cut short', (path) => truncateSync(path, statSync(path).size - 1)],
    [
      'longer than it was',
      (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(8)])),
    ],
    ['changed in one bit of its header', (path) => flipBit(path, 9)],
    ['changed in one bit in the middle', (path) => flipBit(path, Math.floor(statSync(path).size / 2))],
    ['another program’s', (path) => writeFileSync(path, 'ikke en graf')],
  ]
  for (const [what, damage] of damages) {
    test(`is not loaded when it is ${what}, and the exact scan answers`, async () => {
      const copy = copyOf(folder)
      damage(derivedFile(copy))
      expect(isLoaded(copy)).toBe(false)
      expect(await answers(copy)).toEqual(exact)
    })
  }

  test('leaves newer vectors to the exact scan and is made anew when they are many', async () => {
    const copy = copyOf(folder)
    const engine = open(copy, 'write')
    const old = derivedFile(copy)
    await addVectors(engine, 'b', 30)
    const all = await Promise.all(queries.map((query) => engine.nearest(query, { body: ['b'] }, 1)))
    const unfiltered = await Promise.all(queries.map((query) => engine.nearest(query, {}, 400)))
    for (const [index, [newest]] of all.entries()) {
      const worst = unfiltered[index]?.at(-1)?.score ?? 1
      if (newest && newest.score > worst) {
        expect(unfiltered[index]?.map(({ itemId }) => itemId)).toContain(newest.itemId)
      }
    }
    await engine.compact()
    expect(derivedFile(copy)).toBe(old)
    await addVectors(engine, 'c', count * 0.06)
    const reader = open(copy)
    await reader.nearest(randomVector(), {}, 1)
    await engine.compact()
    await engine.close()
    expect(derivedFile(copy)).not.toBe(old)
    // A reader that was open before finds what stands in the new file.
    expect((await reader.nearest(randomVector(), { body: ['c'] }, 5)).length).toBe(5)
    await reader.close()
    expect(readdirSync(copy).filter((name) => name.includes('hnsw'))).toHaveLength(1)
    expect(isLoaded(copy)).toBe(true)
  })

  test('is made anew at the end of a run when it is damaged', async () => {
    const copy = copyOf(folder)
    truncateSync(derivedFile(copy), 1_000)
    const engine = open(copy, 'write')
    await engine.compact()
    await engine.close()
    expect(isLoaded(copy)).toBe(true)
  })

  test('gives full answers under a filter that few vectors pass', async () => {
    const copy = copyOf(folder)
    const engine = open(copy, 'write')
    await addVectors(engine, 'sjælden', 5)
    const [query = randomVector()] = queries
    expect(await engine.nearest(query, { body: ['sjælden'] }, 20)).toHaveLength(5)
    await engine.close()
  })
})

function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
