import { z } from 'zod'
import type { Filter } from '../engines/port.ts'
import { type ParameterFault, toFault, unknownParameter } from './parameter-faults.ts'
import { hitSchema } from './search.ts'
import {
  inOrder,
  type ReadParameters,
  searchLimits,
  searchParametersSchema,
  toFilter,
} from './search-parameters.ts'

/** Earlier cases like a draft: a JSON body in, an answer out; additive changes only. */

export const precedentLimits = { text: 20_000, title: 1_000, defaultLimit: 10 } as const

const { from, to } = searchParametersSchema.shape
const name = z.string().max(200)
const oneOrMore = z.union([name.transform((value) => [value]), z.array(name).max(searchLimits.values)])

export const precedentsBodySchema = z
  .strictObject({
    title: z.string().max(precedentLimits.title).optional(),
    /** The case as far as it is written. */
    text: z.string().max(precedentLimits.text),
    limit: z.int().min(1).max(searchLimits.limit).optional(),
    municipality: oneOrMore.optional(),
    body: oneOrMore.optional(),
    from,
    to,
  })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

export type PrecedentsBody = z.infer<typeof precedentsBodySchema>
export const precedentsBodyNames = Object.keys(precedentsBodySchema.shape)

/** Reads a parsed body; faults name its fields as those of an address are named. */
export function readPrecedentsBody(json: unknown): ReadParameters<PrecedentsBody> {
  const parsed = precedentsBodySchema.safeParse(json)
  if (parsed.success) return { values: parsed.data, faults: [] }
  const faults = parsed.error.issues.flatMap((issue): ParameterFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownParameter(key, precedentsBodyNames))
    }
    return issue.path.length === 0 ? [{ reason: 'json', parameter: 'body' }] : [toFault(issue)]
  })
  return { values: null, faults }
}

/** What the search service is asked. */
export interface PrecedentsQuery {
  readonly title?: string
  readonly text: string
  readonly limit?: number
  readonly filter: Filter
}

export function toPrecedentsQuery(body: PrecedentsBody): PrecedentsQuery {
  const { title, text, limit } = body
  return {
    text,
    filter: toFilter(body),
    ...(title !== undefined && { title }),
    ...(limit !== undefined && { limit }),
  }
}

/** A hit with what one wants to read of a precedent. */
export const precedentSchema = hitSchema.extend({
  /** What was recommended, as printed; null where nothing is. */
  recommendation: z.string().nullable(),
  /** The whole decision; null where none is printed. */
  decisionText: z.string().nullable(),
})

export const precedentsResponseSchema = z.object({
  generation: z.int(),
  /** `semantic` where words alone decided, for all items or for those without vectors yet. */
  degraded: z.array(z.string()),
  tookMs: z.number(),
  hits: z.array(precedentSchema),
})

export type Precedent = z.infer<typeof precedentSchema>
export type PrecedentsResponse = z.infer<typeof precedentsResponseSchema>
