import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import { inspectSource } from '../../inspect.ts'
import { readDocument } from '../../read/index.ts'
import { type Command, print, visible } from '../command.ts'

export const inspect: Command = {
  name: 'inspect',
  usage: 'referatsoeg inspect FILE [--json]',
  summary: 'show what the parser makes of one file; writes nothing',
  examples: ['referatsoeg inspect minutes/a.txt', 'referatsoeg inspect minutes/a.txt --json | jq .items[0]'],
  flags: { json: { type: 'boolean', help: 'Everything, as JSON.' } },
  async run({ positionals, flags }) {
    const [file] = positionals
    if (file === undefined || positionals.length > 1)
      throw new SearchError('usage', 'Name one file to inspect.')
    const bytes = await readFile(file).catch((cause: unknown) => {
      throw new SearchError('path-not-found', `The file "${file}" cannot be read.`, { cause })
    })
    const result = inspectSource(readDocument(bytes, basename(file)), basename(file))
    print(flags.json === true ? JSON.stringify(result, null, 2) : visible(summarise(result)))
    return exitCodes.ok
  },
}

function summarise({ meeting, items, diagnostics }: ReturnType<typeof inspectSource>): string {
  const head = [meeting.municipality, meeting.body, meeting.date, meeting.start].filter(Boolean).join(' · ')
  const rows = items.map((item) => {
    const marks = [item.closed ? 'closed' : item.kind, item.outcome, item.caseNumber]
      .filter(Boolean)
      .join(', ')
    return `${String(item.ordinal).padStart(3)}. ${item.title}  [${marks}; ${item.sections.length} sections]`
  })
  const notes = diagnostics.map(({ line, code, message }) => `  line ${line}: ${message} (${code})`)
  return [`${head || 'No meeting recognised'}  (layout ${meeting.layout})`, ...rows, ...notes].join('\n')
}
