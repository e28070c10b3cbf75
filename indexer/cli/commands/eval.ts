import {
  type Evaluation,
  type EvaluationReport,
  type JudgedQuery,
  metricNames,
} from '../../../src/contract/evaluation.ts'
import type { SearchMode } from '../../../src/contract/search.ts'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import { evaluate as evaluateMode } from '../../../src/evaluation/evaluate.ts'
import { readJudgedQueries, sampleQueries } from '../../../src/evaluation/queries.ts'
import { formatComparison, formatTable } from '../../../src/evaluation/table.ts'
import { createSearchService } from '../../../src/search/service.ts'
import { type Command, list, print, say, text } from '../command.ts'
import { checkFloor, chosenModes, readBaseline, readFloor, readText, sampleSize } from '../eval-flags.ts'
import { type Opened, open } from '../open.ts'
import { createBar } from '../progress.ts'

export const evaluate: Command = {
  name: 'eval',
  usage: 'referatsoeg eval --queries FILE [--mode M] [--compare FILE|MODE] [--sample N] [--floor F] [--json]',
  summary: 'measure relevance on judged queries, and what a change did to it',
  examples: [
    'referatsoeg eval --queries fixtures/relevance/queries.jsonl --sample 300',
    'referatsoeg eval --queries q.jsonl --json > before.json',
    'referatsoeg eval --queries q.jsonl --compare before.json',
    'referatsoeg eval --queries q.jsonl --mode keyword,hybrid --compare keyword',
    'referatsoeg eval --queries q.jsonl --mode hybrid --floor ndcg=0.9',
  ],
  flags: {
    queries: { type: 'string', value: 'FILE', help: 'Judged queries, one JSON object a line.' },
    mode: {
      type: 'string',
      value: 'MODE',
      multiple: true,
      help: 'hybrid, keyword or semantic; several with commas. Default: all three.',
    },
    compare: {
      type: 'string',
      value: 'FILE|MODE',
      help: 'Differences from an earlier --json output, or from a mode of this run.',
    },
    sample: { type: 'string', value: 'N', help: 'Run N of the queries, of every kind its share.' },
    floor: {
      type: 'string',
      value: 'METRIC=N',
      multiple: true,
      help: `Exit with 3 when a mode is below: ${metricNames.join(', ')}, 0 to 1.`,
    },
    json: { type: 'boolean', help: 'Every query with its ranking and figures, as JSON.' },
  },
  async run(invocation) {
    const file = text(invocation, 'queries')
    if (file === undefined) throw new SearchError('usage', 'Name the judged queries with --queries FILE.')
    const modes = chosenModes(list(invocation, 'mode'))
    const floors = (list(invocation, 'floor') ?? []).map(readFloor)
    const before = await readBaseline(text(invocation, 'compare'), modes)
    const read = readJudgedQueries(await readText(file))
    if (read.length === 0) throw new SearchError('bad-request', `The file "${file}" holds no judged query.`)
    const queries = sampleQueries(read, sampleSize(text(invocation, 'sample'), read.length))
    const opened = open(invocation.settings, 'read')
    try {
      const evaluations = await runModes(opened, queries, modes, invocation.signal)
      if (evaluations === null) return exitCodes.interrupted
      const report: EvaluationReport = {
        version: 1,
        collection: await describeCollection(opened),
        queries: { read: read.length, run: queries.length },
        evaluations,
        comparisons: before(evaluations),
      }
      print(invocation.flags.json === true ? JSON.stringify(report, null, 2) : formatReport(report))
      warnDegraded(opened, report.collection, modes)
      const below = evaluations.flatMap((evaluation) =>
        floors.flatMap((floor) => checkFloor(evaluation, floor)),
      )
      for (const line of below) say(line)
      return below.length > 0 ? exitCodes.belowFloor : exitCodes.ok
    } finally {
      await opened.close()
    }
  },
}

/** Null when the user stopped it. */
async function runModes(
  opened: Opened,
  queries: readonly JudgedQuery[],
  modes: readonly SearchMode[],
  signal: AbortSignal,
): Promise<Evaluation[] | null> {
  const service = createSearchService(opened)
  const bar = createBar()
  try {
    const evaluations: Evaluation[] = []
    for (const mode of modes) {
      const onQuery = (done: number): void => bar.show(`${mode} queries`, done, queries.length)
      evaluations.push(await evaluateMode(service, queries, mode, { onQuery, signal }))
    }
    return evaluations
  } catch (thrown) {
    if (signal.aborted) return null
    throw thrown
  } finally {
    bar.clear()
  }
}

/** Figures of a mode that could not do its work are no figures of it. */
function warnDegraded(
  { embedder }: Opened,
  { embedded, embeddable }: EvaluationReport['collection'],
  modes: readonly SearchMode[],
): void {
  const known = embedder ? embedded : 0
  if (known === embeddable || modes.every((mode) => mode === 'keyword')) return
  say(`Measured by words only for a part: ${known} of ${embeddable} passages have vectors.`)
}

async function describeCollection({ engine }: Opened): Promise<EvaluationReport['collection']> {
  const { documents, items, passages, embeddable, embedded } = await engine.stats()
  return { documents, items, passages, embeddable, embedded }
}

function formatReport({ evaluations, comparisons }: EvaluationReport): string {
  return [
    ...evaluations.map((evaluation) => formatTable(evaluation.mode, evaluation)),
    ...comparisons.map(formatComparison),
  ].join('\n\n')
}
