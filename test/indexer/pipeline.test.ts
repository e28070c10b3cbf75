import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SearchEngine } from '../../src/engines/port.ts'
import { createMissingEmbedder } from '../support/hashing-embedder.ts'
import { contents, embedder, minutesOn, openEngine, run, titles, write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let engine: SearchEngine
let folder: string

beforeEach(() => {
  engine = openEngine()
  folder = temporaryFolder()
})
afterEach(async () => {
  await engine.close()
})

describe('a run', () => {
  test('stores every document of a folder and makes all vectors', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    write(folder, 'under/b.md', minutesOn('Havn'))
    const { documents, events } = await run(engine, [folder])
    expect(documents).toEqual(['a.txt: indexed', 'b.md: indexed'])
    const { embedded, embeddable, items } = await engine.stats()
    expect([items, embedded]).toEqual([2, embeddable])
    expect(events.at(-1)).toEqual({ type: 'embed', done: embeddable, total: embeddable })
    expect(events).toContainEqual({ type: 'read', done: 2, total: 2 })
  })

  test('passes over hidden files, links and kinds that are not read, and counts them', async () => {
    const real = write(temporaryFolder(), 'andet.txt', minutesOn('Havn'))
    write(folder, 'a.txt', minutesOn('Skov'))
    write(folder, '.skjult.txt', minutesOn('Hegn'))
    write(folder, '.git/b.txt', minutesOn('Grøft'))
    write(folder, 'kort.png', 'x')
    write(folder, 'tal.xlsx', 'x')
    symlinkSync(real, join(folder, 'henvisning.txt'))
    symlinkSync(folder, join(folder, 'ring'))
    const { documents, events } = await run(engine, [folder])
    expect(documents).toEqual(['a.txt: indexed'])
    expect(events).toContainEqual({ type: 'skipped', count: 2 })
  })

  test('takes a file that is named itself, whatever its ending, and takes it once', async () => {
    const path = write(folder, 'referat.dat', minutesOn('Skov'))
    expect((await run(engine, [path, path, folder])).documents).toEqual(['referat.dat: indexed'])
  })

  test('refuses a path that is not there, before anything is changed', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    await expect(run(engine, [folder, join(folder, 'findes-ikke')])).rejects.toMatchObject({
      code: 'path-not-found',
    })
    expect((await engine.stats()).documents).toBe(0)
  })

  test('remembers what failed until it is mended, removed or a copy of something known', async () => {
    const failures = async () => (await engine.failures()).map(({ name, code }) => `${name}: ${code}`)
    for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) write(folder, name, 'Kære alle, hermed et brev.')
    await run(engine, [folder])
    expect(await failures()).toEqual(['a', 'b', 'c', 'd'].map((name) => `${name}.txt: not-minutes`))
    write(folder, 'a.txt', minutesOn('Skov'))
    write(folder, 'b.txt', minutesOn('Skov'))
    rmSync(join(folder, 'c.txt'))
    write(folder, 'd.txt', '')
    await run(engine, [folder], { prune: true })
    expect(await failures()).toEqual(['d.txt: empty-document'])
  })

  test('forgets the failure of a document that is back as it was', async () => {
    const path = write(folder, 'a.txt', minutesOn('Skov'))
    await run(engine, [path])
    write(folder, 'a.txt', 'Kære alle, hermed et brev.')
    await run(engine, [path])
    expect(await engine.failures()).toHaveLength(1)
    expect(await titles(engine)).toHaveLength(1)
    write(folder, 'a.txt', minutesOn('Skov'))
    expect((await run(engine, [path])).documents).toEqual(['a.txt: indexed'])
    expect(await engine.failures()).toEqual([])
    expect((await run(engine, [path])).documents).toEqual(['a.txt: unchanged'])
  })

  test('without an embedder stores text only', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    await run(engine, [folder], { embedder: null })
    expect(await engine.stats()).toMatchObject({ documents: 1, embedded: 0 })
    await run(engine, [folder], { embedder })
    const { embedded, embeddable } = await engine.stats()
    expect(embedded).toBe(embeddable)
  })

  test('with a model that cannot be loaded keeps the text and says so', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    const { documents, events } = await run(engine, [folder], { embedder: createMissingEmbedder() })
    expect(documents).toEqual(['a.txt: indexed'])
    expect(events.at(-1)).toMatchObject({ type: 'degraded', error: { code: 'embedding-unavailable' } })
    expect((await engine.stats()).documents).toBe(1)
  })
})

