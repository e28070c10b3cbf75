import { readFile } from 'node:fs/promises'
import { type SearchMode, searchModes } from '../../../src/contract/search.ts'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import {
  formatTable,
  readJudgedQueries,
  evaluate as runEvaluation,
} from '../../../src/evaluation/evaluate.ts'
import { createSearchService } from '../../../src/search/service.ts'
import { type Command, print, text } from '../command.ts'
import { open } from '../open.ts'

export const evaluate: Command = {
  name: 'eval',
  usage: 'referatsoeg eval --queries FILE [--data DIR] [--mode M] [--json]',
  summary: 'measure relevance on judged queries',
  examples: [
    'referatsoeg eval --queries fixtures/relevance/queries.jsonl',
    'referatsoeg eval --queries q.jsonl --mode keyword --json',
  ],
  flags: {
    queries: { type: 'string', value: 'FILE', help: 'Judged queries, one JSON object a line.' },
    mode: { type: 'string', value: 'MODE', help: 'hybrid, keyword or semantic. Default: all three.' },
    json: { type: 'boolean', help: 'Every query with its ranking and figures, as JSON.' },
  },
  async run(invocation) {
    const file = text(invocation, 'queries')
    if (file === undefined) throw new SearchError('usage', 'Name the judged queries with --queries FILE.')
    const jsonl = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new SearchError('path-not-found', `The file "${file}" cannot be read.`, { cause })
    })
    const queries = readJudgedQueries(jsonl)
    const opened = open(invocation.settings, 'read')
    try {
      const service = createSearchService(opened)
      const evaluations = []
      for (const mode of chosenModes(text(invocation, 'mode'))) {
        evaluations.push(await runEvaluation(service, queries, mode))
      }
      const json = evaluations.length === 1 ? evaluations[0] : evaluations
      print(
        invocation.flags.json === true
          ? JSON.stringify(json, null, 2)
          : evaluations.map(formatTable).join('\n\n'),
      )
      return exitCodes.ok
    } finally {
      await opened.close()
    }
  },
}

function chosenModes(mode: string | undefined): readonly SearchMode[] {
  if (mode === undefined) return searchModes
  const known = searchModes.find((candidate) => candidate === mode)
  if (!known) throw new SearchError('usage', `--mode: "${mode}" is none of ${searchModes.join(', ')}.`)
  return [known]
}
