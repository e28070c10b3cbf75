import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ParsedItem, type ParsedMinutes, parseMinutes } from '../../indexer/layouts/index.ts'
import { collapse } from '../../indexer/layouts/lines.ts'
import type { Outcome } from '../../src/model/agenda-item.ts'

const shared = new URL('../../../shared/', import.meta.url)
const present = existsSync(new URL('relevance/items.tsv', shared))
if (!present) console.info('skipped: ../shared with the real minutes and their ground truth is not here')

const person = z.object({ name: z.string(), affiliation: z.string().nullable() })
const meetingTruth = z.object({
  doc: z.string(),
  area: z.string(),
  body: z.string(),
  period: z.string().nullable(),
  date: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  place: z.string(),
  present: z.array(person),
  absent: z.array(person),
  layout: z.string(),
  items: z.number(),
  closed: z.array(z.number()),
})
const factTruth = z.object({
  item: z.string(),
  amounts: z.array(z.object({ kr: z.number() })),
  paragraphs: z.array(z.object({ ref: z.string() })),
  votes: z.array(
    z.object({
      point: z.number().nullable(),
      for: z.array(z.string()),
      against: z.array(z.string()),
      abstained: z.array(z.string()),
      printed: z.string(),
    }),
  ),
  recommendations: z.object({
    count: z.number(),
    decisions: z.array(z.object({ points: z.array(z.number()), outcome: z.string(), decision: z.string() })),
  }),
  earlier_treatment: z.array(
    z.object({ date: z.string(), body: z.string(), decision: z.string(), absent: z.array(z.string()) }),
  ),
  case_worker: z.string().nullable(),
  other_case_workers: z.array(z.string()),
  kle: z.object({ number: z.string(), facet: z.string().nullable() }).nullable(),
})

const read = (path: string): string => readFileSync(new URL(path, shared), 'utf8')
const meetings = present ? z.array(meetingTruth).parse(JSON.parse(read('relevance/meetings.json'))) : []
const facts = present ? z.array(factTruth).parse(JSON.parse(read('relevance/facts.json'))) : []
const rows = present ? tsv(read('relevance/items.tsv')) : []
const parsed = new Map<string, ParsedMinutes>(
  meetings.map(({ doc }) => [doc, parseMinutes(read(`minutes/${doc}`))]),
)

const typeOfKind: Readonly<Record<string, string>> = {
  decision: 'beslutning',
  discussion: 'drøftelse',
  information: 'orientering',
}

function tsv(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split('\t')
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((cell, index) => [names[index] ?? '', cell])),
  )
}

function itemOf(doc: string, ordinal: number): ParsedItem {
  const item = parsed.get(doc)?.items[ordinal - 1]
  if (!item) throw new Error(`${doc} has no item ${ordinal}`)
  return item
}

describe.skipIf(!present)('real minutes', () => {
  test.each(meetings)('the meeting head of $doc is read as printed', (truth) => {
    const minutes = parsed.get(truth.doc)
    const { municipality, attendees, absent, ...meeting } = minutes?.meeting ?? { attendees: [], absent: [] }
    expect({ ...meeting, present: attendees, absent }).toEqual({
      body: truth.body,
      period: truth.period,
      date: truth.date,
      start: truth.start,
      end: truth.end,
      place: truth.place,
      layout: truth.layout,
      present: truth.present,
      absent: truth.absent,
    })
    expect(municipality).toBe(truth.area)
    expect(minutes?.items.length).toBe(truth.items)
    expect(minutes?.items.filter((item) => item.closed).map((item) => item.ordinal)).toEqual(truth.closed)
    expect(minutes?.discards.filter((discard) => discard.reason === 'unread text')).toEqual([])
  })

  test.each(rows)('item $ordinal of $doc is read as printed', (row) => {
    const item = itemOf(row.doc ?? '', Number(row.ordinal))
    expect({
      number: item.number ?? '-',
      heading: item.heading,
      title: item.title,
      caseNumber: item.caseNumber ?? '-',
      closed: item.closed ? 'yes' : 'no',
      decision: item.decision === null ? '-' : collapse(item.decision),
      attachments: item.attachments.length,
      type: typeOfKind[item.kind] ?? '-',
    }).toEqual({
      number: row.number,
      heading: row.heading,
      title: row.title_plain,
      caseNumber: row.case_number,
      closed: row.closed,
      decision: row.decision,
      attachments: Number(row.attachments),
      type: row.type,
    })
  })

  describe.each(facts)('facts of $item', (truth) => {
    const [doc = '', ordinal] = truth.item.split('#')
    const item = present ? itemOf(doc, Number(ordinal)) : undefined

    test('amounts of kroner are found in order', () => {
      expect(item?.amounts.map((amount) => amount.kr)).toEqual(truth.amounts.map((amount) => amount.kr))
    })

    test('laws and paragraphs are found', () => {
      const refs = item?.lawReferences.map(({ law, paragraph }) => (law ? `${law} ${paragraph}` : paragraph))
      expect(refs?.sort()).toEqual(truth.paragraphs.map((paragraph) => paragraph.ref).sort())
    })

    test('recommendation points and the decisions that answer them are found', () => {
      expect(item?.recommendations.length).toBe(truth.recommendations.count)
      const points = item?.decisionPoints.map(({ points, outcome, text }) => ({
        points,
        outcome,
        decision: text,
      }))
      expect(points).toEqual(truth.recommendations.decisions)
      const outcomes: readonly (Outcome | undefined)[] = truth.recommendations.decisions.map(
        (one) => item?.decisionPoints.find(({ outcome }) => outcome === one.outcome)?.outcome,
      )
      expect(outcomes).toContain(item?.outcome)
    })

    test('votes, earlier treatment, case workers and subject are found', () => {
      expect(item?.votes).toEqual(truth.votes)
      expect(item?.earlierTreatment).toEqual(truth.earlier_treatment)
      expect(item?.caseWorker).toBe(truth.case_worker)
      expect(item?.otherCaseWorkers).toEqual(truth.other_case_workers)
      expect(item?.kle).toEqual(truth.kle)
    })
  })
})
