import { beforeAll, describe, expect, test } from 'vitest'
import { precedentsResponseSchema } from '../../src/contract/precedents.ts'
import { type CliOptions, type CliResult, runCli } from '../support/cli.ts'
import { write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const data = temporaryFolder()
const drafts = temporaryFolder()
const draft = 'Den gamle bro over bækken er rådden og spærret. Skolebørn mangler en vej.'
const file = write(drafts, 'udkast.txt', draft)

beforeAll(async () => {
  const files = temporaryFolder()
  write(files, 'byråd.txt', {
    items: [
      {
        title: 'Ny bro over Møllebækken',
        text: 'Den gamle bro er rådden og spærret.',
        decision: 'Udsat \u001b[31m.',
      },
      { title: 'Valg af revisor', text: 'Revisoren vælges for fire år.' },
    ],
  })
  expect((await runCli(['index', files, '--data', data, '--model', 'none'])).code).toBe(0)
})

const precedents = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
  runCli(['precedents', ...args, '--data', data, '--model', 'none'], options)

describe('precedents', () => {
  test('prints a table of earlier cases, and ends with 0', async () => {
    const result = await precedents([file])
    expect(result.code).toBe(0)
    const [head, first] = result.stdout.split('\n')
    expect(head).toMatch(/^SCORE +DATE +BODY +CASE +DECISION$/)
    expect(first).toMatch(/^0\.\d\d +2024-02-12 +.*Byrådet +Ny bro over Møllebækken +Udsat/)
    expect(result.stdout).not.toContain('\u001b')
    expect(result.stderr).toContain('Compared by words')
    expectNoInsides(result)
  })

  test('reads the draft from standard input, and prints JSON that the schema accepts', async () => {
    const { code, stdout } = await precedents(['-', '--json', '--limit', '1'], { input: draft })
    expect(code).toBe(0)
    const { hits } = precedentsResponseSchema.parse(JSON.parse(stdout))
    expect(hits.map(({ title }) => title)).toEqual(['Ny bro over Møllebækken'])
  })

  test('takes filters, and ends with 1 when no case is like the draft', async () => {
    const result = await precedents([file, '--from', '2025-01-01'])
    expect(result).toMatchObject({ code: 1, stdout: '' })
    expect(result.stderr).toContain('No earlier case')
  })

  test.each([
    [[], /Name one file/],
    [[file, file], /Name one file/],
    [['missing.txt'], /missing\.txt/],
    [[file, '--limit', 'x'], /limit/],
    [[file, '--from', '2025-02-30'], /from/],
  ])('refuses %j', async (args, message) => {
    const result = await precedents(args)
    expectRefusal(result, 2)
    expect(result.stderr).toMatch(message)
  })

  test('refuses a draft that is too long, and repeats nothing of it', async () => {
    const result = await precedents(['-'], { input: 'Klithav '.repeat(3_000) })
    expectRefusal(result, 2)
    expect(result.stderr).not.toContain('Klithav')
    expect(result.stderr).toContain('20000')
  })
})
