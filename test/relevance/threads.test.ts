import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { prepareDocument } from '../../indexer/prepare.ts'
import type { IndexedDocument } from '../../src/engines/port.ts'
import { createThreads } from '../../src/search/thread/index.ts'
import { openFilled } from '../search/open.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)
const truth = z
  .array(
    z.object({
      file: z.string(),
      items: z.array(z.object({ ordinal: z.number(), corpusId: z.string().nullable() })),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('minutes.truth.json', fixtures), 'utf8')))

/** Minutes of the municipalities in which a case passes through several bodies. */
const documents: readonly IndexedDocument[] = municipalitiesWithJourneys(
  readdirSync(new URL('minutes', fixtures)).map(
    (name) =>
      prepareDocument(readFileSync(new URL(`minutes/${name}`, fixtures)), { key: name, name }).document,
  ),
)

/** The case that the generator printed, by item. */
const caseOf: ReadonlyMap<string, string> = new Map(
  documents.flatMap(({ source, items }) => {
    const printed = truth.find(({ file }) => file === source.name)?.items ?? []
    return items.flatMap(({ id, item }) => {
      const corpusId = printed.find(({ ordinal }) => ordinal === item.ordinal)?.corpusId
      return corpusId ? [[id, corpusId] as const] : []
    })
  }),
)

function municipalitiesWithJourneys(all: readonly IndexedDocument[]): IndexedDocument[] {
  const files = [
    ...Map.groupBy(
      truth.flatMap(({ file, items }) => items.map((item) => ({ file, ...item }))),
      ({ corpusId }) => corpusId,
    ),
  ]
    .filter(([corpusId, items]) => corpusId !== null && items.length > 1)
    .flatMap(([, items]) => items.map(({ file }) => file))
  const places = new Set(
    all.filter(({ source }) => files.includes(source.name)).map(({ meeting }) => meeting.municipality),
  )
  return all.filter(({ meeting }) => places.has(meeting.municipality))
}

type Numbering = (caseNumber: string | null) => string | null

/** Precision and recall over pairs of items of one case. */
async function measure(numbering: Numbering): Promise<{ precision: number; recall: number; pairs: number }> {
  const renumbered = documents.map((document) => ({
    ...document,
    items: document.items.map((one) => ({
      ...one,
      item: { ...one.item, caseNumber: one.item.closed ? null : numbering(one.item.caseNumber) },
    })),
  }))
  const engine = await openFilled(renumbered, false)
  const threads = createThreads(engine)
  let found = 0
  let right = 0
  let pairs = 0
  for (const id of await engine.matching({})) {
    const own = caseOf.get(id)
    pairs += own ? [...caseOf.values()].filter((other) => other === own).length - 1 : 0
    for (const other of await threads.of(id)) {
      if (other === id) continue
      found++
      if (own !== undefined && caseOf.get(other) === own) right++
    }
  }
  await engine.close()
  return { precision: right / found, recall: right / pairs, pairs }
}

describe('threads of the example minutes', () => {
  test.each<[string, Numbering, number]>([
    ['with the numbers that are printed', (caseNumber) => caseNumber, 1],
    ['without any number', () => null, 1],
    ['with one number on everything', () => '27.00.00-A00-1-24', 0.9],
  ])(
    '%s are all found',
    async (_, numbering, precision) => {
      const measured = await measure(numbering)
      expect(measured.pairs).toBe(240)
      expect(measured.recall).toBe(1)
      expect(measured.precision).toBeGreaterThanOrEqual(precision)
    },
    60_000,
  )
})
