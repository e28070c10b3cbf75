import { z } from 'zod'
import { isoDate } from './agenda-item.ts'

/** What the collection holds, and what it should hold but does not. */

/** Failures that are named; `total.failed` counts them all. */
export const failedLimit = 100

const generation = z.int().describe('State of the collection that was counted.')

const counts = {
  documents: z.int().describe('Files; a meeting that was printed twice has two.'),
  meetings: z.int(),
  items: z.int(),
  closed: z.int().describe('Items of which only the heading is published.'),
  doubts: z.int().describe('Places where the parser was in doubt.'),
  first: isoDate.nullable().describe('Day of the first meeting.'),
  last: isoDate.nullable().describe('Day of the last meeting.'),
}
const municipality = z.string().nullable()
const body = z.string().nullable()

export const municipalitiesSchema = z
  .object({
    generation,
    municipalities: z.array(z.object({ name: municipality, bodies: z.int(), ...counts })),
  })
  .meta({ id: 'Municipalities' })

export const bodiesSchema = z
  .object({
    generation,
    bodies: z.array(z.object({ municipality, name: body, ...counts })),
  })
  .meta({ id: 'Bodies' })

export const coverageSchema = z
  .object({
    generation,
    total: z.object({ municipalities: z.int(), bodies: z.int(), failed: z.int(), ...counts }),
    coverage: z.array(z.object({ municipality, body, year: z.int().nullable(), ...counts })),
    failed: z
      .array(z.object({ name: z.string(), code: z.string().describe('Why, as in `/problems/<code>`.') }))
      .describe(`Files that could not be read, at most ${failedLimit} of them.`),
  })
  .meta({ id: 'Coverage' })

export type Municipalities = z.infer<typeof municipalitiesSchema>
export type Bodies = z.infer<typeof bodiesSchema>
export type Coverage = z.infer<typeof coverageSchema>
