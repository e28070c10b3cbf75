import { z } from 'zod'
import type { Filter } from '../engines/port.ts'
import { hitSchema } from './search.ts'
import { inOrder, searchParametersSchema, toFilter } from './search-parameters.ts'

/** Agenda items that are like another: parameters in, answer out; additive changes only. */

const { q: _, mode: __, sort: ___, offset: ____, collapse: _____, ...shared } = searchParametersSchema.shape

export const similarParametersSchema = z
  .object({
    ...shared,
    /** `true` lists the item's own case in other meetings too. */
    thread: z.enum(['true', 'false']).optional(),
  })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

export type SimilarParameters = z.infer<typeof similarParametersSchema>
export const similarParameterNames = Object.keys(similarParametersSchema.shape)
export const similarLimits = { defaultLimit: 10 } as const

/** What the search service is asked. */
export interface SimilarQuery {
  readonly limit?: number
  readonly filter: Filter
  readonly withThread: boolean
}

export function toSimilarQuery(parameters: SimilarParameters): SimilarQuery {
  const { limit, thread } = parameters
  return {
    filter: toFilter(parameters),
    withThread: thread === 'true',
    ...(limit !== undefined && { limit }),
  }
}

export const similarResponseSchema = z.object({
  /** The item that the others are like. */
  id: z.string(),
  generation: z.int(),
  /** `semantic` while vectors are missing: words alone then decide for a part of the items. */
  degraded: z.array(z.string()),
  tookMs: z.number(),
  /** Most similar first; `why.words` are the item's informative words that stand in both. */
  hits: z.array(hitSchema),
})

export type SimilarResponse = z.infer<typeof similarResponseSchema>
