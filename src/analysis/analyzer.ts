import type { Span } from '../model/section.ts'

/** What a token is. Everything but `word` is an entity: one token, never stemmed or split. */
export type TokenKind =
  | 'word'
  | 'number'
  | 'case'
  | 'kle'
  | 'section'
  | 'amount'
  | 'percent'
  | 'date'
  | 'time'
  | 'years'
  | 'url'

/** Part of a compound word. A linking -s- or -e- belongs to the part before it. */
export interface CompoundPart {
  readonly lemma: string
  /** Range in the analysed text. */
  readonly span: Span
}

export interface Token {
  /** As printed. */
  readonly surface: string
  /** Range of `surface` in the analysed text. */
  readonly span: Span
  readonly kind: TokenKind
  /** Folded surface (NFC, lower case, æ/ø/å → ae/oe/aa, accents removed): what an exact phrase matches. */
  readonly folded: string
  /** Folded lemmas (all of them), stem or entity keys under which the token is indexed. Never empty. */
  readonly keys: readonly string[]
  /**
   * Set on entities that are indexed under wider keys too (the month of a date, the years of a range): the keys that a
   * query for this very entity asks for. Absent: all of `keys`.
   */
  readonly queryKeys?: readonly string[]
  /** Compound parts with folded lemmas; empty when the word is not split. */
  readonly parts: readonly CompoundPart[]
  /** True for a word that carries no meaning alone ("og", "samt"). Indexed, but dropped from queries. */
  readonly stop: boolean
  /** Dictionary words that a misprint most likely stands for; indexed beside it at low weight. */
  readonly corrections?: readonly string[]
}

/** Shared by index time and query time. Pure and deterministic; never throws on any string. */
export interface Analyzer {
  /** Name and version of chain and data, stored in the index manifest. */
  readonly id: string
  analyze(text: string): Token[]
}
