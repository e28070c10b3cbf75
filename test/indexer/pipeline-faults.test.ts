import { spawnSync } from 'node:child_process'
import { chmodSync, ftruncateSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SearchEngine } from '../../src/engines/port.ts'
import { contents, minutesOn, openEngine, run, titles, write } from '../support/indexing.ts'
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

const letter = 'Kære borger. Tak for dit brev om hullet i vejen. Vi ser på det i næste uge. Venlig hilsen.'

describe('documents that cannot be used', () => {
  test('are reported one by one and do not stop the run', async () => {
    write(folder, '1-tom.txt', '')
    write(folder, '2-blank.txt', ' \n\t\n ')
    write(
      folder,
      '3-binær.txt',
      Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256),
    )
    write(folder, '4-brev.txt', letter)
    write(folder, '5-pdf.txt', '%PDF-1.7\n%âãÏÓ\n1 0 obj')
    write(folder, '6-referat.txt', minutesOn('Skov'))
    const { documents, events } = await run(engine, [folder])
    expect(documents).toEqual([
      '1-tom.txt: empty-document',
      '2-blank.txt: empty-document',
      '3-binær.txt: binary-document',
      '4-brev.txt: not-minutes',
      '5-pdf.txt: binary-document',
      '6-referat.txt: indexed',
    ])
    expect(events).toContainEqual({ type: 'read', done: 6, total: 6 })
    for (const event of events) {
      if (event.type === 'document' && event.error) expect(event.error.hint).not.toBe('')
    }
    expect(await titles(engine)).toEqual(['Status for skov'])
  })

  test.skipIf(process.getuid?.() === 0)(
    'are reported when they may not be read (not as root, who may)',
    async () => {
      const path = write(folder, 'a.txt', minutesOn('Skov'))
      chmodSync(path, 0)
      expect((await run(engine, [folder])).documents).toEqual(['a.txt: unreadable-document'])
    },
  )

  test.skipIf(process.platform === 'win32')(
    'are reported when they are no ordinary files, instead of waited for',
    async () => {
      const pipe = join(folder, 'rør.txt')
      expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
      write(folder, 'a.txt', minutesOn('Skov'))
      expect((await run(engine, [folder])).documents).toEqual(['a.txt: indexed'])
      expect((await run(engine, [pipe])).documents).toEqual(['rør.txt: unreadable-document'])
    },
  )

  test('are refused unread when they are larger than 50 MB', async () => {
    ftruncateSync(openSync(join(folder, 'stor.txt'), 'w'), 60 * 1024 * 1024)
    expect((await run(engine, [folder])).documents).toEqual(['stor.txt: document-too-large'])
  })

  test('leave what was indexed before as it was', async () => {
    write(folder, 'a.txt', minutesOn('Skov'))
    await run(engine, [folder])
    write(folder, 'a.txt', '')
    expect((await run(engine, [folder])).documents).toEqual(['a.txt: empty-document'])
    expect(await titles(engine)).toEqual(['Status for skov'])
  })
})

describe('a run that is stopped', () => {
  const matters = ['Cykel', 'Grøft', 'Havn', 'Hegn', 'Kloak', 'Mark', 'Skov', 'Torv']

  async function cleanRun(): Promise<object> {
    const clean = openEngine()
    await run(clean, [folder])
    const whole = await contents(clean)
    await clean.close()
    return whole
  }

  beforeEach(() => {
    for (const matter of matters) write(folder, `${matter}.txt`, minutesOn(matter))
  })

  test('while it reads keeps whole documents, and the next run ends as a clean one would', async () => {
    for (const stopAfter of [1, 3, 7]) {
      const stopped = openEngine()
      const abort = new AbortController()
      let done = 0
      const { documents } = await run(stopped, [folder], {
        signal: abort.signal,
        report: ({ type }) => {
          if (type === 'document' && ++done === stopAfter) abort.abort()
        },
      })
      expect(documents).toHaveLength(stopAfter)
      expect((await stopped.stats()).documents).toBe(stopAfter)
      await run(stopped, [folder])
      expect(await contents(stopped)).toEqual(await cleanRun())
      await stopped.close()
    }
  })

  test('while it makes vectors keeps those that are made, and the next run makes the rest', async () => {
    for (let more = 0; more < 30; more++) write(folder, `mere-${more}.txt`, minutesOn(`Sag${more}`))
    const abort = new AbortController()
    const made: number[] = []
    await run(engine, [folder], {
      signal: abort.signal,
      report: (event) => {
        if (event.type !== 'embed') return
        made.push(event.done)
        if (made.length === 2) abort.abort()
      },
    })
    const { embedded, embeddable } = await engine.stats()
    expect(embedded).toBeGreaterThan(0)
    expect(embedded).toBeLessThan(embeddable)
    await run(engine, [folder])
    expect(await contents(engine)).toEqual(await cleanRun())
  })

  test('before it begins changes nothing', async () => {
    const { documents } = await run(engine, [folder], { signal: AbortSignal.abort() })
    expect(documents).toEqual([])
    expect((await engine.stats()).documents).toBe(0)
  })

  test('prunes nothing', async () => {
    await run(engine, [folder])
    const before = await contents(engine)
    const emptied = write(folder, 'Cykel.txt', '')
    expect(emptied).toContain('Cykel')
    await run(engine, [folder], { prune: true, signal: AbortSignal.abort() })
    expect(await contents(engine)).toEqual(before)
  })
})
