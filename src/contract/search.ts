import { z } from 'zod'
import { spanSchema } from './agenda-item.ts'
import { threadItemSchema } from './thread.ts'

/** Schemas of everything a search answers; additive changes only. */

export const searchModes = ['hybrid', 'keyword', 'semantic'] as const
export type SearchMode = (typeof searchModes)[number]

const range = z
  .tuple([z.int(), z.int()])
  .meta({ id: 'Range', description: 'Start and end of a matched word in the text, in UTF-16 units.' })

const hitPassage = z
  .object({
    section: z.string(),
    heading: z.string().nullable(),
    text: z.string(),
    highlights: z.array(range).describe('Matched words in `text`, in order, without overlap.'),
    span: spanSchema,
  })
  .meta({ id: 'HitPassage', description: 'A part of the item that fits the query.' })

const matchedWord = z.object({
  word: z.string().describe('As typed.'),
  matched: z.string().describe('Analysed key that it was found by: folded, and a lemma or stem.'),
  printed: z
    .string()
    .nullable()
    .describe('As it stands in the item, a compound as a whole; null where that cannot be told.'),
  how: z
    .string()
    .describe(
      '`word`: this word in any inflection. `part`: a part of a compound, typed or printed. `joined`: one word that was ' +
        'typed as two. `typo`: a likely spelling of it. `synonym`: another word of the same meaning. `prefix`: a word that ' +
        'begins so. `entity`: an identifier, amount or date, however it is printed.',
    ),
  strength: z.number().describe('How strongly it stands in the item, 0 to 1.'),
})

const why = z
  .object({
    words: z.array(matchedWord).describe('How each query word was found.'),
    coverage: z.number().describe("Share of the query's informative words that stand in the item, 0 to 1."),
    keyword: z.number().describe('Keyword score, 0 to 1.'),
    vector: z.number().nullable().describe('Cosine of the nearest passage; null without vectors.'),
    lateInteraction: z
      .number()
      .nullable()
      .describe('Late-interaction score of the best passage; null without vectors.'),
    section: z.string().nullable().describe('Section of the best passage.'),
  })
  .meta({ id: 'Why', description: 'Why the item was found.' })

export const hitSchema = z
  .object({
    id: z.string(),
    ordinal: z.int(),
    number: z.string().nullable(),
    title: z.string(),
    titleHighlights: z.array(range),
    caseNumber: z.string().nullable(),
    closed: z.boolean(),
    kind: z.string(),
    meeting: z.object({
      municipality: z.string().nullable(),
      body: z.string().nullable(),
      date: z.string().nullable(),
    }),
    source: z.object({ name: z.string(), url: z.string().nullable() }),
    decision: z.object({ outcome: z.string().nullable(), excerpt: z.string().nullable() }),
    attachments: z.int(),
    score: z.number(),
    passages: z.array(hitPassage),
    chain: z
      .array(threadItemSchema)
      .nullable()
      .describe(
        'With `collapse=case` the other items of the same case that were found, oldest first; else null.',
      ),
    why,
  })
  .meta({ id: 'Hit', description: 'An agenda item that was found.' })

const facet = z.array(z.object({ value: z.string(), count: z.int() }))
const facets = z
  .object({
    municipality: facet,
    body: facet,
    year: facet,
    kind: facet,
    outcome: facet,
    kle: facet,
    attachments: facet,
  })
  .meta({ id: 'Facets', description: 'The most frequent values of each field, with their number of items.' })

const truncatedFacets = z.array(z.string()).describe('Facets that have more values than are given.')

export const searchResponseSchema = z.object({
  query: z.string(),
  mode: z.enum(searchModes),
  degraded: z
    .array(z.string())
    .describe('What could not be used for this answer, e.g. `semantic` while vectors are being made.'),
  generation: z.int().describe('State of the collection that was searched.'),
  total: z.int().describe('Items found; with `collapse=case` cases. Facets count items.'),
  tookMs: z.number(),
  hits: z.array(hitSchema),
  facets,
  truncatedFacets,
  corrected: z.string().nullable().describe('Corrected spelling that was searched along.'),
  embedding: z.object({ done: z.int(), total: z.int() }).describe('Passages that have a vector, of all.'),
})

/** The answer of the API: the search's own, and where it goes on. */
export const searchPageSchema = searchResponseSchema
  .extend({
    next: z.string().nullable().describe('Cursor of the next page; null on the last one.'),
  })
  .meta({ id: 'SearchResponse' })

/** A search of which only the facets are wanted. */
export const facetsResponseSchema = searchResponseSchema
  .pick({
    query: true,
    mode: true,
    degraded: true,
    generation: true,
    total: true,
    tookMs: true,
    facets: true,
    truncatedFacets: true,
  })
  .meta({ id: 'FacetsResponse' })

export type Hit = z.infer<typeof hitSchema>
export type HitPassage = z.infer<typeof hitPassage>
export type Why = z.infer<typeof why>
export type SearchResponse = z.infer<typeof searchResponseSchema>
export type SearchPage = z.infer<typeof searchPageSchema>
export type FacetsResponse = z.infer<typeof facetsResponseSchema>
