import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commands } from '../../indexer/cli/commands/index.ts'
import { options } from '../../src/config.ts'
import { runCli } from '../support/cli.ts'

const folder = new URL('../golden/cli-help/', import.meta.url)
const update = process.env.UPDATE_GOLDEN === '1'

function expectGolden(name: string, printed: string): void {
  const path = new URL(`${name}.txt`, folder)
  if (update) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, printed)
  }
  expect(printed, `run with UPDATE_GOLDEN=1 to renew ${fileURLToPath(path)}`).toBe(readFileSync(path, 'utf8'))
}

describe('the help that is printed', () => {
  test('for all commands is the one that was reviewed', async () => {
    for (const args of [['--help'], ['-h'], ['help']]) {
      const { stdout, stderr, code } = await runCli(args)
      expect([stderr, code]).toEqual(['', 0])
      expectGolden('overview', stdout)
    }
  })

  for (const { name, flags, usage, examples } of commands) {
    test(`for ${name} is the one that was reviewed and names every option`, async () => {
      const { stdout, stderr, code } = await runCli([name, '--help'])
      expect([stderr, code]).toEqual(['', 0])
      expectGolden(name, stdout)
      for (const flag of Object.keys(flags)) expect(stdout).toContain(`--${flag}`)
      for (const { flag, env } of Object.values(options)) {
        expect(stdout).toContain(`--${flag}`)
        expect(stdout).toContain(env)
      }
      expect(usage.startsWith(`referatsoeg ${name}`)).toBe(true)
      for (const example of examples) expect(example.startsWith(`referatsoeg ${name}`)).toBe(true)
    })
  }

  test('has no golden file of a command that is gone', () => {
    const known = ['overview', ...commands.map(({ name }) => name)].map((name) => `${name}.txt`)
    expect(readdirSync(folder).sort()).toEqual(known.sort())
  })
})
