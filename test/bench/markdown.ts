import type { Estimate, Measured, Summary } from '../../src/contract/evaluation.ts'

/** A table as Markdown: first column to the left, figures to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = head.map((name, column) => [name, ...rows.map((row) => row[column] ?? '')])
  const isText = columns.map(
    (cells, column) => column === 0 || cells.slice(1).some((cell) => /^[a-zæøå*]{3}/i.test(cell)),
  )
  const widths = columns.map((cells) => Math.max(3, ...cells.map((cell) => cell.length)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (isText[column] ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (isText[column] ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

const nothing: Estimate = { mean: Number.NaN, low: Number.NaN, high: Number.NaN }

/** The row of one kind of query. */
export function summaryOf({ summaries }: Pick<Measured, 'summaries'>, kind: string): Summary {
  const found = summaries.find((summary) => summary.kind === kind)
  return found ?? { kind, queries: 0, ndcg: nothing, mrr: nothing, recall: nothing, success: nothing }
}

/** `.952`, as figures from 0 to 1 are printed. */
export const share = (value: number): string => (value === 1 ? '1.000' : value.toFixed(3).replace(/^0/, ''))

/** `.952 [.928, .972]` */
export const interval = ({ mean, low, high }: Estimate): string =>
  `${share(mean)} [${share(low)}, ${share(high)}]`
