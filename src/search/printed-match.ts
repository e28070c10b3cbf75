import type { Analyzer, Token } from '../analysis/analyzer.ts'
import type { KeywordVariant, StoredItem } from '../engines/port.ts'

/** Finds the form in which something that matched stands in an item; null where it cannot be told. */
export type PrintedMatch = (variant: KeywordVariant) => string | null

/** @param shown texts of the hit, searched first; the rest of the item is analysed only when they do not hold it */
export function printedMatches(
  analyzer: Analyzer,
  { item, meeting }: StoredItem,
  shown: readonly string[],
): PrintedMatch {
  const analyze = (texts: readonly (string | null)[]): Token[] =>
    texts.flatMap((text) => (text === null ? [] : analyzer.analyze(text)))
  const first = analyze([item.title, ...shown])
  let rest: Token[] | undefined
  return (variant) => {
    const found = printedIn(first, variant)
    if (found !== null) return found
    rest ??= analyze([
      ...[item.caseNumber, meeting.municipality, meeting.body, item.caseWorker, item.decision],
      ...item.sections.map(({ text }) => text),
    ])
    return printedIn(rest, variant)
  }
}

/** A whole word rather than a compound that holds it, and either rather than a misprint. */
function printedIn(tokens: readonly Token[], { key, how }: KeywordVariant): string | null {
  const isMeant = (other: string): boolean => (how === 'prefix' ? other.startsWith(key) : other === key)
  const token =
    tokens.find(({ keys, folded }) => keys.some(isMeant) || isMeant(folded)) ??
    tokens.find(({ parts }) => parts.some(({ lemma }) => isMeant(lemma))) ??
    tokens.find(({ corrections }) => corrections?.some(isMeant))
  return token?.surface ?? null
}
