import type { Comparison, Estimate, Measured, Summary } from '../contract/evaluation.ts'

const columns = ['ndcg', 'mrr', 'recall', 'success'] as const
const heads = ['nDCG@10', 'MRR', 'recall@10', 'success@1']

/** A plain table for people: mean and 95 % interval of each metric by kind. */
export function formatTable(name: string, { summaries, none }: Measured): string {
  return [
    ...rows(name, summaries, level),
    ...(none.queries > 0 ? [`nothing to find: ${none.empty} of ${none.queries} came back empty`] : []),
  ].join('\n')
}

/** Queries named below a comparison; the JSON has them all. */
const shown = 10

/** Differences by kind, and the queries that changed most. Intervals that do not hold zero are marked. */
export function formatComparison({
  before,
  after,
  differences,
  none,
  changed,
  unpaired,
}: Comparison): string {
  const most = changed.slice(0, shown)
  return [
    ...rows(`${before} → ${after}`, differences, difference),
    '* zero lies outside the 95 % interval (paired bootstrap)',
    ...(none.queries > 0
      ? [`nothing to find: ${none.emptyBefore} → ${none.emptyAfter} of ${none.queries} came back empty`]
      : []),
    ...(unpaired > 0 ? [`${unpaired} queries stand on one side only and are left out`] : []),
    ...(most.length > 0 ? [`${changed.length} queries changed, most of all:`] : ['No query changed.']),
    ...most.map(
      (query) => `  ${query.before.toFixed(3)} → ${query.after.toFixed(3)}  ${query.kind}: ${query.query}`,
    ),
  ].join('\n')
}

function rows(name: string, summaries: readonly Summary[], cell: (estimate: Estimate) => string): string[] {
  const width = Math.max(name.length, ...summaries.map(({ kind }) => kind.length)) + 2
  const row = (first: string, count: string, cells: readonly string[]): string =>
    [first.padEnd(width), count.padStart(7), ...cells.map((text) => text.padStart(26))].join('')
  return [
    row(name, 'queries', heads),
    ...summaries.map((summary) =>
      row(
        summary.kind,
        String(summary.queries),
        columns.map((column) => cell(summary[column])),
      ),
    ),
  ]
}

const level = ({ mean, low, high }: Estimate): string =>
  `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`

const difference = ({ mean, low, high }: Estimate): string =>
  `${signed(mean)} [${signed(low)}, ${signed(high)}]${low > 0 || high < 0 ? '*' : ' '}`

function signed(value: number): string {
  const text = value.toFixed(3)
  if (Number(text) === 0) return '0.000'
  return value > 0 ? `+${text}` : text
}
