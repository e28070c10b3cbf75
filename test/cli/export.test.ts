import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportFormatNames, exportHeadSchema } from '../../src/contract/export.ts'
import { readBibtex, readCsv, readRis } from '../export/readers.ts'
import { type CliResult, runCli } from '../support/cli.ts'
import { write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const data = temporaryFolder()
const works = ['bro', 'cykelsti', 'fortov', 'rabat', 'lygtepæl']

beforeAll(async () => {
  const files = temporaryFolder()
  for (let number = 1; number <= 6; number++) {
    write(files, `byråd-${number}.txt`, {
      date: `0${number}-03-2024`,
      items: works.map((work) => ({
        title: `Ny ${work} i etape ${number}`,
        text: `Anlæg af ${work}. \u001b[31mrød\u001b[0m`,
        decision: 'Godkendt.',
      })),
    })
  }
  const { code } = await runCli(['index', files, '--data', data, '--model', 'none'])
  expect(code).toBe(0)
}, 120_000)

const search = (...args: string[]): Promise<CliResult> =>
  runCli(['search', ...args, '--data', data, '--model', 'none'])

const counts = {
  csv: (text: string) => readCsv(text.replace('\ufeff', '')).length - 1,
  jsonl: (text: string) => text.trimEnd().split('\n').length - 1,
  ris: (text: string) => readRis(text).length,
  bib: (text: string) => readBibtex(text).length,
}

describe.each(exportFormatNames)('search --format %s', (format) => {
  test('prints everything that is found on stdout and the count on stderr', async () => {
    const result = await search('anlæg', '--format', format)
    expect(result.code).toBe(0)
    expect(counts[format](result.stdout)).toBe(30)
    expect(result.stderr).toContain('30 of 30 agenda items written.')
    expect(result.stdout).not.toContain('\u001b')
    expectNoInsides(result)
  })

  test('without a hit prints a file without items and ends with 1', async () => {
    const result = await search('vindmøllelav', '--format', format)
    expect(result.code).toBe(1)
    expect(result.stderr).toContain('No agenda item')
    expect(result.stdout).toContain('vindmøllelav')
  })
})

test('an export takes filters and order', async () => {
  const { stdout } = await search(
    'anlæg',
    '--format',
    'jsonl',
    '--year',
    '2024',
    '--sort',
    'oldest',
    '--mode',
    'keyword',
  )
  const [first = '', second = ''] = stdout.split('\n')
  expect(exportHeadSchema.parse(JSON.parse(first))).toMatchObject({
    query: 'anlæg',
    parameters: { year: [2024], sort: 'oldest', mode: 'keyword' },
    total: 30,
  })
  expect(JSON.parse(second)).toMatchObject({ meeting: { date: '2024-03-01' } })
})

test('an export names the items’ addresses where the server is known', async () => {
  expect((await search('bro', '--format', 'ris')).stdout).not.toContain('UR  - ')
  const { stdout } = await search('bro', '--format', 'ris', '--url', 'https://referater.example')
  expect(readRis(stdout)[0]?.UR?.[0]).toMatch(/^https:\/\/referater\.example\/items\/[a-z0-9.-]+$/)
})

describe('an export is refused', () => {
  test.each([
    [['--format', 'cvs'], 'csv'],
    [['--format', 'xlsx'], 'csv, jsonl, ris, bib'],
    [['--format', ''], 'csv, jsonl, ris, bib'],
    [['--format', 'csv', '--limit', '5'], '--limit'],
    [['--format', 'csv', '--offset', '5'], '--offset'],
    [['--format', 'csv', '--json'], '--json'],
    [['--format', 'csv', '--from', '2025-02-30'], 'from'],
    [['--format', 'csv', '--url', 'javascript:alert(1)'], '--url'],
    [['--format', 'csv', '--url', 'referater'], '--url'],
  ])('%j', async (args, named) => {
    const result = await search('anlæg', ...args)
    expectRefusal(result, 2)
    expect(result.stderr).toContain(named)
  })
})

test('a reader that has enough ends an export quietly', async () => {
  const launcher = fileURLToPath(new URL('../../indexer/cli/referatsoeg.mjs', import.meta.url))
  const args = [launcher, 'search', 'anlæg', '--format', 'jsonl', '--data', data, '--model', 'none']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(printed).not.toMatch(/EPIPE|Error/)
})
