import type { Span } from '../model/section.ts'
import type { Analyzer, TokenKind } from './analyzer.ts'

/** What `referatsoeg analyze --json` says about one word. */
export interface AnalyzedWord {
  readonly surface: string
  readonly span: Span
  readonly kind: TokenKind
  /** Lemmas, stem or entity keys: what the word is indexed under. */
  readonly keys: readonly string[]
  /** Parts of a compound; empty when the word is not split. */
  readonly parts: readonly { readonly lemma: string; readonly span: Span }[]
}

/** The words of a text as plain JSON data. */
export function analyzeToJson(analyzer: Analyzer, text: string): readonly AnalyzedWord[] {
  return analyzer.analyze(text).map(({ surface, span, kind, keys, parts }) => ({
    surface,
    span: { start: span.start, end: span.end },
    kind,
    keys: [...keys],
    parts: parts.map((part) => ({ lemma: part.lemma, span: { start: part.span.start, end: part.span.end } })),
  }))
}
