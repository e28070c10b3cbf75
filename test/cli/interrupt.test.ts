import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { createTransformersEmbedder } from '../../src/embedding/transformers.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { type RunningCli, runCli, startCli } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

/** 120 invented minutes: some seconds of work. */
const minutes = fileURLToPath(new URL('../../fixtures/minutes', import.meta.url))
const analyzer = createDanishAnalyzer()
/** Named as the command line names it; never loaded. */
const embedder = createTransformersEmbedder({ modelFolder: 'multilingual-e5-small-da' })

const indexArgs = (data: string): string[] => ['index', minutes, '--data', data, '--model', 'none']

const read = (folder: string): SearchEngine =>
  openEmbeddedEngine({ folder, access: 'read', analyzer, embedder })

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('The indexer did not get that far.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function countDocuments(folder: string): Promise<number> {
  if (!existsSync(join(folder, 'index.sqlite'))) return 0
  try {
    const engine = read(folder)
    const { documents } = await engine.stats()
    await engine.close()
    return documents
  } catch {
    // Not made yet.
    return 0
  }
}

/** An indexer that has stored some documents and has more to do. */
async function startIndexing(data: string): Promise<RunningCli> {
  const running = startCli(indexArgs(data))
  await waitFor(async () => (await countDocuments(data)) >= 3)
  return running
}

async function idsOf(folder: string): Promise<readonly string[]> {
  const engine = read(folder)
  const ids = (await engine.matching({})).toSorted()
  await engine.close()
  return ids
}

describe('an indexer', () => {
  test('that is stopped by Ctrl-C or SIGTERM keeps what it has, and the next run goes on', async () => {
    const clean = temporaryFolder()
    expect((await runCli(indexArgs(clean))).code).toBe(0)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const data = temporaryFolder()
      const running = await startIndexing(data)
      running.send(signal)
      const stopped = await running.result
      expectNoInsides(stopped)
      expect(stopped).toMatchObject({ code: 130, stdout: '' })
      expect(stopped.stderr).toContain('run the same command again')
      const kept = await countDocuments(data)
      expect(kept).toBeGreaterThanOrEqual(3)
      expect(kept).toBeLessThan(120)
      expect(existsSync(join(data, 'writer.lock'))).toBe(false)
      expect((await runCli(['search', 'dagsorden', '--data', data, '--model', 'none'])).code).toBe(0)
      const resumed = await runCli(indexArgs(data))
      expect(resumed.code).toBe(0)
      expect(resumed.stderr).toContain(`${kept} unchanged`)
      expect(await idsOf(data)).toEqual(await idsOf(clean))
    }
  }, 120_000)

  test('that is killed leaves an index that opens, and its lock is taken over', async () => {
    const data = temporaryFolder()
    const running = await startIndexing(data)
    running.send('SIGKILL')
    expect((await running.result).code).toBeNull()
    expect(existsSync(join(data, 'writer.lock'))).toBe(true)
    const kept = await countDocuments(data)
    expect(kept).toBeGreaterThanOrEqual(3)
    const resumed = await runCli(indexArgs(data))
    expect(resumed.code).toBe(0)
    expect(resumed.stderr).toContain(`${kept} unchanged`)
    expect(await countDocuments(data)).toBe(120)
  }, 60_000)

  test('refuses to write beside another one, names it, and does not disturb it', async () => {
    const data = temporaryFolder()
    const first = await startIndexing(data)
    const second = await runCli(indexArgs(data))
    expectRefusal(second, 5)
    expect(second.stderr).toContain(`process ${first.pid}`)
    expect(second.stderr).toContain('--data')
    expect((await runCli(['search', 'dagsorden', '--data', data, '--model', 'none'])).code).toBe(0)
    expect((await first.result).code).toBe(0)
    expect(await countDocuments(data)).toBe(120)
  }, 60_000)
})
