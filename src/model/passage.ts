import type { SectionKind, Span } from './section.ts'

/** The piece of one section that is indexed, embedded and quoted: about 60–120 words, at most 400. */
export interface Passage {
  /** Place in the item, from 1. */
  readonly ordinal: number
  readonly section: SectionKind
  readonly heading: string | null
  readonly text: string
  /** Range of `text` in the source document. */
  readonly span: Span
}
