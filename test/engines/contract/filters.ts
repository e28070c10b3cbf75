import { expect } from 'vitest'
import type { Filter, SearchEngine } from '../../../src/engines/port.ts'
import { ids } from '../../support/collection.ts'
import { makeDocument } from '../../support/documents.ts'
import type { Check } from '../contract.ts'
import { asked, embedder, fill, fillWithVectors, sorted } from './fill.ts'

const { agenda, path, closed, plan, offer, bridge, paths } = ids
const council = [agenda, path, closed]
const health = [plan, offer]
const technical = [bridge, paths]

/** Every filter, alone: the items of the collection that meet it. */
const single: readonly (readonly [title: string, filter: Filter, items: readonly string[]])[] = [
  ['no filter', {}, [...council, ...health, ...technical]],
  ['an empty list', { municipality: [] }, [...council, ...health, ...technical]],
  ['a municipality', { municipality: ['Nørre Ådal Kommune'] }, health],
  ['a municipality without "Kommune"', { municipality: ['Nørre Ådal'] }, health],
  ['a municipality printed both ways', { municipality: ['Vesterå Kommune'] }, [...council, ...technical]],
  ['a municipality in capitals', { municipality: ['VESTERÅ'] }, [...council, ...technical]],
  ['a municipality spelt without Danish letters', { municipality: ['noerre aadal'] }, health],
  [
    'a municipality in decomposed letters',
    { municipality: ['Vesterå'.normalize('NFD')] },
    [...council, ...technical],
  ],
  ['an unknown municipality', { municipality: ['Sønderlund'] }, []],
  ['alternatives', { municipality: ['Sønderlund', 'Nørre Ådal'] }, health],
  ['a body', { body: ['Byrådet'] }, council],
  ['a body with hyphens', { body: ['social- og sundhedsudvalget'] }, health],
  ['only the beginning of a body', { body: ['Social'] }, []],
  ['a part of a body', { bodyContains: ['miljø'] }, technical],
  ['parts of bodies', { bodyContains: ['Sundhed', 'råd'] }, [...council, ...health]],
  ['a first day', { from: '2025-03-03' }, [...health, ...technical]],
  ['a last day', { to: '2025-03-03' }, [...council, ...technical]],
  ['a year', { year: [2024] }, council],
  ['years', { year: [2024, 2026] }, council],
  ['a case number', { caseNumber: ['25/16587'] }, [path]],
  ['a case number printed another way', { caseNumber: ['25-016587'] }, [path]],
  ['a KLE case number', { caseNumber: ['27.00.00-p08-1-19'] }, [offer]],
  ['a KLE subject', { kle: ['27.00.00'] }, [offer]],
  ['the beginning of a KLE subject', { kle: ['29'] }, [plan]],
  ['a wildcard in a KLE subject', { kle: ['2%'] }, []],
  ['a kind', { kind: ['information'] }, [plan, paths]],
  ['kinds', { kind: ['standing', 'information'] }, [agenda, plan, paths]],
  ['an outcome', { outcome: ['rejected'] }, [bridge]],
  ['outcomes', { outcome: ['approved', 'recommended'] }, [agenda, path, offer]],
  ['attachments', { attachments: true }, [path, bridge]],
  ['no attachments', { attachments: false }, [agenda, closed, ...health, paths]],
  ['closed items', { closed: true }, [closed]],
  ['open items', { closed: false }, [agenda, path, ...health, ...technical]],
  ['a least amount', { amount: { min: 700_000 } }, [path, bridge]],
  ['a greatest amount', { amount: { max: 500_000 } }, [offer]],
  ['an exact amount', { amount: { min: 750_000, max: 750_000 } }, [bridge]],
  ['a party', { party: ['Ø'] }, [path]],
  ['a party that abstained', { party: ['V'] }, [path, bridge]],
  ['parties', { party: ['C', 'Ø'] }, [path, bridge]],
]

const combined: readonly (readonly [title: string, filter: Filter, items: readonly string[]])[] = [
  ['municipality and year', { municipality: ['vesterå'], year: [2025] }, technical],
  ['dates on both sides', { from: '2024-12-31', to: '2025-10-01' }, technical],
  [
    'kind, outcome and body',
    { kind: ['information'], outcome: ['noted'], bodyContains: ['sundhed'] },
    [plan],
  ],
  ['amount and party', { amount: { min: 1 }, party: ['A'] }, [path, bridge]],
  ['what excludes each other', { closed: true, attachments: true }, []],
]

const lists = async (engine: SearchEngine, filter: Filter): Promise<string[]> =>
  sorted(await engine.matching(filter))

export function filterContract(check: Check): void {
  for (const [title, filter, items] of single) {
    check(`filters by ${title}`, async (engine) => {
      await fill(engine)
      expect(await lists(engine, filter)).toEqual(sorted(items))
    })
  }
  for (const [title, filter, items] of combined) {
    check(`combines ${title}`, async (engine) => {
      await fill(engine)
      expect(await lists(engine, filter)).toEqual(sorted(items))
    })
  }

  check('applies the same filter to words, phrases and vectors', async (engine) => {
    await fillWithVectors(engine)
    const filter = { municipality: ['Vesterå'], year: [2025] }
    const allowed = new Set<string>(technical)
    const { vector } = await embedder.embedQuery('cykelsti og bro')
    const results = [
      (await engine.keyword(asked('cykelsti'), filter)).hits,
      (await engine.keyword(asked('cykelsti'), filter)).passages,
      await engine.phrase(['taget', 'til', 'efterretning'], filter),
      await engine.nearest(vector, filter, 100),
    ]
    for (const hits of results) {
      expect(hits.length).toBeGreaterThan(0)
      expect(hits.filter(({ itemId }) => !allowed.has(itemId))).toEqual([])
    }
  })

  check('lists the newest meetings first and items in their order', async (engine) => {
    await fill(engine)
    expect(await engine.matching({})).toEqual([...health, ...technical, ...council])
  })

  check('keeps a meeting without a date out of every range of dates', async (engine) => {
    await fill(engine)
    await engine.replaceDocument(
      makeDocument({
        name: 'udateret.txt',
        meeting: { date: null },
        items: [{ title: 'Nyt tag på hallen' }],
      }),
    )
    expect(await lists(engine, {})).toHaveLength(8)
    expect(await lists(engine, { from: '1900-01-01' })).toHaveLength(7)
    expect(await lists(engine, { to: '2100-01-01' })).toHaveLength(7)
  })

  check('takes signs of SQL and patterns in filter values as text', async (engine) => {
    await fill(engine)
    for (const value of ["' OR 1=1 --", '%', '_', '"', '\\', ';DROP TABLE items']) {
      const text = { caseNumber: [value], party: [value], kle: [value], body: [value] }
      expect(await lists(engine, text)).toEqual([])
    }
    expect(await lists(engine, {})).toHaveLength(7)
  })
}
