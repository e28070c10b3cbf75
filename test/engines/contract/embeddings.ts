import { expect } from 'vitest'
import { maxSim, prepareLateInteraction, toSignBits } from '../../../src/embedding/token-vectors.ts'
import type { SearchEngine } from '../../../src/engines/port.ts'
import { council, health, ids, technical } from '../../support/collection.ts'
import { makeDocument } from '../../support/documents.ts'
import { embedPending } from '../../support/hashing-embedder.ts'
import type { Check } from '../contract.ts'
import { embedder, fill, fillWithVectors } from './fill.ts'

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)

async function pendingTexts(engine: SearchEngine): Promise<string[]> {
  return (await engine.pendingEmbeddings(1_000)).map(({ text }) => text)
}

/** Two meetings that print the same sentence under the same title. */
const twins = ['a.txt', 'b.txt'].map((name, index) =>
  makeDocument({
    name,
    meeting: { date: `2024-0${index + 1}-01` },
    items: [{ title: 'Status på høringen', texts: { case: 'Der er kommet fire svar om støj fra banen.' } }],
  }),
)

export function embeddingContract(check: Check): void {
  check('waits for the vectors of new passages, in document order', async (engine) => {
    await engine.replaceDocument(council)
    const first = await pendingTexts(engine)
    await engine.replaceDocument(health)
    const both = await pendingTexts(engine)
    expect(first.length).toBeGreaterThan(0)
    expect(both.slice(0, first.length)).toEqual(first)
    expect(both.length).toBe((await engine.stats()).embeddable)
    expect(await engine.pendingEmbeddings(2)).toHaveLength(2)
  })

  check('waits for nothing when every vector is stored', async (engine) => {
    await fillWithVectors(engine)
    expect(await pendingTexts(engine)).toEqual([])
  })

  check('waits once for equal passages and finds both', async (engine) => {
    for (const document of twins) await engine.replaceDocument(document)
    expect(await pendingTexts(engine)).toHaveLength(1)
    await embedPending(engine, embedder)
    expect(await engine.stats()).toMatchObject({ embedded: 2, embeddable: 2 })
    const { vector } = await embedder.embedQuery('støj fra banen')
    const nearest = await engine.nearest(vector, {}, 10)
    expect(new Set(nearest.map(({ itemId }) => itemId)).size).toBe(2)
    expect(nearest[0]?.score).toBeCloseTo(nearest[1]?.score ?? 0, 5)
    await engine.removeDocument('a.txt')
    await engine.compact()
    expect(await engine.nearest(vector, {}, 10)).toHaveLength(1)
  })

  check('gives an equal passage of a later document its vector at once', async (engine) => {
    const [first = council, second = health] = twins
    await engine.replaceDocument(first)
    await embedPending(engine, embedder)
    await engine.replaceDocument(second)
    expect(await engine.stats()).toMatchObject({ embedded: 2, embeddable: 2 })
  })

  check('keeps the vectors of unchanged passages when a document changes', async (engine) => {
    await fillWithVectors(engine)
    const items = technical.items.map(({ item }) => item)
    const [bridge, paths] = items
    expect(bridge && paths).toBeTruthy()
    await engine.replaceDocument(
      makeDocument({
        name: 'teknik.txt',
        meeting: technical.meeting,
        items: [
          {
            title: 'Ny bro over Møllebækken',
            texts: {
              case: 'Den gamle bro er rådden. En bro i stål holder i firs år, en bro i træ i tredive.',
              decision: 'Godkendt med fire stemmer mod tre, da sagen blev taget op igen.',
            },
          },
        ],
      }),
    )
    const waiting = await pendingTexts(engine)
    expect(waiting).toHaveLength(1)
    expect(waiting[0]).toContain('fire stemmer mod tre')
    const { vector } = await embedder.embedQuery('Den gamle bro er rådden')
    expect((await engine.nearest(vector, {}, 1))[0]?.itemId).toBe(ids.bridge)
  })

  check('ranks passages by cosine, best first', async (engine) => {
    await fillWithVectors(engine)
    const { vector } = await embedder.embedQuery('Skolebørn fra Åvej mangler en sikker vej til hallen')
    const nearest = await engine.nearest(vector, {}, 100)
    expect(nearest[0]?.itemId).toBe(ids.path)
    const scores = nearest.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(nearest).toHaveLength((await engine.stats()).embedded)
    expect(await engine.nearest(vector, {}, 3)).toEqual(nearest.slice(0, 3))
  })

  check('gives the true cosine and the sign bits that were stored', async (engine) => {
    await engine.replaceDocument(health)
    const pending = await engine.pendingEmbeddings(100)
    await embedPending(engine, embedder)
    const query = await embedder.embedQuery('psykisk lidelse og misbrug')
    const vectors = await engine.vectors([ids.plan, ids.offer], query.vector)
    expect(vectors).toHaveLength(pending.length)
    const expected = await embedder.embedPassages(pending.map(({ text }) => text))
    const cosines = expected.map(({ vector }) => dot(vector, query.vector)).sort()
    const measured = vectors.map(({ cosine }) => cosine).sort()
    for (const [index, cosine] of cosines.entries()) expect(measured[index]).toBeCloseTo(cosine, 4)
    const late = prepareLateInteraction(query.tokens, () => 1)
    const given = maxSim(
      late,
      expected.map(({ tokens }) => toSignBits(tokens)),
    )
    const stored = maxSim(
      late,
      vectors.map(({ bits }) => bits),
    )
    const best = Math.max(...stored)
    expect(best).toBeCloseTo(Math.max(...given), 4)
    expect(vectors[stored.indexOf(best)]?.itemId).toBe(ids.offer)
  })

  check('gives stored vectors back as they were stored', async (engine) => {
    await fillWithVectors(engine)
    const stored = await engine.embeddings([ids.bridge, 'ukendt.id'])
    const { vector } = await embedder.embedQuery('bro')
    const compared = await engine.vectors([ids.bridge], vector)
    expect(stored.length).toBe(compared.length)
    const byRow = new Map(compared.map((one) => [one.row, one]))
    for (const one of stored) {
      const same = byRow.get(one.row)
      expect(one.itemId).toBe(ids.bridge)
      expect(dot(one.vector, vector)).toBeCloseTo(same?.cosine ?? -2, 5)
      expect(one.bits).toEqual(same?.bits)
    }
    expect(await engine.embeddings([])).toEqual([])
  })

  check('gives the vectors of the items asked for and of no others', async (engine) => {
    await fillWithVectors(engine)
    const { vector } = await embedder.embedQuery('bro')
    const vectors = await engine.vectors([ids.bridge, 'ukendt.id'], vector)
    expect(new Set(vectors.map(({ itemId }) => itemId))).toEqual(new Set([ids.bridge]))
    const rows = new Set((await engine.passages([ids.bridge])).map(({ row }) => row))
    expect(vectors.every(({ row }) => rows.has(row))).toBe(true)
    expect(await engine.vectors([], vector)).toEqual([])
  })

  check('finds nothing near while there are no vectors', async (engine) => {
    await fill(engine)
    const { vector } = await embedder.embedQuery('bro')
    expect(await engine.nearest(vector, {}, 10)).toEqual([])
    expect(await engine.vectors([ids.bridge], vector)).toEqual([])
    expect(await engine.embeddings([ids.bridge])).toEqual([])
  })

  check('gives every item at least one passage to find by meaning', async (engine) => {
    await fillWithVectors(engine)
    const everything = await engine.matching({})
    const { vector } = await embedder.embedQuery('bro')
    const withVectors = new Set((await engine.vectors(everything, vector)).map(({ itemId }) => itemId))
    expect(everything.filter((id) => !withVectors.has(id))).toEqual([])
  })

  check('loses nothing that is needed when it compacts', async (engine) => {
    await fillWithVectors(engine)
    await engine.removeDocument('byraadet.txt')
    const { vector } = await embedder.embedQuery('misbrug og bro')
    const before = await engine.nearest(vector, {}, 100)
    await engine.compact()
    await engine.compact()
    expect(await engine.nearest(vector, {}, 100)).toEqual(before)
    expect(await pendingTexts(engine)).toEqual([])
  })
}
