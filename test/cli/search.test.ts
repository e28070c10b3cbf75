import { beforeAll, describe, expect, test } from 'vitest'
import { searchResponseSchema } from '../../src/contract/search.ts'
import { type CliResult, runCli } from '../support/cli.ts'
import { write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const data = temporaryFolder()

beforeAll(async () => {
  const files = temporaryFolder()
  write(files, 'byråd.txt', {
    items: [
      { title: 'Ny bro over Møllebækken', text: 'Den gamle bro er rådden og spærret.', decision: 'Udsat.' },
      { title: 'Cykelsti langs Åvej', text: 'Stien giver skolebørn en sikker vej.' },
    ],
  })
  write(files, 'teknik.txt', {
    municipality: 'Ådal',
    body: 'Teknikudvalget',
    date: '03-03-2025',
    items: [{ title: 'Cykelstier i byen', text: 'Cykelstierne tælles. \u001b[31mrød\u001b[0m skrift.' }],
  })
  const fence =
    'Hegnet om børnehaven er rustent og falder. Et nyt af træ koster det halve af et af stål og passer til huset. ' +
    'Forældrene har tilbudt at male det en lørdag i maj, hvis kommunen betaler for maling og pensler.'
  for (const [body, date] of [
    ['Økonomiudvalget', '05-03-2024'],
    ['Byrådet', '02-04-2024'],
  ]) {
    write(files, `${body}.txt`, {
      body: body ?? '',
      date: date ?? '',
      items: [{ title: 'Nyt hegn om børnehaven', text: fence }],
    })
  }
  const { code } = await runCli(['index', files, '--data', data, '--model', 'none'])
  expect(code).toBe(0)
})

const search = (...args: string[]): Promise<CliResult> =>
  runCli(['search', ...args, '--data', data, '--model', 'none'])

describe('a search', () => {
  test('prints hits on stdout, the count on stderr, and ends with 0', async () => {
    const result = await search('gamle bro')
    expect(result.code).toBe(0)
    expect(result.stdout).toContain('1. Ny bro over Møllebækken')
    expect(result.stdout).toContain('byråd.txt')
    expect(result.stdout).toContain('»bro«')
    expect(result.stderr).toMatch(/agenda items? in/)
    expectNoInsides(result)
  })

  test('without a hit says so and ends with 1', async () => {
    const result = await search('vindmøllelav')
    expect(result).toMatchObject({ code: 1, stdout: '' })
    expect(result.stderr).toContain('No agenda item')
  })

  test('with --json prints an answer that its schema accepts, with or without a hit', async () => {
    for (const query of ['cykelsti', 'vindmøllelav']) {
      const { stdout } = await search(query, '--json')
      const answer = searchResponseSchema.parse(JSON.parse(stdout))
      expect(answer.query).toBe(query)
      expect(answer.total > 0).toBe(query === 'cykelsti')
    }
  })

  test('takes filters, limit, offset and order', async () => {
    const titles = async (...args: string[]): Promise<string[]> => {
      const { stdout } = await search('cykelsti', '--json', ...args)
      return searchResponseSchema.parse(JSON.parse(stdout)).hits.map(({ title }) => title)
    }
    expect(await titles('--municipality', 'Ådal')).toEqual(['Cykelstier i byen'])
    expect(await titles('--from', '2025-01-01', '--to', '2025-12-31')).toEqual(['Cykelstier i byen'])
    expect(await titles('--sort', 'oldest', '--limit', '1')).toEqual(['Cykelsti langs Åvej'])
    expect(await titles('--sort', 'oldest', '--limit', '1', '--offset', '1')).toEqual(['Cykelstier i byen'])
    expect(await titles('--municipality', 'Ådal', '--municipality', 'Vesterå')).toHaveLength(2)
  })

  test('shows a case once with --collapse case, and where else it was treated', async () => {
    const all = await search('hegn', '--json')
    expect(searchResponseSchema.parse(JSON.parse(all.stdout)).total).toBe(2)
    const { stdout, stderr, code } = await search('hegn', '--collapse', 'case')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {3}\+ (?:Byrådet|Økonomiudvalget) · 2024-0[34]-\d\d/m)
    expect(stderr).toContain('1 cases in')
    expectRefusal(await search('hegn', '--collapse', 'meeting'), 2)
  })

  test('of several words without quotes is one query', async () => {
    expect((await search('ny', 'bro', 'over', 'Møllebækken')).stdout).toContain('1. Ny bro')
  })

  test('makes control characters of the minutes visible', async () => {
    const { stdout } = await search('cykelstier tælles')
    expect(stdout).not.toContain('\u001b')
  })

  test('says that words alone were searched when there is no model', async () => {
    const { stderr } = await search('cykelsti')
    expect(stderr).toMatch(/0 of \d+ passages have vectors/)
  })

  test('with --explain says why', async () => {
    expect((await search('cykelsti', '--explain')).stdout).toContain('coverage')
  })
})

describe('a query', () => {
  const short = ['b', '7', '"', '-', '*', '!?.,;:', '""', '()', '…']
  for (const query of short) {
    test(`${JSON.stringify(query)} is too short`, async () => {
      const result = await search(query)
      expectRefusal(result, 2)
      expect(result.stderr).toContain('at least 2')
    })
  }

  test('of 10,000 characters is too long', async () => {
    const result = await search('bro '.repeat(2_500))
    expectRefusal(result, 2)
    expect(result.stderr).toContain('1,000')
  })

  test('of 100 words is too long', async () => {
    expectRefusal(await search(Array.from({ length: 100 }, (_, index) => `ord${index}`).join(' ')), 2)
  })

  test('that is empty is refused', async () => {
    expectRefusal(await search(''), 2)
    expectRefusal(await search('   '), 2)
  })

  const odd = [
    'og den eller',
    'AND',
    'OR',
    'NEAR(',
    'NEAR(bro sti)',
    '"bro',
    'bro*',
    'title: bro',
    "bro' OR 1=1 --",
  ]
  for (const query of odd) {
    test(`${JSON.stringify(query)} is searched as words`, async () => {
      const result = await search(query)
      expectNoInsides(result)
      expect([0, 1]).toContain(result.code)
    })
  }

  test('that begins with a minus can be given after --', async () => {
    const result = await runCli(['search', '--data', data, '--model', 'none', '--', '-bro cykelsti'])
    expect(result.code).toBe(0)
    expect(result.stdout).not.toContain('Ny bro')
  })

  test('that begins with a minus says how, when it is given as it is', async () => {
    const result = await search('-bro')
    expectRefusal(result, 2)
    expect(result.stderr).toContain('--')
  })
})
