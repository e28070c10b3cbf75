import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const nowhere = join(temporaryFolder(), 'data')

/** Command lines that cannot be meant, and what their message must name. */
const refused: readonly (readonly [args: readonly string[], named: readonly string[]])[] = [
  [
    ['serch', 'bro'],
    ['serch', '`search`'],
  ],
  [['xyzxyzxyz'], ['xyzxyzxyz', '--help']],
  [
    ['search', 'bro', '--limt', '3'],
    ['--limt', '--limit'],
  ],
  [
    ['search', 'bro', '--dtaa=x'],
    ['--dtaa', '--data'],
  ],
  [
    ['index', 'a.txt', '--prnue'],
    ['--prnue', '--prune'],
  ],
  [
    ['search', 'bro', '--zzzzzzzz'],
    ['--zzzzzzzz', '--help'],
  ],
  [
    ['search', 'bro', '-x'],
    ['-x', 'referatsoeg search'],
  ],
  [
    ['search', 'bro', '--limit'],
    ['--limit', 'referatsoeg search'],
  ],
  [
    ['search', 'bro', '--json=yes'],
    ['--json', 'referatsoeg search'],
  ],
  [
    ['search', 'bro', '--limit', '-1'],
    ['--limit', 'referatsoeg search'],
  ],
  [
    ['search', 'bro', '--limit=-1'],
    ['limit', '1'],
  ],
  [
    ['search', 'bro', '--limit=0'],
    ['limit', '1'],
  ],
  [
    ['search', 'bro', '--limit=101'],
    ['limit', '100'],
  ],
  [
    ['search', 'bro', '--limit=1.5'],
    ['limit', 'whole number'],
  ],
  [
    ['search', 'bro', '--mode', 'fuzzy'],
    ['mode', 'keyword'],
  ],
  [
    ['search', 'bro', '--sort', 'size'],
    ['sort', 'newest'],
  ],
  [
    ['search', 'bro', '--from', '2025-02-30'],
    ['from', 'YYYY-MM-DD'],
  ],
  [['search', 'bro', '--from', '2025-01-01', '--to', '2024-01-01'], ['from']],
  [
    ['search', 'bro', '--kind', 'party'],
    ['kind', 'decision'],
  ],
  [['search'], ['search']],
  [['index'], ['index']],
  [['inspect'], ['file']],
  [['inspect', 'a.txt', 'b.txt'], ['one file']],
  [['eval'], ['--queries']],
  [['serve', '--port', '99999'], ['--port']],
  [['search', 'bro', '--threads', '-4'], ['--threads']],
]

// Each starts a process: side by side, they take half the time.
describe.concurrent('a command line that cannot be meant', () => {
  for (const [args, named] of refused) {
    test(`\`${args.join(' ')}\` is refused with what is meant or where to look`, async ({ expect }) => {
      const result = await runCli([...args], { env: { REFERATSOEG_DATA: nowhere } })
      expectRefusal(result, 2)
      for (const word of named) expect(result.stderr).toContain(word)
    })
  }
})

describe('help and version', () => {
  test('without a command shows what there is and counts as wrong use', async () => {
    const result = await runCli([])
    expect(result.code).toBe(2)
    expect(result.stdout).toContain('Commands')
    expectNoInsides(result)
  })

  test('the version is that of the package', async () => {
    const path = new URL('../../package.json', import.meta.url)
    const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'))
    for (const flag of ['--version', '-v']) {
      expect(await runCli([flag])).toEqual({ stdout: `${version}\n`, stderr: '', code: 0 })
    }
  })
})

describe('settings', () => {
  test('of the environment count, and flags win over them', async () => {
    const result = await runCli(['search', 'bro'], { env: { REFERATSOEG_PORT: 'many' } })
    expectRefusal(result, 2)
    expect(result.stderr).toContain('--port')
    const both = await runCli(['search', 'bro', '--port', '80', '--data', nowhere], {
      env: { REFERATSOEG_PORT: 'many' },
    })
    expect(both.code).toBe(4)
  })
})
