import { expect } from 'vitest'
import type { IndexedDocument, SearchEngine } from '../../../src/engines/port.ts'
import { council, health, ids, technical } from '../../support/collection.ts'
import { makeDocument } from '../../support/documents.ts'
import { embedPending } from '../../support/hashing-embedder.ts'
import type { Check } from '../contract.ts'
import { asked, embedder, fill, fillWithVectors, found, sorted } from './fill.ts'

const all = (engine: SearchEngine): Promise<readonly string[]> => engine.matching({})

const changedCouncil: IndexedDocument = makeDocument({
  name: 'byraadet.txt',
  meeting: { municipality: 'Vesterå Kommune', body: 'Byrådet', date: '2024-02-12' },
  items: [
    { title: 'Valg af skovfoged', texts: { case: 'Skovfogeden passer bøgeskoven.', decision: 'Valgt.' } },
  ],
})

export function documentContract(check: Check): void {
  check('holds nothing when it is new', async (engine) => {
    expect(await all(engine)).toEqual([])
    expect(await engine.documents()).toEqual([])
    expect(await engine.stats()).toMatchObject({
      documents: 0,
      items: 0,
      passages: 0,
      embeddable: 0,
      embedded: 0,
    })
    expect((await engine.keyword(asked('bro'), {})).hits).toEqual([])
  })

  check('knows every document by its key and hash', async (engine) => {
    await fill(engine)
    const documents = await engine.documents()
    expect(sorted(documents.map(({ key }) => key))).toEqual(['byraadet.txt', 'sundhed.txt', 'teknik.txt'])
    expect(documents.map(({ sha256 }) => sha256)).toContain(council.source.sha256)
  })

  check('replaces a document as a whole', async (engine) => {
    await fill(engine)
    await engine.replaceDocument(changedCouncil)
    expect((await engine.stats()).documents).toBe(3)
    expect(sorted(await all(engine))).toEqual(
      sorted([ids.agenda, ids.plan, ids.offer, ids.bridge, ids.paths]),
    )
    expect(await found(engine, asked('skovfoged'))).toEqual([ids.agenda])
    expect(await found(engine, asked('cykelsti'))).not.toContain(ids.path)
    expect(await engine.phrase(['sikker', 'vej'], {})).toEqual([])
    expect(await engine.passages([ids.path])).toEqual([])
  })

  check('removes a document with everything that was found through it', async (engine) => {
    await fillWithVectors(engine)
    expect(await engine.removeDocument('teknik.txt')).toBe(true)
    expect(await engine.items([ids.bridge, ids.paths])).toEqual([])
    expect(await found(engine, asked('bro'))).toEqual([])
    const { vector } = await embedder.embedQuery('Den gamle bro er rådden')
    const nearest = await engine.nearest(vector, {}, 50)
    expect(nearest.map(({ itemId }) => itemId)).not.toContain(ids.bridge)
    expect((await engine.facets(await all(engine))).body.map(({ value }) => value)).not.toContain(
      technical.meeting.body,
    )
  })

  check('remembers which items are gone, until they are stored again', async (engine) => {
    await fill(engine)
    expect(await engine.withdrawals(10)).toEqual([])
    expect(await engine.isWithdrawn(ids.bridge)).toBe(false)
    await engine.removeDocument('teknik.txt')
    const gone = await engine.withdrawals(10)
    expect(sorted(gone.map(({ id }) => id))).toEqual(sorted([ids.bridge, ids.paths]))
    expect(gone.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true)
    expect(await engine.withdrawals(1)).toHaveLength(1)
    expect(await engine.isWithdrawn(ids.bridge)).toBe(true)
    await engine.replaceDocument(technical)
    expect(await engine.withdrawals(10)).toEqual([])
  })

  check('says when there was no document to remove', async (engine) => {
    await fill(engine)
    const { generation } = await engine.stats()
    expect(await engine.removeDocument('ukendt.txt')).toBe(false)
    expect(await engine.stats()).toMatchObject({ documents: 3, generation })
  })

  check('leaves the document as it was when its replacement fails', async (engine) => {
    await fill(engine)
    const before = await engine.items(await all(engine))
    const [first] = changedCouncil.items
    const bad = { ...changedCouncil, items: [first, { ...first, id: null }] }
    // Deliberately no IndexedDocument: the second item cannot be stored, the first one could.
    await expect(engine.replaceDocument(bad as unknown as IndexedDocument)).rejects.toThrow()
    expect(await engine.items(await all(engine))).toEqual(before)
  })

  check('gives an item the same id every time it is indexed', async (engine) => {
    await fill(engine)
    const before = await all(engine)
    await engine.removeDocument('sundhed.txt')
    await engine.replaceDocument(health)
    await engine.replaceDocument(council)
    expect(sorted(await all(engine))).toEqual(sorted(before))
  })

  check('keeps the addresses of a meeting that a second file prints too', async (engine) => {
    await engine.replaceDocument(council)
    const corrected = {
      ...council,
      source: { ...council.source, key: 'rettet.txt', sha256: 'ab'.repeat(32) },
    }
    await engine.replaceDocument(corrected)
    const twice = await all(engine)
    expect(twice).toHaveLength(6)
    expect(new Set(twice).size).toBe(6)
    expect(twice).toEqual(expect.arrayContaining([ids.agenda, ids.path, ids.closed]))
    await engine.replaceDocument(corrected)
    expect(sorted(await all(engine))).toEqual(sorted(twice))
    await engine.removeDocument('rettet.txt')
    expect(sorted(await all(engine))).toEqual([ids.agenda, ids.path, ids.closed])
  })

  check(
    'starts a new generation with every change and a new content generation with changed documents',
    async (engine) => {
      const empty = await engine.stats()
      await fill(engine)
      const filled = await engine.stats()
      expect(filled.generation).toBeGreaterThan(empty.generation)
      expect(filled.contentGeneration).toBeGreaterThan(empty.contentGeneration)
      await embedPending(engine, embedder)
      const embedded = await engine.stats()
      expect(embedded.generation).toBeGreaterThan(filled.generation)
      expect(embedded.contentGeneration).toBe(filled.contentGeneration)
      await engine.keyword(asked('bro'), {})
      expect(await engine.stats()).toEqual(embedded)
    },
  )

  check('counts documents, items, passages and vectors', async (engine) => {
    await fill(engine)
    const before = await engine.stats()
    expect(before).toMatchObject({ documents: 3, items: 7, embedded: 0 })
    expect(before.passages).toBeGreaterThanOrEqual(before.embeddable)
    expect(before.embeddable).toBeGreaterThanOrEqual(before.items)
    await embedPending(engine, embedder)
    expect((await engine.stats()).embedded).toBe(before.embeddable)
  })
}
