import { z } from 'zod'
import type { Filter } from '../engines/port.ts'
import { hitSchema } from './search.ts'
import { about, inOrder, number, searchParametersSchema, setOf, toFilter } from './search-parameters.ts'

/** As-you-type suggestions: parameters in, answer out; additive changes only. */

export const suggestionKinds = ['word', 'title', 'case', 'body'] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

export const suggestLimits = { limit: 20, defaultLimit: 8 } as const

const { q, municipality, body, from, to } = searchParametersSchema.shape
const limit = about(number(1, suggestLimits.limit), 'Suggestions at most.', {
  default: suggestLimits.defaultLimit,
})

export const suggestParametersSchema = z
  .object({ q, limit, municipality, body, from, to })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

export type SuggestParameters = z.infer<typeof suggestParametersSchema>
export const suggestParameters = setOf(suggestParametersSchema)

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
  kind: z.enum(suggestionKinds).describe('`body` stands for committees and councils and for municipalities.'),
  text: z.string(),
  highlights: hitSchema.shape.titleHighlights.describe(
    'What was typed in `text`, in order, without overlap.',
  ),
  query: z.string().describe('What is searched when the suggestion is taken; it always finds something.'),
  item: z
    .object({
      id: z.string(),
      municipality: z.string().nullable(),
      body: z.string().nullable(),
      date: z.string().nullable().describe('Day of the meeting.'),
    })
    .nullable()
    .describe('Newest agenda item of this title or case number; null for words and bodies.'),
  count: z
    .int()
    .nullable()
    .describe(
      'Agenda items behind it: with all these words, of this title, case or body; null where not counted.',
    ),
})

export const suggestResponseSchema = z.object({
  query: z.string(),
  suggestions: z.array(suggestion),
  generation: z.int(),
  tookMs: z.number(),
})

export type Suggestion = z.infer<typeof suggestion>
export type SuggestResponse = z.infer<typeof suggestResponseSchema>
