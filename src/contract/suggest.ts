import { z } from 'zod'
import type { Filter } from '../engines/port.ts'
import { inOrder, type ParameterSet, searchParametersSchema, toFilter } from './search-parameters.ts'

/** As-you-type suggestions: parameters in, answer out; additive changes only. */

export const suggestionKinds = ['word', 'title', 'case', 'body'] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

export const suggestLimits = { limit: 20, defaultLimit: 8 } as const

const { q, limit, municipality, body, from, to } = searchParametersSchema.shape

export const suggestParametersSchema = z
  .object({ q, limit: limit.pipe(z.int().max(suggestLimits.limit).optional()), municipality, body, from, to })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

export type SuggestParameters = z.infer<typeof suggestParametersSchema>
export const suggestParameterNames = Object.keys(suggestParametersSchema.shape)
export const suggestParameters: ParameterSet<SuggestParameters> = {
  schema: suggestParametersSchema,
  names: suggestParameterNames,
}

/** What the search service is asked. */
export interface SuggestQuery {
  readonly text: string
  readonly filter: Filter
  readonly limit?: number
}

export function toSuggestQuery(parameters: SuggestParameters): SuggestQuery {
  return {
    text: parameters.q ?? '',
    filter: toFilter(parameters),
    ...(parameters.limit !== undefined && { limit: parameters.limit }),
  }
}

const suggestion = z.object({
  /** `body` stands for committees and councils and for municipalities. */
  kind: z.enum(suggestionKinds),
  text: z.string(),
  /** Ranges of what was typed in `text`, in UTF-16 units, in order, without overlap. */
  highlights: z.array(z.tuple([z.int(), z.int()])),
  /** What is searched when the suggestion is taken; it always finds something. */
  query: z.string(),
  /** Newest agenda item of this title or case number; null for words and bodies. */
  item: z
    .object({
      id: z.string(),
      municipality: z.string().nullable(),
      body: z.string().nullable(),
      /** ISO date of the meeting. */
      date: z.string().nullable(),
    })
    .nullable(),
  /** Agenda items behind it: with all these words, of this title, case or body; null where not counted. */
  count: z.int().nullable(),
})

export const suggestResponseSchema = z.object({
  query: z.string(),
  suggestions: z.array(suggestion),
  generation: z.int(),
  tookMs: z.number(),
})

export type Suggestion = z.infer<typeof suggestion>
export type SuggestResponse = z.infer<typeof suggestResponseSchema>
