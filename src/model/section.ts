/** Half-open range of UTF-16 offsets into the document's text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Canonical parts of an agenda item. Which Danish headings mean which kind is a table in `indexer/layouts`. */
export type SectionKind =
  | 'summary'
  | 'case'
  | 'background'
  | 'economy'
  | 'legal'
  | 'assessment'
  | 'consequences'
  | 'climate'
  | 'consultation'
  | 'authority'
  | 'question'
  | 'recommendation'
  | 'decision'
  | 'earlierTreatment'
  | 'nextSteps'
  | 'attachments'
  | 'absent'
  | 'other'

/** A part of one agenda item. `text` is the source's slice over `span`, without outer white space. */
export interface Section {
  readonly kind: SectionKind
  /** Heading as printed, null where the text stands without one. */
  readonly heading: string | null
  readonly text: string
  /** Range of `text` in the source. */
  readonly span: Span
}
