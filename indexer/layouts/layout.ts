import type { AgendaItem } from '../../src/model/agenda-item.ts'
import type { Meeting } from '../../src/model/meeting.ts'
import type { Span } from '../../src/model/section.ts'
import type { Line, SourceLines } from './lines.ts'

/** Why a part of the source belongs to no item. */
export type DiscardReason =
  | 'contents list'
  | 'page header'
  | 'distribution grid'
  | 'separator'
  | 'agenda part'
  | 'unread text'
  | 'white space'

export interface Discard {
  readonly span: Span
  readonly reason: DiscardReason
}

export type DiagnosticCode =
  | 'not-minutes'
  | 'no-date'
  | 'no-body'
  | 'no-municipality'
  | 'number-order'
  | 'contents-differ'
  | 'closed-by-contents'
  | 'personal-number'
  | 'read-note'

export interface Diagnostic {
  /** Line in the source, from 1. */
  readonly line: number
  readonly code: DiagnosticCode
  /** What was noticed. Never text of a closed item, never a personal number. */
  readonly message: string
}

/** An agenda item together with what the parser knows about its place. */
export interface ParsedItem extends AgendaItem {
  /** The whole item in the source. */
  readonly span: Span
  /** Heading, case number line and section headings in the source. */
  readonly headings: readonly Span[]
  readonly otherCaseWorkers: readonly string[]
}

/**
 * Minutes as parsed. `head`, `discards` and each item's `headings` and non-empty section spans together cover
 * every character of the source exactly once.
 */
export interface ParsedMinutes {
  readonly meeting: Meeting
  readonly items: readonly ParsedItem[]
  readonly discards: readonly Discard[]
  readonly head: readonly Span[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Where a layout found an item. Indexes are indexes of lines. */
export interface ItemDraft {
  /** First line of the item. */
  readonly first: number
  /** First line of its text; the lines from `first` up to here are heading lines. */
  readonly body: number
  readonly number: string | null
  /** Heading as printed, white space collapsed. */
  readonly heading: string
  readonly caseNumber: string | null
  readonly caseWorker: string | null
  readonly otherCaseWorkers: readonly string[]
  /** True where the document itself, not the heading, calls the item closed. */
  readonly closed: boolean
}

export interface LineDiscard {
  readonly line: number
  readonly reason: DiscardReason
}

export interface Segmentation {
  readonly items: readonly ItemDraft[]
  readonly discards: readonly LineDiscard[]
}

/** How a layout prints the parts of an item. */
export interface SectionStyle {
  /** Text may follow a section heading on the same line: `Resumé: …`. */
  readonly inline: boolean
  /** A line such as `Borgmesteren indstiller,` opens the recommendation. */
  readonly recommenderOpens: boolean
}

/** One way minutes are printed. The highest score of `detect` wins; adding one is one file and one table line. */
export interface Layout {
  readonly name: string
  /** 0 = not at all, 100 = certainly. */
  detect(document: SourceLines): number
  parse(document: SourceLines): ParsedMinutes
}

/** Counts the lines that match, up to `limit`: enough for a score, cheap on long documents. */
export function countLines(lines: readonly Line[], pattern: RegExp, limit: number = 5): number {
  let count = 0
  for (const line of lines) {
    if (line.text !== '' && pattern.test(line.text) && ++count === limit) break
  }
  return count
}
