import type { Kle } from './kle.ts'
import type { LawReference } from './law-reference.ts'
import type { Money } from './money.ts'
import type { Section } from './section.ts'
import type { Vote } from './vote.ts'

/** What the body is asked to do with an item. `standing` are the ones every agenda has (approval of agenda …). */
export type ItemKind = 'decision' | 'discussion' | 'information' | 'standing' | 'signature' | 'other'

/** Outcome of a decision, or of one of its points. */
export type Outcome =
  | 'approved'
  | 'recommended'
  | 'noted'
  | 'discussed'
  | 'postponed'
  | 'rejected'
  | 'returned'
  | 'other'

/** One recommended step; `number` counts from 1 in the order printed. */
export interface RecommendationPoint {
  readonly number: number
  readonly text: string
}

/** One part of a decision and the recommendation points it answers. */
export interface DecisionPoint {
  readonly points: readonly number[]
  readonly outcome: Outcome
  readonly text: string
}

/** What another body decided on the same case before this meeting. */
export interface EarlierTreatment {
  /** ISO date, null where none is printed. */
  readonly date: string | null
  readonly body: string | null
  readonly decision: string | null
  readonly absent: readonly string[]
}

export interface Attachment {
  readonly name: string
}

export interface AgendaItem {
  /** Place in the document, from 1. */
  readonly ordinal: number
  /** Printed number, e.g. `7`; null where none is printed. */
  readonly number: string | null
  /** Heading line as printed, white space collapsed. */
  readonly heading: string
  /** Heading without number, `Lukket:`, type word, (B)/(O) and clock times. */
  readonly title: string
  readonly kind: ItemKind
  readonly caseNumber: string | null
  readonly kle: Kle | null
  readonly caseWorker: string | null
  readonly closed: boolean
  readonly sections: readonly Section[]
  readonly recommendations: readonly RecommendationPoint[]
  /** The whole decision of this meeting, or null. */
  readonly decision: string | null
  readonly decisionPoints: readonly DecisionPoint[]
  readonly outcome: Outcome | null
  readonly earlierTreatment: readonly EarlierTreatment[]
  readonly votes: readonly Vote[]
  readonly attachments: readonly Attachment[]
  readonly amounts: readonly Money[]
  readonly lawReferences: readonly LawReference[]
}
