import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open } from '../../indexer/cli/open.ts'
import { readSettings } from '../../src/config.ts'
import type { SearchMode } from '../../src/contract/search.ts'
import type { Filter } from '../../src/engines/port.ts'
import { type Clause, type ParsedQuery, parseQuery } from '../../src/search/query.ts'
import { queryFields } from '../../src/search/query-fields.ts'
import { createSearchService, queryLimits } from '../../src/search/service.ts'
import { makeDocument } from '../support/documents.ts'
import { embedPending } from '../support/hashing-embedder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Every example of docs/query-language.md, done as it says. */

const text = readFileSync(new URL('../../docs/query-language.md', import.meta.url), 'utf8')

type Row = Readonly<Record<string, string>>

const tables: readonly (readonly Row[])[] = text
  .split(/\n\s*\n/)
  .filter((block) => block.startsWith('|'))
  .map((block) => {
    const [head = [], , ...rows] = block.split('\n').map((line) => line.split(' | ').map(trimBars))
    return rows.map((cells) => Object.fromEntries(head.map((name, column) => [name, cells[column] ?? ''])))
  })

function trimBars(cell: string): string {
  return cell.replace(/^\|\s?|\s?\|$/g, '').trim()
}

const code = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside)

/** Rows of all tables that have a column, as the query of the first cell and the text of the other. */
function examples(column: string): [query: string, cell: string][] {
  return tables
    .flat()
    .filter((row) => row[column] !== undefined)
    .map((row) => [code(row['Skriv · Type'])[0] ?? '', row[column] ?? ''])
}

const partNames = { title: 'titel ', decision: 'beslutning ' } as const
const clauseNames: Readonly<Record<Clause['kind'], string>> = {
  words: 'ord',
  phrase: 'frase',
  prefix: 'begynder',
}

function clause({ kind, text, part }: Clause): string {
  return `${part === null ? '' : partNames[part]}${clauseNames[kind]}: ${text}`
}

const filterNames: Readonly<Partial<Record<keyof Filter, string>>> = {
  municipality: 'kommune',
  bodyContains: 'udvalg',
  caseNumber: 'sag',
  kle: 'kle',
  outcome: 'udfald',
  from: 'fra',
  to: 'til',
  year: 'år',
  party: 'parti',
}

function conditions({ amount, ...rest }: Filter): string[] {
  const named = Object.entries(rest).map(
    // The keys are those of a Filter by the parameter's type.
    ([name, value]) => `${filterNames[name as keyof Filter]} = ${[value].flat().join(', ')}`,
  )
  if (!amount) return named
  if (amount.min === amount.max) return [...named, `beløb = ${amount.min}`]
  return [
    ...named,
    ...(amount.min === undefined ? [] : [`beløb ≥ ${amount.min}`]),
    ...(amount.max === undefined ? [] : [`beløb ≤ ${amount.max}`]),
  ]
}

/** A parsed query in the words of the document. */
function readAs({ wanted, alternatives, excluded, filter, without }: ParsedQuery): string {
  return [
    ...alternatives.map((group) => `enten ${group.map(clause).join(' eller ')}`),
    ...wanted.map(clause),
    ...excluded.map((one) => `ikke ${clause(one)}`),
    ...conditions(filter),
    ...without.flatMap(conditions).map((condition) => `ikke ${condition}`),
  ].join(' · ')
}

describe('the document of the query language', () => {
  const read = examples('Læses som · Read as')

  test('has examples', () => {
    expect(read.length).toBeGreaterThan(40)
    expect(examples('Finder · Finds').length).toBeGreaterThan(15)
  })

  test.each(read)('%s is read as it says', (query, expected) => {
    expect(readAs(parseQuery(query))).toBe(expected)
  })

  test('names every field with all its aliases, and shows one that works', () => {
    const named = tables.flat().flatMap((row) => (row['Felt · Field'] ? [code(row['Felt · Field'])] : []))
    expect(named).toEqual(queryFields.map(({ names }) => names.map((name) => `${name}:`)))
    for (const { example } of queryFields) expect(read.map(([query]) => query)).toContain(example)
  })

  test('gives the limits that hold', () => {
    expect(text).toContain(`over ${queryLimits.characters.toLocaleString('da')}`)
    expect(text).toContain(`${queryLimits.terms} ord`)
  })
})

describe('what the document says is found', () => {
  const byWords = examples('Finder · Finds')
  const byMeaning = examples('Finder ved betydning · Finds by meaning')
  const texts = [...byWords, ...byMeaning].map(([, cell]) => code(cell)[0] ?? '')
  const opened = open(readSettings({ data: temporaryFolder() }, {}), 'write')
  const { engine, embedder } = opened
  const service = createSearchService(opened)

  beforeAll(async () => {
    const items = texts.map((case_, index) => ({ title: `Punkt ${index + 1}`, texts: { case: case_ } }))
    await engine.replaceDocument(makeDocument({ name: 'eksempler.txt', items }))
    if (embedder) await embedPending(engine, embedder)
  })
  afterAll(() => opened.close())

  const found = async (query: string, mode: SearchMode): Promise<readonly (string | undefined)[]> =>
    (await service.search({ query, mode, limit: 3 })).hits.map(({ passages }) => passages[0]?.text)

  test.each(byWords)('%s finds %s', async (query, cell) => {
    expect(await found(query, 'keyword')).toContain(code(cell)[0])
  })

  test.each(byMeaning)('%s finds by meaning %s', async (query, cell) => {
    for (const mode of ['hybrid', 'semantic'] as const)
      expect((await found(query, mode))[0]).toBe(code(cell)[0])
    expect(await found(query, 'keyword')).not.toContain(code(cell)[0])
  })

  test('a correction is told', async () => {
    expect((await service.search({ query: 'oversvømelse' })).corrected).toBe('oversvømmelse')
  })

  test('every example is answered, and only what is too short is refused', async () => {
    for (const [query] of [...examples('Læses som · Read as'), ...byWords]) {
      await expect(service.search({ query, mode: 'keyword' })).resolves.toHaveProperty('total')
    }
    const refused = code(text.slice(text.indexOf('Kun to ting afvises')))
    expect(refused.length).toBeGreaterThan(2)
    for (const query of refused) await expect(service.search({ query })).rejects.toThrow('fewer than 2')
  })
})
