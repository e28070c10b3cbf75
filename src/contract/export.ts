import { z } from 'zod'
import { searchModes } from './search.ts'

/** Names of the formats, which are also the endings of their files. */
export const exportFormatNames = ['csv', 'jsonl', 'ris', 'bib'] as const
export type ExportFormatName = (typeof exportFormatNames)[number]

export const exportLimits = { rows: 10_000 } as const

const value = z.union([z.string(), z.array(z.union([z.string(), z.number()]))])

/** What an export says about itself; the first line of a JSONL file. */
export const exportHeadSchema = z.object({
  type: z.literal('referatsoeg-export'),
  query: z.string(),
  /** What the search was asked besides its query: filters, sort and mode, by their names in an address. */
  parameters: z.record(z.string(), value),
  mode: z.enum(searchModes),
  /** What could not be used, e.g. `semantic`. */
  degraded: z.array(z.string()),
  generation: z.int(),
  /** Items found. */
  total: z.int(),
  /** Items in the file: all that were found, at most 10,000. */
  rows: z.int(),
  /** Time of making, ISO 8601 in UTC. */
  madeAt: z.string(),
})

export type ExportHead = z.infer<typeof exportHeadSchema>
