import type { Analyzer } from '../../../src/analysis/analyzer.ts'
import { overstemming, splitScore, understemming } from '../../analysis/scores.ts'
import type { ChainCost } from '../chain.ts'
import { markdownTable, share } from '../markdown.ts'

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
const count = (value: number): string => value.toLocaleString('en')

/** The word lists of `fixtures/analysis`: the half that was looked at, and the half that was not. */
export function analysisTable(analyzer: Analyzer): string {
  const halves = ['tuning', 'held-out'] as const
  const splits = halves.map((half) => splitScore(analyzer, half))
  const under = halves.map((half) => understemming(analyzer, half))
  const over = halves.map((half) => overstemming(analyzer, half))
  return markdownTable(
    ['measure', 'tuned on', 'held out', 'of'],
    [
      [
        'compound cuts, F1',
        ...splits.map(({ f1 }) => share(f1)),
        sizes(
          splits.map(({ words }) => words),
          'words',
        ),
      ],
      [
        'simple words cut',
        ...splits.map(({ falseSplits }) => percent(falseSplits)),
        'the simple ones of these',
      ],
      [
        'forms of one word kept apart',
        ...under.map((score) => percent(score.share)),
        sizes(
          under.map(({ pairs }) => pairs),
          'pairs',
        ),
      ],
      [
        'different words brought together',
        ...over.map((score) => percent(score.share)),
        sizes(
          over.map(({ pairs }) => pairs),
          'pairs, all of them look-alikes',
        ),
      ],
    ],
  )
}

const sizes = (numbers: readonly number[], what: string): string =>
  `${numbers.map(count).join(' and ')} ${what}`

/** Analysed against plain FTS5. */
export function costTable(cost: ChainCost): string {
  const kilobytes = (bytes: number): string => `${count(Math.round(bytes / 1024))} kB`
  const milliseconds = (value: number): string => `${value.toFixed(2)} ms`
  return markdownTable(
    ['FTS5 over the same text', 'plain', 'analysed'],
    [
      [
        `size, for ${kilobytes(cost.textBytes)} of text`,
        kilobytes(cost.plainBytes),
        kilobytes(cost.analysedBytes),
      ],
      ['query to first ten items, p50', milliseconds(cost.plain.p50), milliseconds(cost.analysed.p50)],
      ['query to first ten items, p95', milliseconds(cost.plain.p95), milliseconds(cost.analysed.p95)],
      ['words analysed a second, new text', '', count(cost.wordsPerSecond.first)],
      ['words analysed a second, words known', '', count(cost.wordsPerSecond.again)],
    ],
  )
}
