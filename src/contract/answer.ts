import { z } from 'zod'
import { spanSchema } from './agenda-item.ts'
import { hitSchema, searchResponseSchema } from './search.ts'

const passage = hitSchema.shape.passages.element

const quote = z.object({
  text: z.string().describe('Verbatim text of the minutes, line breaks included.'),
  item: z.object({
    id: z.string(),
    ordinal: hitSchema.shape.ordinal,
    number: hitSchema.shape.number,
    title: z.string(),
    ...hitSchema.shape.meeting.shape,
  }),
  source: hitSchema.shape.source,
  section: passage.shape.section,
  heading: passage.shape.heading,
  span: spanSchema.describe('Place of the text in the source.'),
  score: z.number().describe('How well it answers; comparable within one answer only.'),
  highlights: passage.shape.highlights,
})

export const quotesResponseSchema = z.object({
  question: z.string(),
  generation: searchResponseSchema.shape.generation,
  degraded: searchResponseSchema.shape.degraded,
  tookMs: z.number(),
  quotes: z.array(quote).describe('At most five, best first; empty when nothing in the minutes answers.'),
})

/** Why there is no worded answer although a chat service is configured. */
export const refusals = ['not-carried', 'malformed', 'too-slow', 'unavailable'] as const

export const answerResponseSchema = quotesResponseSchema.extend({
  generated: z
    .object({
      text: z.string(),
      claims: z.array(
        z.object({ text: z.string(), quotes: z.array(z.int().min(0)).describe('Indexes into `quotes`.') }),
      ),
    })
    .nullable()
    .describe('An answer in words, every claim of which is carried by quotes; null without a chat service.'),
  refused: z.enum(refusals).nullable(),
})

export type Quote = z.infer<typeof quote>
export type QuotesResponse = z.infer<typeof quotesResponseSchema>
export type AnswerResponse = z.infer<typeof answerResponseSchema>
export type Refusal = (typeof refusals)[number]
export type Claim = NonNullable<AnswerResponse['generated']>['claims'][number]