describe('a second run', () => {
  test('leaves unchanged documents alone, even when they were touched', async () => {
    const path = write(folder, 'a.txt', minutesOn('Skov'))
    await run(engine, [folder])
    const before = await engine.stats()
    utimesSync(path, new Date(), new Date())
    expect((await run(engine, [folder])).documents).toEqual(['a.txt: unchanged'])
    expect(await engine.stats()).toEqual(before)
  })

  test('replaces a changed document as a whole', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    await run(engine, [folder])
    write(folder, 'a.txt', minutesOn('Havn'))
    expect((await run(engine, [folder])).documents).toEqual(['a.txt: indexed'])
    expect(await titles(engine)).toEqual(['Status for havn'])
    const { embedded, embeddable } = await engine.stats()
    expect(embedded).toBe(embeddable)
  })

  test('knows a moved file again: same ids, no second copy, no new vectors', async () => {
    const path = write(folder, 'a.txt', minutesOn('Skov'))
    await run(engine, [folder])
    const before = await engine.matching({})
    mkdirSync(join(folder, 'arkiv'))
    renameSync(path, join(folder, 'arkiv', 'b.txt'))
    const { documents, events } = await run(engine, [folder])
    expect(documents).toEqual(['b.txt: indexed'])
    expect(events.filter(({ type }) => type === 'embed')).toEqual([])
    expect(await engine.matching({})).toEqual(before)
    expect((await engine.stats()).documents).toBe(1)
  })

  test('knows a moved file again when another one was put in its place', async () => {
    const path = write(folder, 'referat.txt', minutesOn('Skov'))
    await run(engine, [folder])
    renameSync(path, join(folder, 'referat-gammelt.txt'))
    write(folder, 'referat.txt', minutesOn('Havn'))
    expect((await run(engine, [folder])).documents).toEqual([
      'referat-gammelt.txt: indexed',
      'referat.txt: indexed',
    ])
    expect(await titles(engine)).toEqual(['Status for havn', 'Status for skov'])
  })

  test('takes equal content once, and again when the first copy goes', async () => {
    const path = write(folder, 'a.txt', minutesOn('Skov'))
    copyFileSync(path, join(folder, 'b.txt'))
    expect((await run(engine, [folder])).documents).toEqual(['a.txt: indexed', 'b.txt: duplicate'])
    expect((await engine.stats()).documents).toBe(1)
    rmSync(path)
    expect((await run(engine, [folder])).documents).toEqual(['b.txt: indexed'])
    expect(await titles(engine)).toEqual(['Status for skov'])
  })

  test('forgets what a document held before it became a copy of another', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    const path = write(folder, 'b.txt', minutesOn('Havn'))
    await run(engine, [folder])
    copyFileSync(join(folder, 'a.txt'), path)
    expect((await run(engine, [folder])).documents).toEqual(['a.txt: unchanged', 'b.txt: duplicate'])
    expect(await titles(engine)).toEqual(['Status for skov'])
  })

  test('keeps a vanished document, unless it is told to prune', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    const path = write(folder, 'b.txt', minutesOn('Havn'))
    await run(engine, [folder])
    rmSync(path)
    expect((await run(engine, [folder])).documents).toEqual(['a.txt: unchanged'])
    expect((await engine.stats()).documents).toBe(2)
    expect((await run(engine, [folder], { prune: true })).documents).toEqual([
      'a.txt: unchanged',
      'b.txt: removed',
    ])
    expect(await titles(engine)).toEqual(['Status for skov'])
  })

  test('prunes nothing outside the paths it was given', async () => {
    const other = temporaryFolder()
    const path = write(other, 'b.txt', minutesOn('Havn'))
    write(folder, 'a.txt', minutesOn('Skov'))
    await run(engine, [folder, other])
    rmSync(path)
    await run(engine, [folder], { prune: true })
    expect((await engine.stats()).documents).toBe(2)
  })

  test('gives the same index as a single run over all files', async () => {
    const matters = ['Skov', 'Havn', 'Hegn', 'Grøft']
    for (const matter of matters) {
      write(folder, `${matter}.txt`, minutesOn(matter))
      await run(engine, [folder])
    }
    const clean = openEngine()
    await run(clean, [folder])
    expect(await contents(engine)).toEqual(await contents(clean))
    await clean.close()
  })
})
