import { expect } from 'vitest'
import { collection, council, ids } from '../../support/collection.ts'
import type { Check } from '../contract.ts'
import { analyzer, fill } from './fill.ts'

export function readingContract(check: Check): void {
  check('gives items back as they were stored, in the order asked for', async (engine) => {
    await fill(engine)
    const order = [ids.offer, ids.path, ids.bridge]
    const items = await engine.items(order)
    expect(items.map(({ id }) => id)).toEqual(order)
    expect(items[1]?.item).toEqual(council.items[1]?.item)
    expect(items[1]?.meeting).toEqual(council.meeting)
    expect(items[1]?.source).toMatchObject({ name: 'byraadet.txt', url: null, sha256: council.source.sha256 })
    expect(Number.isNaN(Date.parse(items[1]?.source.indexedAt ?? ''))).toBe(false)
  })

  check('leaves out ids that nobody has', async (engine) => {
    await fill(engine)
    expect((await engine.items(['x', ids.path, "' OR '1'='1"])).map(({ id }) => id)).toEqual([ids.path])
    expect(await engine.items([])).toEqual([])
  })

  check('gives the passages of an item in their order, with their place in the source', async (engine) => {
    await fill(engine)
    const passages = await engine.passages([ids.path])
    expect(passages.map(({ passage }) => passage)).toEqual(council.items[1]?.passages)
    expect(new Set(passages.map(({ row }) => row)).size).toBe(passages.length)
  })

  check('summarises what an item is and where it was treated', async (engine) => {
    await fill(engine)
    const summaries = await engine.summaries([ids.agenda, ids.plan, ids.closed])
    const byId = new Map(summaries.map((summary) => [summary.id, summary]))
    expect(byId.get(ids.agenda)).toEqual({
      id: ids.agenda,
      title: 'Godkendelse af dagsorden',
      kind: 'standing',
      closed: false,
      outcome: 'approved',
      caseKey: null,
      municipality: 'Vesterå Kommune',
      body: 'Byrådet',
      date: '2024-02-12',
    })
    expect(byId.get(ids.plan)).toMatchObject({
      kind: 'information',
      caseKey: '29.30.08-p15-1-25',
      date: '2025-11-05',
    })
    expect(byId.get(ids.closed)).toMatchObject({ closed: true, outcome: null })
    expect(summaries).toHaveLength(3)
  })

  check('counts facets over the items asked for', async (engine) => {
    await fill(engine)
    const facets = await engine.facets([ids.path, ids.plan, ids.offer])
    expect(facets.body).toEqual([
      { value: 'Social- og Sundhedsudvalget', count: 2 },
      { value: 'Byrådet', count: 1 },
    ])
    expect(facets.year).toEqual([
      { value: '2025', count: 2 },
      { value: '2024', count: 1 },
    ])
    expect(facets.kind).toEqual([
      { value: 'decision', count: 2 },
      { value: 'information', count: 1 },
    ])
    expect(facets.kle.map(({ value }) => value).sort()).toEqual(['27', '29'])
    expect(facets.attachments).toEqual([
      { value: 'false', count: 2 },
      { value: 'true', count: 1 },
    ])
    expect(facets.outcome.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  })

  check('gives empty facets for no items', async (engine) => {
    await fill(engine)
    expect(Object.values(await engine.facets([])).flat()).toEqual([])
  })

  check('knows the words of the collection as printed and as indexed', async (engine) => {
    await fill(engine)
    const { surfaces, keys } = await engine.vocabulary()
    const counts = new Map(surfaces)
    const folded = (word: string): string => analyzer.analyze(word)[0]?.folded ?? ''
    expect(counts.get(folded('stål'))).toBe(1)
    expect(counts.get(folded('efterretning'))).toBe(2)
    expect(counts.has(folded('letbane'))).toBe(false)
    const known = new Set(keys)
    const texts = collection.flatMap(({ items }) => items.flatMap(({ passages }) => passages))
    const tokens = texts.flatMap(({ text }) => analyzer.analyze(text))
    expect(tokens.filter((token) => !counts.has(token.folded))).toEqual([])
    expect(tokens.flatMap((token) => token.keys).filter((key) => !known.has(key))).toEqual([])
    expect(tokens.flatMap(({ parts }) => parts).filter(({ lemma }) => !known.has(lemma))).toEqual([])
  })

  check('forgets the words of a removed document', async (engine) => {
    await fill(engine)
    await engine.removeDocument('teknik.txt')
    const words = new Set((await engine.vocabulary()).surfaces.map(([word]) => word))
    const folded = analyzer.analyze('tredive')[0]?.folded ?? ''
    expect(words.has(folded)).toBe(false)
  })
}
