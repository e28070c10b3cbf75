import type { Evaluation, Measured, MetricName, Summary } from '../../../src/contract/evaluation.ts'
import type { SearchMode } from '../../../src/contract/search.ts'
import { compare } from '../../../src/evaluation/compare.ts'
import { interval, markdownTable, share, summaryOf } from '../markdown.ts'

/** Tables of docs/relevance.md, from measurements to Markdown. */

export type Modes = Readonly<Record<SearchMode, Evaluation>>

/** nDCG@10 by kind, one column a mode. */
export function modesTable(modes: Modes): string {
  return markdownTable(
    ['kind', 'queries', 'hybrid', 'keyword', 'semantic'],
    kindsOf(modes.hybrid).map(({ kind, queries }) => [
      kind,
      String(queries),
      ...(['hybrid', 'keyword', 'semantic'] as const).map((mode) =>
        interval(summaryOf(modes[mode], kind).ndcg),
      ),
    ]),
  )
}

export function nothingToFind(modes: Modes): string {
  const counts = Object.values(modes).map(({ mode, none }) => `${none.empty} of ${none.queries} (${mode})`)
  return `Queries that nothing answers came back empty: ${counts.join(', ')}.`
}

const heads: Readonly<Record<MetricName, string>> = {
  ndcg: 'nDCG@10',
  mrr: 'MRR',
  recall: 'recall@10',
  success: 'success@1',
}

/** Some metrics of one measurement by kind. */
export function metricsTable(measured: Measured, metrics: readonly MetricName[]): string {
  return markdownTable(
    ['kind', 'queries', ...metrics.map((metric) => heads[metric])],
    kindsOf(measured).map((summary) => [
      summary.kind,
      String(summary.queries),
      ...metrics.map((metric) => interval(summary[metric])),
    ]),
  )
}

/** What each mode adds to another, over all queries that have an answer. */
export function differencesTable(modes: Modes): string {
  const pairs = [
    ['keyword', 'hybrid'],
    ['semantic', 'hybrid'],
  ] as const
  return markdownTable(
    ['from', 'to', 'nDCG@10', 'MRR', 'success@1', 'queries changed'],
    pairs.map(([from, to]) => {
      const side = (mode: SearchMode) => ({ name: mode, queries: modes[mode].queries })
      const { differences, changed } = compare(side(from), side(to))
      const all = differences[0]
      const cells = all ? [all.ndcg, all.mrr, all.success].map(signedInterval) : []
      return [from, to, ...cells, String(changed.length)]
    }),
  )
}

function signedInterval({ mean, low, high }: Summary['ndcg']): string {
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${share(Math.abs(value))}`
  return `${signed(mean)} [${signed(low)}, ${signed(high)}]`
}

/** The same queries among the distractors: whole rankings, and with only the judged collection's items counted. */
export function distractorsTable(modes: Modes, judgedOnly: Measured): string {
  return markdownTable(
    ['kind', 'queries', 'hybrid', 'keyword', 'semantic', 'hybrid, judged items only'],
    kindsOf(modes.hybrid).map(({ kind, queries }) => [
      kind,
      String(queries),
      ...(['hybrid', 'keyword', 'semantic'] as const).map((mode) =>
        interval(summaryOf(modes[mode], kind).ndcg),
      ),
      interval(summaryOf(judgedOnly, kind).ndcg),
    ]),
  )
}

const kindsOf = ({ summaries }: Pick<Measured, 'summaries'>): readonly Summary[] => summaries

/** Success at rank 1 and MRR by kind on the generated queries, and the other modes on a sample. */
export function generatedTable(
  hybrid: Measured,
  sampled: Readonly<Record<'keyword' | 'semantic', Measured>>,
): string {
  return markdownTable(
    ['kind', 'queries', 'success@1', 'MRR', 'recall@10', 'keyword, MRR', 'semantic, MRR'],
    kindsOf(hybrid).map(({ kind, queries, success, mrr, recall }) => [
      kind,
      String(queries),
      interval(success),
      interval(mrr),
      interval(recall),
      interval(summaryOf(sampled.keyword, kind).mrr),
      interval(summaryOf(sampled.semantic, kind).mrr),
    ]),
  )
}
