import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { describeFault } from '../../../src/contract/parameter-faults.ts'
import {
  type Precedent,
  type PrecedentsQuery,
  type PrecedentsResponse,
  readPrecedentsBody,
  toPrecedentsQuery,
} from '../../../src/contract/precedents.ts'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import { createSearchService } from '../../../src/search/service.ts'
import { readDocument } from '../../read/index.ts'
import { type Command, type Invocation, list, print, say, text, visible } from '../command.ts'
import { open } from '../open.ts'

export const precedents: Command = {
  name: 'precedents',
  usage: 'referatsoeg precedents FILE|- [--title T] [--limit N] [--json] [filters]',
  summary: 'print earlier cases like a draft, with what was decided',
  examples: [
    'referatsoeg precedents draft.txt',
    'referatsoeg precedents - --limit 5 < draft.txt',
    'referatsoeg precedents draft.txt --municipality Slagelse --from 2022-01-01 --json',
  ],
  flags: {
    title: { type: 'string', value: 'TITLE', help: 'Heading of the draft.' },
    limit: { type: 'string', value: 'N', help: 'Cases to print, 1 to 100. Default: 10.' },
    json: { type: 'boolean', help: 'The whole answer, as JSON.' },
    municipality: {
      type: 'string',
      value: 'VALUE',
      help: 'Municipality; repeat for alternatives.',
      multiple: true,
    },
    body: {
      type: 'string',
      value: 'VALUE',
      help: 'Committee or council; repeat for alternatives.',
      multiple: true,
    },
    from: { type: 'string', value: 'DATE', help: 'Meetings from this date, YYYY-MM-DD.' },
    to: { type: 'string', value: 'DATE', help: 'Meetings up to this date, YYYY-MM-DD.' },
  },
  async run(invocation) {
    const request = await readRequest(invocation)
    const opened = open(invocation.settings, 'read')
    try {
      const answer = await createSearchService(opened).precedents(request)
      if (invocation.flags.json === true) print(JSON.stringify(answer, null, 2))
      else printTable(answer)
      return answer.hits.length > 0 ? exitCodes.ok : exitCodes.noHit
    } finally {
      await opened.close()
    }
  },
}

async function readRequest(invocation: Invocation): Promise<PrecedentsQuery> {
  const [path, ...more] = invocation.positionals
  if (path === undefined || more.length > 0) {
    throw new SearchError('usage', 'Name one file with the draft, or - for standard input.')
  }
  const limit = text(invocation, 'limit')
  const { values, faults } = readPrecedentsBody({
    text: await readDraft(path),
    title: text(invocation, 'title'),
    limit: limit === undefined ? undefined : Number(limit),
    municipality: list(invocation, 'municipality'),
    body: list(invocation, 'body'),
    from: text(invocation, 'from'),
    to: text(invocation, 'to'),
  })
  if (values === null) throw new SearchError('bad-request', faults.map(describeFault).join(' '))
  return toPrecedentsQuery(values)
}

async function readDraft(path: string): Promise<string> {
  const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path).catch(unreadable(path))
  return readDocument(bytes, path).text
}

function unreadable(path: string): (cause: unknown) => never {
  return (cause) => {
    throw new SearchError('path-not-found', `The file "${path}" cannot be read.`, { cause })
  }
}

function printTable({ hits, degraded, tookMs }: PrecedentsResponse): void {
  const rows = hits.map(toRow)
  const widths = columns.map(({ head, widest }, column) =>
    Math.min(widest, Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0))),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cut(cell, widths[column] ?? 0).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  if (hits.length > 0) print(line(columns.map(({ head }) => head)))
  for (const row of rows) print(visible(line(row)))
  if (degraded.length > 0) say('Compared by words, for some or all items: vectors are missing.')
  say(hits.length === 0 ? 'No earlier case is like this.' : `${hits.length} cases in ${tookMs} ms`)
}

const columns = [
  { head: 'SCORE', widest: 5 },
  { head: 'DATE', widest: 10 },
  { head: 'BODY', widest: 44 },
  { head: 'CASE', widest: 60 },
  { head: 'DECISION', widest: 60 },
] as const

function toRow({ score, meeting, title, decision, decisionText }: Precedent): string[] {
  const where = [meeting.municipality, meeting.body].filter(Boolean).join(', ')
  return [score.toFixed(2), meeting.date ?? '', where, title, decisionText ?? decision.outcome ?? ''].map(
    (cell) => cell.replace(/\s+/g, ' '),
  )
}

const cut = (cell: string, width: number): string =>
  cell.length <= width ? cell : `${cell.slice(0, Math.max(0, width - 1))}…`
