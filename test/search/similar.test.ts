import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { similarResponseSchema } from '../../src/contract/similar.ts'
import type { IndexedDocument, SearchEngine } from '../../src/engines/port.ts'
import type { SearchService } from '../../src/search/service.ts'
import { type ItemDraft, makeDocument } from '../support/documents.ts'
import { openFilled, serve } from './open.ts'

const matters: readonly (readonly [title: string, text: string])[] = [
  [
    'Cykelsti langs Strandvejen',
    'Stien giver skolebørn en sikker vej. Rabatten asfalteres, og autoværnet flyttes.',
  ],
  ['Sikker skolevej i Nordby', 'Skolebørn mangler en sikker vej. En sti med autoværn og asfalt løser det.'],
  ['Varmepumper i svømmehallen', 'Kedlerne bruger meget gas. Varmepumper og solceller varmer bassinet.'],
  ['Solceller på rådhuset', 'Solceller på taget giver strøm til rådhuset og sparer gas.'],
  ['Madordning i plejehjem', 'Beboerne får varm mad fra eget køkken, og pårørende kan købe med.'],
  ['Frit valg af madleverandør', 'Beboerne vælger selv, hvem der laver den varme mad i plejehjem.'],
]

const meeting = (body: string, date: string, items: readonly ItemDraft[]): IndexedDocument =>
  makeDocument({ name: `${body}-${date}.txt`, meeting: { municipality: 'Nordby', body, date }, items })

const documents: readonly IndexedDocument[] = [
  meeting('Teknikudvalget', '2025-01-07', [
    { title: 'Godkendelse af dagsorden', kind: 'standing', texts: { case: 'Skolebørn og en sikker vej.' } },
    ...matters.map(([title, text], index) => ({
      title,
      caseNumber: `25-${index + 100}`,
      outcome: 'recommended' as const,
      texts: { case: text, decision: 'Anbefales.' },
    })),
  ]),
  meeting('Byrådet', '2025-02-04', [
    { title: 'Cykelsti langs Strandvejen', caseNumber: '25-100', texts: { case: matters[0]?.[1] ?? '' } },
  ]),
]
const path = 'nordby.teknikudvalget.2025-01-07.2'
const pathInCouncil = 'nordby.byraadet.2025-02-04.1'
const safeWay = 'nordby.teknikudvalget.2025-01-07.3'
const food = 'nordby.teknikudvalget.2025-01-07.6'

let engine: SearchEngine
let wordsOnly: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled(documents)
  wordsOnly = await openFilled(documents, false)
  service = serve(engine)
})
afterAll(async () => {
  await engine.close()
  await wordsOnly.close()
})

describe('items like one', () => {
  test('are about the same, without the item itself, its own case and standing items', async () => {
    const answer = similarResponseSchema.parse(await service.similar(path))
    expect(answer.id).toBe(path)
    expect(answer.degraded).toEqual([])
    const found = answer.hits.map(({ id }) => id)
    expect(found[0]).toBe(safeWay)
    expect(found).not.toContain(path)
    expect(found).not.toContain(pathInCouncil)
    expect(answer.hits.every(({ kind }) => kind !== 'standing')).toBe(true)
  })

  test('are its own case first, when that is asked for', async () => {
    const { hits } = await service.similar(path, { withThread: true })
    expect(hits[0]?.id).toBe(pathInCouncil)
  })

  test('say which words and which meaning they share', async () => {
    const [hit] = (await service.similar(path)).hits
    expect(hit?.why.words.map(({ word }) => word)).toEqual(
      expect.arrayContaining(['skolebørn', 'sikker', 'vej']),
    )
    expect(hit?.why.vector).toBeGreaterThan(0.6)
    expect(hit?.why.lateInteraction).toBeNull()
    expect(hit?.passages[0]?.highlights.length).toBeGreaterThan(0)
    const scores = (await service.similar(path)).hits.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  test('are found by words where there are no vectors, and say so', async () => {
    const answer = similarResponseSchema.parse(await serve(wordsOnly, null).similar(food))
    expect(answer.degraded).toEqual(['semantic'])
    expect(answer.hits.map(({ title }) => title)).toEqual(['Frit valg af madleverandør'])
    expect(answer.hits[0]?.why.vector).toBeNull()
  })

  test('keep to filter and limit', async () => {
    expect(
      (await service.similar(safeWay, { filter: { body: ['Byrådet'] } })).hits.map(({ id }) => id),
    ).toEqual([pathInCouncil])
    expect((await service.similar(safeWay, { limit: 1 })).hits).toHaveLength(1)
    expect((await service.similar(safeWay, { filter: { kind: ['standing'] } })).hits.length).toBeLessThan(2)
  })

  test('of an item that is not there are an error', async () => {
    await expect(service.similar('nordby.byraadet.1999-01-01.1')).rejects.toMatchObject({ code: 'not-found' })
  })
})
