import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseMinutes } from '../../indexer/layouts/index.ts'
import { collapse } from '../../indexer/layouts/lines.ts'
import { readDocument } from '../../indexer/read/index.ts'

/** What the generator printed, told by the generator itself: an independent check of the parser. */
const person = z.object({ name: z.string(), affiliation: z.string().nullable() })
const truth = z.array(
  z.object({
    file: z.string(),
    layout: z.string(),
    municipality: z.string(),
    body: z.string(),
    date: z.string(),
    start: z.string().nullable(),
    place: z.string().nullable(),
    attendees: z.array(person),
    absent: z.array(person),
    items: z.array(
      z.object({
        ordinal: z.number(),
        number: z.string().nullable(),
        title: z.string(),
        caseNumber: z.string().nullable(),
        closed: z.boolean(),
        decision: z.string().nullable(),
        attachments: z.number(),
        recommendations: z.number().nullable(),
        outcome: z.string().nullable(),
      }),
    ),
  }),
)

const fixtures = new URL('../../fixtures/', import.meta.url)
const documents = truth.parse(JSON.parse(readFileSync(new URL('minutes.truth.json', fixtures), 'utf8')))

const parse = (file: string): ReturnType<typeof parseMinutes> =>
  parseMinutes(readDocument(readFileSync(new URL(`minutes/${file}`, fixtures)), basename(file)).text)

describe('every example document is parsed as its generator printed it', () => {
  test.each(documents)(
    '$file',
    ({ file, items, layout, municipality, body, date, start, place, ...people }) => {
      const { meeting, items: parsed } = parse(file)
      expect(meeting).toMatchObject({ layout, municipality, body, date, start, place, ...people })
      expect(
        parsed.map((item) => ({
          ordinal: item.ordinal,
          number: item.number,
          title: item.title,
          caseNumber: item.caseNumber,
          closed: item.closed,
          decision: item.decision === null ? null : collapse(item.decision),
          attachments: item.attachments.length,
        })),
      ).toEqual(
        items.map(({ recommendations: _, outcome: __, ...item }) => ({
          ordinal: item.ordinal,
          number: item.number,
          title: item.title,
          caseNumber: item.caseNumber,
          closed: item.closed,
          decision: item.decision,
          attachments: item.attachments,
        })),
      )
      for (const [index, { recommendations, outcome }] of items.entries()) {
        // `?` and null: the text allows two readings.
        if (recommendations !== null) expect(parsed[index]?.recommendations).toHaveLength(recommendations)
        if (outcome !== '?') expect(parsed[index]?.outcome).toBe(outcome)
      }
    },
  )
})
