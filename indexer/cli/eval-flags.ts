import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type Comparison,
  type Evaluation,
  type EvaluationReport,
  evaluationReportSchema,
  type MetricName,
  metricNames,
} from '../../src/contract/evaluation.ts'
import { type SearchMode, searchModes } from '../../src/contract/search.ts'
import { SearchError } from '../../src/errors.ts'
import { compare } from '../../src/evaluation/compare.ts'

/** Readers for the flags of `referatsoeg eval`. Each throws a SearchError that names the flag and what it takes. */

export async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new SearchError('path-not-found', `The file "${file}" cannot be read.`, { cause })
  })
}

export function chosenModes(names: readonly string[] | undefined): readonly SearchMode[] {
  if (names === undefined) return searchModes
  const modes = names.flatMap((name) => name.split(',')).map((name) => name.trim())
  return [...new Set(modes)].map((name) => {
    const known = searchModes.find((mode) => mode === name)
    if (!known) throw new SearchError('usage', `--mode: "${name}" is none of ${searchModes.join(', ')}.`)
    return known
  })
}

export function sampleSize(value: string | undefined, all: number): number {
  if (value === undefined) return all
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new SearchError('usage', `--sample: "${value}" is no whole number from 1.`)
  }
  return Number(value)
}

export type Baseline = (evaluations: readonly Evaluation[]) => Comparison[]

/** What `--compare` names, read before the long run so that a slip is told at once. */
export async function readBaseline(
  named: string | undefined,
  modes: readonly SearchMode[],
): Promise<Baseline> {
  if (named === undefined) return () => []
  if (searchModes.some((mode) => mode === named)) return modeBaseline(named, modes)
  const earlier = readReport(await readText(named), basename(named))
  if (!earlier.evaluations.some(({ mode }) => modes.includes(mode))) {
    throw new SearchError('usage', `--compare: ${basename(named)} has none of the modes that are run.`)
  }
  return (evaluations) =>
    evaluations.flatMap(({ mode, queries }) => {
      const before = earlier.evaluations.find((evaluation) => evaluation.mode === mode)
      return before
        ? [compare({ name: `${mode} before`, queries: before.queries }, { name: 'now', queries })]
        : []
    })
}

function modeBaseline(named: string, modes: readonly SearchMode[]): Baseline {
  if (modes.length < 2 || !modes.some((mode) => mode === named)) {
    throw new SearchError('usage', `--compare ${named} needs ${named} and another mode among --mode.`)
  }
  return (evaluations) => {
    const before = evaluations.find(({ mode }) => mode === named)
    return evaluations
      .filter(({ mode }) => mode !== named)
      .map(({ mode, queries }) =>
        compare({ name: named, queries: before?.queries ?? [] }, { name: mode, queries }),
      )
  }
}

function readReport(json: string, name: string): EvaluationReport {
  try {
    return evaluationReportSchema.parse(JSON.parse(json))
  } catch (cause) {
    throw new SearchError('bad-request', `${name} is no output of \`referatsoeg eval --json\`.`, {
      hint: 'Write one first: `referatsoeg eval --queries FILE --json > before.json`.',
      cause,
    })
  }
}

export interface Floor {
  readonly metric: MetricName
  readonly least: number
}

export function readFloor(value: string): Floor {
  const [name = '', least = ''] = value.split('=')
  const metric = metricNames.find((known) => known === name)
  if (!metric || !/^(?:0(?:\.\d+)?|\.\d+|1(?:\.0+)?)$/.test(least)) {
    throw new SearchError('usage', `--floor: "${value}" is not like ndcg=0.9.`, {
      hint: `Metrics are ${metricNames.join(', ')}; the least figure is from 0 to 1.`,
    })
  }
  return { metric, least: Number(least) }
}

/** What to tell when a mode is below the floor. */
export function checkFloor({ mode, summaries }: Evaluation, { metric, least }: Floor): string[] {
  const mean = summaries[0]?.[metric].mean ?? 0
  return mean < least ? [`${mode}: ${metric} ${mean.toFixed(4)} is below ${least}.`] : []
}
