import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { council } from '../../support/collection.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openEngine, refusal } from './open.ts'

/** The number of a process that has just ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

function leaveLock(folder: string, holder: unknown): void {
  const text = typeof holder === 'string' ? holder : JSON.stringify(holder)
  writeFileSync(join(folder, 'writer.lock'), text)
}

describe('the lock of a data folder', () => {
  test('lets one writer in and tells the second who it is', async () => {
    const folder = temporaryFolder()
    const now = new Date('2026-01-02T03:04:05Z')
    const engine = openEngine(folder, { now: () => now })
    const error = refusal(folder)
    expect(error.code).toBe('locked')
    expect(error.message).toContain(String(process.pid))
    expect(error.message).toContain(hostname())
    expect(error.message).toContain('2026-01-02')
    await engine.close()
  })

  test('lets readers in beside the writer', async () => {
    const folder = temporaryFolder()
    const writer = openEngine(folder)
    const readers = [openEngine(folder, { access: 'read' }), openEngine(folder, { access: 'read' })]
    await writer.replaceDocument(council)
    for (const reader of readers) expect((await reader.stats()).documents).toBe(1)
    for (const engine of [writer, ...readers]) await engine.close()
  })

  test('is given back when the writer closes', async () => {
    const folder = temporaryFolder()
    await openEngine(folder).close()
    expect(existsSync(join(folder, 'writer.lock'))).toBe(false)
    await openEngine(folder).close()
  })

  test('is given back when the index is refused', async () => {
    const folder = temporaryFolder()
    await openEngine(folder).close()
    refusal(folder, { embedder: { id: 'anden-model/1', dimensions: 384 } })
    expect(existsSync(join(folder, 'writer.lock'))).toBe(false)
    await openEngine(folder).close()
  })

  test('of a dead process on this machine is taken over', async () => {
    const folder = temporaryFolder()
    leaveLock(folder, { pid: endedProcess(), host: hostname(), since: '2026-01-01T00:00:00Z' })
    const engine = openEngine(folder)
    expect(refusal(folder).message).toContain(String(process.pid))
    await engine.close()
    expect(readdirSync(folder)).toEqual(['index.sqlite'])
  })

  test('of another machine is respected, because nobody here can tell whether its process lives', () => {
    const folder = temporaryFolder()
    leaveLock(folder, { pid: endedProcess(), host: 'en-anden-maskine', since: '2026-01-01T00:00:00Z' })
    const error = refusal(folder)
    expect(error.code).toBe('locked')
    expect(error.message).toContain('en-anden-maskine')
    expect(existsSync(join(folder, 'writer.lock'))).toBe(true)
  })

  for (const rest of ['', '{"pid":', 'null', '[]', '{"pid": 1}']) {
    test(`that a dying process left half written as ${JSON.stringify(rest)} is taken over`, async () => {
      const folder = temporaryFolder()
      leaveLock(folder, rest)
      await openEngine(folder).close()
    })
  }

  test('of a successor is left alone by the one that lost it', async () => {
    const folder = temporaryFolder()
    const engine = openEngine(folder)
    leaveLock(folder, { pid: process.ppid, host: hostname(), since: '2026-01-01T00:00:00Z' })
    await engine.close()
    expect(existsSync(join(folder, 'writer.lock'))).toBe(true)
  })
})
