import { expect } from 'vitest'
import { facetLimit } from '../../../src/engines/port.ts'
import { council, health, ids, technical } from '../../support/collection.ts'
import { makeDocument } from '../../support/documents.ts'
import type { Check } from '../contract.ts'
import { fill } from './fill.ts'

const failure = { key: 'brev.txt', name: 'brev.txt', code: 'not-minutes' } as const

export function coverageContract(check: Check): void {
  check('counts minutes by municipality, body and year', async (engine) => {
    expect(await engine.coverage()).toEqual([])
    await fill(engine)
    const rows = await engine.coverage()
    expect(rows).toHaveLength(3)
    expect(rows).toContainEqual({
      municipality: 'Vesterå Kommune',
      body: 'Byrådet',
      year: 2024,
      documents: 1,
      meetings: 1,
      items: 3,
      closed: 1,
      doubts: 0,
      first: '2024-02-12',
      last: '2024-02-12',
    })
  })

  check('counts a meeting that was printed twice once, and sums up a year', async (engine) => {
    await engine.replaceDocument({ ...council, doubts: 2 })
    await engine.replaceDocument({
      ...council,
      source: { ...council.source, key: 'rettet.txt', sha256: 'ab'.repeat(32) },
      doubts: 1,
    })
    await engine.replaceDocument(
      makeDocument({
        name: 'december.txt',
        meeting: { municipality: 'Vesterå', body: 'BYRÅDET', date: '2024-12-02' },
        items: [{ title: 'Valg af skovfoged', texts: { decision: 'Valgt.' } }],
      }),
    )
    expect(await engine.coverage()).toEqual([
      expect.objectContaining({
        municipality: 'Vesterå Kommune',
        documents: 3,
        meetings: 2,
        items: 7,
        closed: 2,
        doubts: 3,
        first: '2024-02-12',
        last: '2024-12-02',
      }),
    ])
  })

  check('counts minutes that do not say who met when', async (engine) => {
    for (const name of ['a.txt', 'b.txt']) {
      const meeting = { municipality: null, body: null, date: null }
      await engine.replaceDocument(makeDocument({ name, meeting, items: [{ title: `Om ${name}` }] }))
    }
    expect(await engine.coverage()).toEqual([
      expect.objectContaining({ municipality: null, body: null, year: null, meetings: 2, first: null }),
    ])
  })

  check('remembers what failed until it is stored or removed', async (engine) => {
    await engine.noteFailure(failure)
    const { generation } = await engine.stats()
    expect(await engine.failures()).toEqual([failure])
    await engine.noteFailure(failure)
    expect(await engine.stats()).toMatchObject({ generation })
    await engine.noteFailure({ ...failure, code: 'empty-document' })
    expect(await engine.failures()).toEqual([{ ...failure, code: 'empty-document' }])
    expect((await engine.stats()).generation).toBeGreaterThan(generation)
    expect(await engine.removeDocument(failure.key)).toBe(false)
    expect(await engine.failures()).toEqual([])
    await engine.noteFailure({ ...failure, key: health.source.key })
    await engine.replaceDocument(health)
    expect(await engine.failures()).toEqual([])
  })

  check('keeps a stored document whose new content failed', async (engine) => {
    await fill(engine)
    const before = await engine.coverage()
    await engine.noteFailure({ ...failure, key: technical.source.key })
    expect(await engine.failures()).toHaveLength(1)
    expect(await engine.coverage()).toEqual(before)
  })

  check('gives the items of a meeting in their order, and of no other', async (engine) => {
    await fill(engine)
    const meeting = ids.agenda.replace(/\.1$/, '')
    expect((await engine.meetingItems(meeting)).map(({ id }) => id)).toEqual([
      ids.agenda,
      ids.path,
      ids.closed,
    ])
    for (const other of ['', meeting.slice(0, -1), 'vesteraa', '%', "' OR '1'='1", `${meeting}.`]) {
      expect(await engine.meetingItems(other), other).toEqual([])
    }
  })

  check('gives the items of both prints of a meeting', async (engine) => {
    await engine.replaceDocument(council)
    await engine.replaceDocument({
      ...council,
      source: { ...council.source, key: 'rettet.txt', sha256: 'ab'.repeat(32) },
    })
    const items = await engine.meetingItems(ids.agenda.replace(/\.1$/, ''))
    expect(items.map(({ item, source }) => [item.ordinal, source.sha256.startsWith('abab')])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [1, true],
      [2, true],
      [3, true],
    ])
  })

  check('gives one facet value more than are shown where there are more', async (engine) => {
    for (let body = 0; body < facetLimit + 5; body++) {
      const meeting = { body: `Udvalg ${body}` }
      await engine.replaceDocument(makeDocument({ name: `${body}.txt`, meeting, items: [{ title: 'Bro' }] }))
    }
    const facets = await engine.facets(await engine.matching({}))
    expect(facets.body).toHaveLength(facetLimit + 1)
    expect(facets.municipality).toHaveLength(1)
  })
}
