import { z } from 'zod'
import type { Filter } from '../engines/port.ts'
import { hitSchema } from './search.ts'
import { about, inOrder, searchParametersSchema, setOf, toFilter } from './search-parameters.ts'

/** Agenda items that are like another: parameters in, answer out; additive changes only. */

const { q: _, mode: __, sort: ___, offset: ____, collapse: _____, ...shared } = searchParametersSchema.shape

export const similarParametersSchema = z
  .object({
    ...shared,
    thread: about(z.enum(['true', 'false']), "List the item's own case in other meetings too.", {
      default: 'false',
    }),
  })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

export type SimilarParameters = z.infer<typeof similarParametersSchema>
export const similarParameters = setOf(similarParametersSchema)
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
