import { z } from 'zod'
import { threadItemSchema } from './thread.ts'

/** Schemas of everything a search answers; additive changes only. */

export const searchModes = ['hybrid', 'keyword', 'semantic'] as const
export type SearchMode = (typeof searchModes)[number]

const range = z.tuple([z.int(), z.int()])
const span = z.object({ start: z.int(), end: z.int() })

const hitPassage = z.object({
  section: z.string(),
  heading: z.string().nullable(),
  text: z.string(),
  /** Ranges of matched words in `text`, in UTF-16 units, in order, without overlap. */
  highlights: z.array(range),
  /** Place of `text` in the source document. */
  span,
})

const matchedWord = z.object({
  /** As typed. */
  word: z.string(),
  /** Analysed key that it was found by: folded, and a lemma or stem. */
  matched: z.string(),
  /** As it stands in the item, a compound as a whole; null where that cannot be told. */
  printed: z.string().nullable(),
  /**
   * How it was found. `word`: this word in any inflection. `part`: a part of a compound, typed or printed. `joined`:
   * one word that was typed as two. `typo`: a likely spelling of it. `synonym`: another word of the same meaning.
   * `prefix`: a word that begins so. `entity`: an identifier, amount or date, however it is printed.
   */
  how: z.string(),
  /** 0 to 1: how strongly it stands in the item. */
  strength: z.number(),
})

const why = z.object({
  words: z.array(matchedWord),
  /** Share of the query's informative words that stand in the item, 0 to 1. */
  coverage: z.number(),
  /** Keyword score, 0 to 1. */
  keyword: z.number(),
  /** Cosine of the nearest passage; null without vectors. */
  vector: z.number().nullable(),
  /** Late-interaction score of the best passage; null without vectors. */
  lateInteraction: z.number().nullable(),
  /** Section of the best passage. */
  section: z.string().nullable(),
})

export const hitSchema = z.object({
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
  /** With `collapse=case` the other items of the same case that were found, oldest first; else null. */
  chain: z.array(threadItemSchema).nullable(),
  why,
})

const facet = z.array(z.object({ value: z.string(), count: z.int() }))

export const searchResponseSchema = z.object({
  query: z.string(),
  mode: z.enum(searchModes),
  /** What could not be used for this answer, e.g. `semantic` while vectors are being made. */
  degraded: z.array(z.string()),
  generation: z.int(),
  /** Items found; with `collapse=case` cases. Facets count items. */
  total: z.int(),
  tookMs: z.number(),
  hits: z.array(hitSchema),
  facets: z.object({
    municipality: facet,
    body: facet,
    year: facet,
    kind: facet,
    outcome: facet,
    kle: facet,
    attachments: facet,
  }),
  /** Corrected spelling that was searched along, or null. */
  corrected: z.string().nullable(),
  /** Passages with vectors of all passages, while fewer than all. */
  embedding: z.object({ done: z.int(), total: z.int() }),
})

export type Hit = z.infer<typeof hitSchema>
export type HitPassage = z.infer<typeof hitPassage>
export type Why = z.infer<typeof why>
export type SearchResponse = z.infer<typeof searchResponseSchema>
