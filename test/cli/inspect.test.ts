import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { inspectSchema } from '../../src/contract/inspect.ts'
import { runCli } from '../support/cli.ts'
import { write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectRefusal } from './expect.ts'

const folder = temporaryFolder()
const minutes = write(folder, 'byråd.txt', {
  items: [
    { title: 'Ny bro', text: 'Ole (120385-5517) klager over broen.', decision: 'Udsat.' },
    { title: 'Salg af grund', closed: true, text: 'Prisen er hemmelig.' },
  ],
})

describe('inspect', () => {
  test('--json prints what its schema promises, closed items included, personal numbers masked', async () => {
    const { stdout, stderr, code } = await runCli(['inspect', minutes, '--json'])
    expect([code, stderr]).toEqual([0, ''])
    const { source, meeting, items, diagnostics } = inspectSchema.parse(JSON.parse(stdout))
    expect(source).toMatchObject({ name: 'byråd.txt', format: 'text', encoding: 'utf-8' })
    expect(meeting).toMatchObject({ municipality: 'Vesterå Kommune', body: 'Byrådet', date: '2024-02-12' })
    expect(items.map(({ title, closed }) => [title, closed])).toEqual([
      ['Ny bro', false],
      ['Salg af grund', true],
    ])
    expect(stdout).toContain('Prisen er hemmelig.')
    expect(stdout).not.toContain('5517')
    expect(diagnostics.map(({ code: diagnostic }) => diagnostic)).toContain('personal-number')
  })

  test('without --json prints one line an item', async () => {
    const { stdout, code } = await runCli(['inspect', minutes])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ +1\. Ny bro .*postponed/m)
    expect(stdout).toMatch(/^ +2\. Salg af grund .*closed/m)
  })

  test('writes nothing, neither beside the file nor in the data folder', async () => {
    const data = join(temporaryFolder(), 'data')
    await runCli(['inspect', minutes], { cwd: folder, env: { REFERATSOEG_DATA: data } })
    expect(readdirSync(folder)).toEqual(['byråd.txt'])
    expect(readdirSync(join(data, '..'))).toEqual([])
  })

  test('of a file that is no minutes says so in the same form', async () => {
    const letter = write(temporaryFolder(), 'brev.txt', 'Kære Ole. Husk kagen.')
    const { stdout, code } = await runCli(['inspect', letter, '--json'])
    expect(code).toBe(0)
    const { items, diagnostics } = inspectSchema.parse(JSON.parse(stdout))
    expect(items).toEqual([])
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain('not-minutes')
  })

  test('refuses a path that is not there, a folder, an empty and a binary file', async () => {
    const other = temporaryFolder()
    expectRefusal(await runCli(['inspect', join(other, 'findes-ikke.txt')]), 2)
    expectRefusal(await runCli(['inspect', other]), 2)
    expectRefusal(await runCli(['inspect', write(other, 'tom.txt', '')]), 3)
    expectRefusal(await runCli(['inspect', write(other, 'a.txt', new Uint8Array(500).fill(7))]), 3)
  })
})

const word = z.object({
  surface: z.string(),
  span: z.object({ start: z.int(), end: z.int() }),
  kind: z.string(),
  keys: z.array(z.string()).min(1),
  parts: z.array(z.object({ lemma: z.string(), span: z.object({ start: z.int(), end: z.int() }) })),
})

describe('analyze', () => {
  test('--json prints the words of a text, and every span slices back to the word', async () => {
    const text = 'Ny sundhedsberedskabsplan efter § 99'
    const { stdout, stderr, code } = await runCli(['analyze', text, '--json'])
    expect([code, stderr]).toEqual([0, ''])
    const words = z.array(word).parse(JSON.parse(stdout))
    expect(words.map(({ surface }) => surface)).toEqual(['Ny', 'sundhedsberedskabsplan', 'efter', '§ 99'])
    for (const { surface, span } of words) expect(text.slice(span.start, span.end)).toBe(surface)
    expect(words[1]?.parts.length).toBeGreaterThan(1)
  })

  test('--json prints one array for each line of stdin', async () => {
    const { stdout, code } = await runCli(['analyze', '--json'], { input: 'bro\n\ncykelstier æble\n' })
    expect(code).toBe(0)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => z.array(word).parse(JSON.parse(line)))
    expect(lines.map((words) => words.length)).toEqual([1, 0, 2])
  })

  test('without --json prints one line a word', async () => {
    const { stdout, code } = await runCli(['analyze', 'cykelstier'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^cykelstier {2}\[word\] {2}cykelsti/)
  })
})
