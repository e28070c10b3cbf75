import type { Analyzer } from '../../src/analysis/analyzer.ts'
import { fixtureRows } from './rows.ts'

/** How well the analysis chain does on the word lists of `fixtures/analysis`. */

export type Half = 'tuning' | 'held-out'

export interface SplitScore {
  readonly words: number
  /** F1 of the places where compounds are cut. */
  readonly f1: number
  /** Share of the words without parts that are cut all the same. */
  readonly falseSplits: number
}

export function splitScore(analyzer: Analyzer, half: Half): SplitScore {
  const rows = fixtureRows(`splits-${half}.tsv`)
  let [right, wrong, missed, simple, broken] = [0, 0, 0, 0, 0]
  for (const [word = '', wanted = ''] of rows) {
    const [expected, found] = [cuts(wanted), cuts(split(analyzer, word))]
    right += found.intersection(expected).size
    wrong += found.difference(expected).size
    missed += expected.difference(found).size
    if (expected.size === 0) simple++
    if (expected.size === 0 && found.size > 0) broken++
  }
  return { words: rows.length, f1: (2 * right) / (2 * right + wrong + missed), falseSplits: broken / simple }
}

/** The word with bars at its cuts. */
function split(analyzer: Analyzer, word: string): string {
  const parts = analyzer.analyze(word)[0]?.parts ?? []
  return parts.length === 0 ? word : parts.map(({ span }) => word.slice(span.start, span.end)).join('|')
}

function cuts(parts: string): ReadonlySet<number> {
  let at = 0
  return new Set(parts.split('|').map((part) => (at += part.length))).difference(new Set([at]))
}

export interface PairScore {
  readonly pairs: number
  /** Share of the pairs that are treated wrongly. */
  readonly share: number
}

/** Pairs of forms of one word that have no key in common. */
export function understemming(analyzer: Analyzer, half: Half): PairScore {
  const pairs = fixtureRows(`inflections-${half}.tsv`).flatMap((forms) =>
    forms.flatMap((a, i) => forms.slice(i + 1).map((b) => shareKey(analyzer, a, b))),
  )
  return { pairs: pairs.length, share: pairs.filter((shared) => !shared).length / pairs.length }
}

/** Pairs of different words that have a key in common. */
export function overstemming(analyzer: Analyzer, half: Half): PairScore {
  const pairs = fixtureRows(`confusables-${half}.tsv`).map(([a = '', b = '']) => shareKey(analyzer, a, b))
  return { pairs: pairs.length, share: pairs.filter(Boolean).length / pairs.length }
}

export function keysOf(analyzer: Analyzer, word: string): readonly string[] {
  return analyzer.analyze(word)[0]?.keys ?? []
}

export function shareKey(analyzer: Analyzer, a: string, b: string): boolean {
  return keysOf(analyzer, a).some((key) => keysOf(analyzer, b).includes(key))
}
