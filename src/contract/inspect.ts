import { z } from 'zod'

const span = z.object({ start: z.int().min(0), end: z.int().min(0) }).readonly()
const person = z.object({ name: z.string(), affiliation: z.string().nullable() }).readonly()

const sectionKind = z.enum([
  'summary',
  'case',
  'background',
  'economy',
  'legal',
  'assessment',
  'consequences',
  'climate',
  'consultation',
  'authority',
  'question',
  'recommendation',
  'decision',
  'earlierTreatment',
  'nextSteps',
  'attachments',
  'absent',
  'other',
])
const outcome = z.enum([
  'approved',
  'recommended',
  'noted',
  'discussed',
  'postponed',
  'rejected',
  'returned',
  'other',
])
const itemKind = z.enum(['decision', 'discussion', 'information', 'standing', 'signature', 'other'])

const section = z
  .object({ kind: sectionKind, heading: z.string().nullable(), text: z.string(), span })
  .readonly()

const item = z
  .object({
    ordinal: z.int().min(1),
    number: z.string().nullable(),
    heading: z.string(),
    title: z.string(),
    kind: itemKind,
    caseNumber: z.string().nullable(),
    kle: z.object({ number: z.string(), facet: z.string().nullable() }).readonly().nullable(),
    caseWorker: z.string().nullable(),
    otherCaseWorkers: z.array(z.string()).readonly(),
    closed: z.boolean(),
    span,
    headings: z.array(span).readonly(),
    sections: z.array(section).readonly(),
    recommendations: z.array(z.object({ number: z.int().min(1), text: z.string() }).readonly()).readonly(),
    /** The whole decision of this meeting, or null. */
    decision: z.string().nullable(),
    decisionPoints: z
      .array(z.object({ points: z.array(z.int()).readonly(), outcome, text: z.string() }).readonly())
      .readonly(),
    outcome: outcome.nullable(),
    earlierTreatment: z
      .array(
        z
          .object({
            date: z.string().nullable(),
            body: z.string().nullable(),
            decision: z.string().nullable(),
            absent: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    votes: z
      .array(
        z
          .object({
            point: z.int().nullable(),
            for: z.array(z.string()).readonly(),
            against: z.array(z.string()).readonly(),
            abstained: z.array(z.string()).readonly(),
            printed: z.string(),
          })
          .readonly(),
      )
      .readonly(),
    attachments: z.array(z.object({ name: z.string() }).readonly()).readonly(),
    amounts: z.array(z.object({ kr: z.int(), printed: z.string() }).readonly()).readonly(),
    lawReferences: z
      .array(z.object({ law: z.string().nullable(), paragraph: z.string(), printed: z.string() }).readonly())
      .readonly(),
  })
  .readonly()

const inspectShape = z
  .object({
    source: z
      .object({ name: z.string(), format: z.string(), encoding: z.string(), characters: z.int().min(0) })
      .readonly(),
    meeting: z
      .object({
        municipality: z.string().nullable(),
        body: z.string().nullable(),
        period: z.string().nullable(),
        date: z.string().nullable(),
        start: z.string().nullable(),
        end: z.string().nullable(),
        place: z.string().nullable(),
        attendees: z.array(person).readonly(),
        absent: z.array(person).readonly(),
        layout: z.string(),
      })
      .readonly(),
    items: z.array(item).readonly(),
    diagnostics: z
      .array(z.object({ line: z.int().min(1), code: z.string(), message: z.string() }).readonly())
      .readonly(),
  })
  .readonly()

/** What `inspect --json` prints: everything the parser makes of one document. */
export type InspectResult = z.infer<typeof inspectShape>

/** Schema of `inspect --json`. Fields are only ever added. */
export const inspectSchema: z.ZodType<InspectResult> = inspectShape
