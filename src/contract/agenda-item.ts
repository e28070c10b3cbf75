import { z } from 'zod'
import type { ItemKind, Outcome } from '../model/agenda-item.ts'
import type { SectionKind } from '../model/section.ts'

/** Schemas of what minutes consist of; see `src/model`. */

export const itemKinds = [
  'decision',
  'discussion',
  'information',
  'standing',
  'signature',
  'other',
] as const satisfies readonly ItemKind[]

export const outcomes = [
  'approved',
  'recommended',
  'noted',
  'discussed',
  'postponed',
  'rejected',
  'returned',
  'other',
] as const satisfies readonly Outcome[]

const sectionKinds = [
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
] as const satisfies readonly SectionKind[]

export const isoDate = z.string().describe('Day as YYYY-MM-DD.')

export const spanSchema = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .readonly()
  .meta({ id: 'Span', description: 'Half-open range of UTF-16 offsets into the text of the source.' })

const person = z
  .object({ name: z.string(), affiliation: z.string().nullable().describe('Party letter or organisation.') })
  .readonly()
  .meta({ id: 'Person' })

const section = z
  .object({ kind: z.enum(sectionKinds), heading: z.string().nullable(), text: z.string(), span: spanSchema })
  .readonly()
  .meta({ id: 'Section', description: 'A part of an item, under its heading.' })

const decisionPoint = z
  .object({ points: z.array(z.int()).readonly(), outcome: z.enum(outcomes), text: z.string() })
  .readonly()

const earlierTreatment = z
  .object({
    date: isoDate.nullable(),
    body: z.string().nullable(),
    decision: z.string().nullable(),
    absent: z.array(z.string()).readonly(),
  })
  .readonly()

const vote = z
  .object({
    point: z.int().nullable(),
    for: z.array(z.string()).readonly(),
    against: z.array(z.string()).readonly(),
    abstained: z.array(z.string()).readonly(),
    printed: z.string(),
  })
  .readonly()

export const agendaItemFields = {
  ordinal: z.int().min(1).describe('Place in the document, from 1.'),
  number: z.string().nullable().describe('Number as printed.'),
  heading: z.string(),
  title: z.string(),
  kind: z.enum(itemKinds),
  caseNumber: z.string().nullable(),
  kle: z.object({ number: z.string(), facet: z.string().nullable() }).readonly().nullable(),
  caseWorker: z.string().nullable(),
  closed: z.boolean().describe('Of a closed item only the published heading is known.'),
  sections: z.array(section).readonly(),
  recommendations: z.array(z.object({ number: z.int().min(1), text: z.string() }).readonly()).readonly(),
  decision: z.string().nullable().describe('The whole decision of this meeting.'),
  decisionPoints: z.array(decisionPoint).readonly(),
  outcome: z.enum(outcomes).nullable(),
  earlierTreatment: z.array(earlierTreatment).readonly(),
  votes: z.array(vote).readonly(),
  attachments: z.array(z.object({ name: z.string() }).readonly()).readonly(),
  amounts: z.array(z.object({ kr: z.int(), printed: z.string() }).readonly()).readonly(),
  lawReferences: z
    .array(z.object({ law: z.string().nullable(), paragraph: z.string(), printed: z.string() }).readonly())
    .readonly(),
}

export const meetingSchema = z
  .object({
    municipality: z.string().nullable(),
    body: z.string().nullable(),
    period: z.string().nullable().describe('Council period as printed, e.g. 2022-2025.'),
    date: isoDate.nullable(),
    start: z.string().nullable().describe('Clock time as HH:MM.'),
    end: z.string().nullable().describe('Clock time as HH:MM.'),
    place: z.string().nullable(),
    attendees: z.array(person).readonly(),
    absent: z.array(person).readonly(),
    layout: z.string().describe('Name of the layout that recognised the document.'),
  })
  .readonly()
  .meta({ id: 'Meeting', description: 'Who met when and where.' })
