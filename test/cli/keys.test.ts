import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CliResult, runCli } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectRefusal } from './expect.ts'

const data = temporaryFolder()
const keys = (...args: string[]): Promise<CliResult> => runCli(['keys', ...args, '--data', data])

describe('keys', () => {
  test('are made, listed without their secret and removed', async () => {
    const made = await keys(
      'add',
      'intranet',
      '--origin',
      'https://intranet.example.dk/a/page',
      '--expires',
      '2030-01-31',
    )
    expect(made.code).toBe(0)
    expect(made.stdout).toMatch(/^rs_\S{32}\n$/)
    expect(made.stderr).toContain('shown this once')
    expect(statSync(`${data}/keys.json`).mode & 0o077).toBe(0)
    await keys('add', 'skole', '--municipality', 'Slagelse', '--body', 'Skoleudvalget')
    const listed = await keys()
    expect(listed.code).toBe(0)
    expect(listed.stdout).toContain('intranet  https://intranet.example.dk  everything  until 2030-01-31')
    expect(listed.stdout).toContain('skole  any site  Slagelse, Skoleudvalget  no end')
    expect(listed.stdout + listed.stderr).not.toContain(made.stdout.trim())
    const json = JSON.parse((await keys('--json')).stdout)
    expect(json.map(({ id }: { id: string }) => id)).toEqual(['intranet', 'skole'])
    expect(JSON.stringify(json)).not.toContain('hash')
    expect((await keys('remove', 'intranet')).code).toBe(0)
    expect((await keys()).stdout).not.toContain('intranet')
  })

  test.each([
    [['add'], 'Name one key'],
    [['add', 'Ikke Godt'], 'small letters'],
    [['add', 'skole'], 'already'],
    [['add', 'a', '--expires', '31-01-2030'], 'YYYY-MM-DD'],
    [['add', 'a', '--origin', 'intranet'], 'is no site'],
    [['remove', 'nobody'], 'no key'],
    [['revoke', 'skole'], 'write add, remove or nothing'],
  ])('%j is refused with what to do', async (args, message) => {
    const refused = await keys(...args)
    expectRefusal(refused, 2)
    expect(refused.stderr).toContain(message)
    expect((await keys()).stdout).toContain('skole')
  })
})
