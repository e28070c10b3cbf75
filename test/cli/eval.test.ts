import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type EvaluationReport, evaluationReportSchema } from '../../src/contract/evaluation.ts'
import { type CliResult, runCli } from '../support/cli.ts'
import { write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const data = temporaryFolder()
const files = temporaryFolder()
const queries = join(files, 'queries.jsonl')

const judged = [
  { id: 'q1', query: 'gammel bro', kind: 'keyword', judgments: { 'byråd.txt#1': 3 } },
  { id: 'q2', query: 'cykelsti', kind: 'keyword', judgments: { 'byråd.txt#2': 3 } },
  { id: 'q3', query: 'hvor kører skolebørn sikkert', kind: 'question', judgments: { 'byråd.txt#2': 3 } },
  { id: 'q4', query: 'cykelsti', kind: 'wrong', judgments: { 'byråd.txt#1': 3 } },
  { id: 'q5', query: 'vindmøllelav', kind: 'none', judgments: {} },
]

beforeAll(async () => {
  const minutes = temporaryFolder()
  write(minutes, 'byråd.txt', {
    items: [
      { title: 'Ny bro over Møllebækken', text: 'Den gamle bro er rådden og spærret.', decision: 'Udsat.' },
      { title: 'Cykelsti langs Åvej', text: 'Stien giver skolebørn en sikker vej.' },
    ],
  })
  writeFileSync(queries, judged.map((query) => JSON.stringify(query)).join('\n'))
  expect((await runCli(['index', minutes, '--data', data, '--model', 'none'])).code).toBe(0)
})

const evaluate = (...args: string[]): Promise<CliResult> =>
  runCli(['eval', '--queries', queries, '--data', data, '--model', 'none', ...args])

async function report(...args: string[]): Promise<EvaluationReport> {
  const { stdout, code } = await evaluate('--json', ...args)
  expect(code).toBe(0)
  return evaluationReportSchema.parse(JSON.parse(stdout))
}

describe('eval', () => {
  test('prints a table for each mode, by kind, with intervals', async () => {
    const result = await evaluate('--mode', 'keyword,hybrid')
    expect(result.code).toBe(0)
    for (const word of ['keyword', 'hybrid', 'nDCG@10', 'MRR', 'recall@10', 'success@1', 'question', '[']) {
      expect(result.stdout).toContain(word)
    }
    expect(result.stdout).toContain('nothing to find: 1 of 1 came back empty')
    expect(result.stderr).toMatch(/words only for a part: 0 of \d+ passages/)
    expectNoInsides(result)
  })

  test('with --json prints what its schema accepts, in the modes asked for', async () => {
    const { collection, queries: counts, evaluations } = await report('--mode', 'keyword')
    expect(collection).toMatchObject({ documents: 1, items: 2, embedded: 0 })
    expect(counts).toEqual({ read: 5, run: 5 })
    expect(evaluations.map(({ mode }) => mode)).toEqual(['keyword'])
    expect(evaluations[0]?.queries.map(({ ranking }) => ranking[0] ?? null)).toEqual([
      'byråd.txt#1',
      'byråd.txt#2',
      'byråd.txt#2',
      'byråd.txt#2',
      null,
    ])
    expect(evaluations[0]?.summaries.map(({ kind, success }) => [kind, success.mean])).toEqual([
      ['all', 0.75],
      ['keyword', 1],
      ['question', 1],
      ['wrong', 0],
    ])
    const modes = (await report('--mode', 'hybrid', '--mode', 'semantic')).evaluations.map(({ mode }) => mode)
    expect(modes).toEqual(['hybrid', 'semantic'])
  })

  describe('compared with an earlier output', () => {
    const before = join(files, 'before.json')
    const changed = join(files, 'changed.json')

    beforeAll(async () => {
      const { stdout } = await evaluate('--json', '--mode', 'keyword')
      writeFileSync(before, stdout)
      // As if the other item had been first.
      writeFileSync(changed, stdout.replaceAll('"byråd.txt#2"\n', '"byråd.txt#1"\n'))
    })

    test('that is the same says that no query changed', async () => {
      expect((await evaluate('--mode', 'keyword', '--compare', before)).stdout).toContain('No query changed.')
    })

    test('gives the differences by kind and every query that changed', async () => {
      const { comparisons } = await report('--mode', 'keyword', '--compare', changed)
      expect(comparisons).toHaveLength(1)
      expect(comparisons[0]?.changed.map(({ id }) => id).sort()).toEqual(['q2', 'q3', 'q4'])
      const question = comparisons[0]?.differences.find(({ kind }) => kind === 'question')
      expect(question?.ndcg.mean).toBe(1)
    })
  })

  test('compares with a mode of the same run', async () => {
    const { comparisons } = await report('--compare', 'keyword')
    expect(comparisons.map(({ before, after }) => [before, after])).toEqual([
      ['keyword', 'hybrid'],
      ['keyword', 'semantic'],
    ])
  })

  test('with --sample runs a part of the queries, of each kind its share', async () => {
    const { queries: counts, evaluations } = await report('--mode', 'keyword', '--sample', '4')
    expect(counts).toEqual({ read: 5, run: 4 })
    expect(new Set(evaluations[0]?.queries.map(({ kind }) => kind)).size).toBe(4)
  })

  test('ends with 3 below a floor and with 0 on it', async () => {
    const below = await evaluate('--mode', 'keyword', '--floor', 'success=0.76')
    expect(below.code).toBe(3)
    expect(below.stderr).toContain('success 0.7500 is below 0.76')
    expect(below.stdout).toContain('nDCG@10')
    expect((await evaluate('--mode', 'keyword', '--floor', 'success=0.75', '--floor', 'mrr=.5')).code).toBe(0)
  })
})

const noReport = join(files, 'list.json')
writeFileSync(noReport, '[]')

const refused: readonly (readonly [args: readonly string[], named: string])[] = [
  [['--mode', 'keyword,fuzzy'], 'fuzzy'],
  [['--sample', '0'], '--sample'],
  [['--sample', 'many'], '--sample'],
  [['--floor', 'ndcg'], '--floor'],
  [['--floor', 'ndcg=2'], '--floor'],
  [['--floor', 'map=0.5'], 'recall'],
  [['--compare', 'keyword', '--mode', 'hybrid'], '--compare keyword'],
  [['--compare', join(files, 'none.json')], 'none.json'],
  [['--compare', noReport], 'list.json'],
  [['--compare', queries], 'queries.jsonl'],
]

describe.concurrent('what cannot be measured', () => {
  test('a file without a query is refused', async ({ expect }) => {
    const empty = join(files, 'empty.jsonl')
    writeFileSync(empty, '\n')
    const result = await runCli(['eval', '--queries', empty, '--data', data])
    expectRefusal(result, 2)
    expect(result.stderr).toContain('no judged query')
  })

  for (const [args, named] of refused) {
    test(`\`${args[0]} ${args[1]?.split('/').at(-1)}\` is refused`, async ({ expect }) => {
      const result = await evaluate(...args)
      expectRefusal(result, 2)
      expect(result.stderr).toContain(named)
    })
  }

  test('a file with a wrong line is refused with its number', async ({ expect }) => {
    const wrong = join(files, 'wrong.jsonl')
    writeFileSync(wrong, `${readFileSync(queries, 'utf8')}\n{"id": 3}`)
    const result = await runCli(['eval', '--queries', wrong, '--data', data])
    expectRefusal(result, 2)
    expect(result.stderr).toContain('Line 6')
  })
})
