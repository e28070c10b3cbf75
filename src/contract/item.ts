import { z } from 'zod'
import { agendaItemFields, meetingSchema } from './agenda-item.ts'

export const sourceSchema = z
  .object({
    name: z.string().describe('Name of the file.'),
    url: z.string().nullable().describe('Public address of the minutes.'),
    sha256: z.string().describe('SHA-256 of the file, in hexadecimal.'),
    indexedAt: z.string().describe('When the file was read, ISO 8601.'),
  })
  .meta({ id: 'Source', description: 'The minutes that were read.' })

/** One agenda item as stored. Only what is named here leaves the process. */
export const itemSchema = z
  .object({ id: z.string(), ...agendaItemFields, meeting: meetingSchema, source: sourceSchema })
  .meta({ id: 'Item' })

/** An item where its meeting lists it. */
export const itemBriefSchema = z
  .object({
    id: z.string(),
    ...briefFields(),
    attachments: z.int().describe('Number of attachments.'),
    source: z.int().min(0).describe('Which of the sources prints it, from 0.'),
  })
  .meta({ id: 'ItemBrief' })

function briefFields() {
  const { ordinal, number, title, kind, caseNumber, closed, outcome } = agendaItemFields
  return { ordinal, number, title, kind, caseNumber, closed, outcome }
}

export const meetingResponseSchema = z
  .object({
    generation: z.int(),
    id: z.string().describe('What the ids of its items begin with.'),
    meeting: meetingSchema,
    sources: z.array(sourceSchema).describe('Its minutes; a corrected print comes after the first.'),
    items: z.array(itemBriefSchema),
  })
  .meta({ id: 'MeetingWithItems' })

export type ItemResponse = z.infer<typeof itemSchema>
export type ItemBrief = z.infer<typeof itemBriefSchema>
export type MeetingResponse = z.infer<typeof meetingResponseSchema>
