import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Suggestion, suggestLimits, suggestResponseSchema } from '../../src/contract/suggest.ts'
import type { Filter, SearchEngine } from '../../src/engines/port.ts'
import { parseQuery } from '../../src/search/query.ts'
import { queryLimits, type SearchService } from '../../src/search/service.ts'
import { plainQuery } from '../../src/search/suggest/typed.ts'
import { collection, ids } from '../support/collection.ts'
import { makeDocument } from '../support/documents.ts'
import { openFilled, serve } from './open.ts'

/** Titles that would be operators if they were searched as they are printed. */
const awkward = makeDocument({
  name: 'plan.txt',
  meeting: { municipality: 'Ådal', body: 'Plan- og Klimaudvalget', date: '2025-06-01' },
  items: [
    {
      title: 'Sag:24/1 "Havnen" -bygninger OR lager*',
      caseNumber: '24-001234',
      texts: { case: 'Havnens bygninger og SKAT. Bygningerne ved Åvej står tomme, siger KL om Åvej.' },
    },
    {
      title: 'Etablering af cykelsti langs Åvej',
      caseNumber: '25-16587',
      texts: { case: 'Cykelstien.' },
    },
    { title: 'Prøver af overfladevand', texts: { case: 'Der tages prøver. Projektet varer et år.' } },
  ],
})

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled([...collection, awkward])
  service = serve(engine)
})
afterAll(async () => {
  await engine.close()
})

const suggest = async (text: string, filter: Filter = {}, limit?: number): Promise<Suggestion[]> => {
  const answer = await service.suggest({ text, filter, ...(limit !== undefined && { limit }) })
  return suggestResponseSchema.parse(answer).suggestions
}
const texts = async (kind: Suggestion['kind'], text: string, filter: Filter = {}): Promise<string[]> =>
  (await suggest(text, filter)).filter((one) => one.kind === kind).map((one) => one.text)

describe('a word that is being typed', () => {
  test('is completed to a printed form, small letters unless it is a name', async () => {
    expect(await texts('word', 'stråm')).toEqual([])
    expect(await texts('word', 'strøms')).toEqual(['strømsvigt'])
    expect(await texts('word', 'træe')).toEqual(['træerne'])
    expect(await texts('word', 'ska')).toEqual(['SKAT'])
  })

  test('is completed to compounds, and to one form of each word', async () => {
    expect(await texts('word', 'dobbelt')).toEqual(['dobbeltdiagnose'])
    expect(await texts('word', 'cykels')).toHaveLength(1)
  })

  test('may be typed without Danish letters', async () => {
    expect(await texts('word', 'stroems')).toEqual(['strømsvigt'])
    expect(await texts('word', 'oversvoem')).toEqual(['oversvømmelse'])
  })

  test('is not completed by half of a letter', async () => {
    expect(await texts('word', 'pro')).toEqual(['projektet'])
    expect(await texts('word', 'proe')).toEqual(['prøver'])
  })

  test('may have one slip from five letters on', async () => {
    for (const typed of ['dobeltd', 'dbobelt', 'dobbelrd', 'xobbeltd', 'dobbeltdd']) {
      expect(await texts('word', typed)).toEqual(['dobbeltdiagnose'])
    }
    expect(await texts('word', 'dxbb')).toEqual([])
    expect(await texts('word', 'xxbbeltd')).toEqual([])
  })

  test('keeps what was typed before it, and stands in one item with it', async () => {
    expect(await texts('word', 'plejehjem str')).toEqual(['plejehjem strømsvigt'])
    expect(await texts('word', 'cykelsti str')).toEqual([])
    expect(await texts('word', 'kommune:Vesterå str')).toEqual([])
    expect(await texts('word', '(str')).toEqual(['(strømsvigt'])
  })

  test('is completed by the word that follows in the minutes before the others', async () => {
    const [first] = await suggest('psykisk l')
    expect(first?.text).toBe('psykisk lidelse')
  })

  test('is counted in items that hold it', async () => {
    const [word] = await suggest('cykels')
    expect(word).toMatchObject({ kind: 'word', count: 3, item: null })
    const [filtered] = await suggest('cykels', { year: [2024] })
    expect(filtered).toMatchObject({ kind: 'word', count: 1 })
  })

  test('is not completed inside a quote, after a minus, in a field or after a space', async () => {
    for (const text of ['"strøms', '-strøms', 'beslutning:strøms', 'strømsvi ', 'fra:20']) {
      expect(await texts('word', text)).toEqual([])
    }
  })
})

describe('titles', () => {
  test('are found by their words in any order, the last one begun', async () => {
    for (const typed of [
      'etablering af cyk',
      'langs cykelsti et',
      'åvej cyk',
      'aavej CYK',
      'Etablering af cykelsti ',
    ]) {
      expect(await texts('title', typed)).toEqual(['Etablering af cykelsti langs Åvej'])
    }
    expect(await texts('title', 'etabl åvej bro')).toEqual([])
  })

  test('lead to the newest of their items and say how many there are', async () => {
    const [title] = (await suggest('etablering cykelsti')).filter(({ kind }) => kind === 'title')
    expect(title).toMatchObject({
      count: 2,
      item: { municipality: 'Ådal', body: 'Plan- og Klimaudvalget', date: '2025-06-01' },
    })
    const [older] = (await suggest('etablering cykelsti', { to: '2024-12-31' })).filter(
      ({ kind }) => kind === 'title',
    )
    expect(older).toMatchObject({ count: 1, item: { id: ids.path } })
  })

  test('that every agenda has come last', async () => {
    const found = await texts('title', 'af')
    expect(found.at(-1)).toBe('Godkendelse af dagsorden')
    expect(found.length).toBeGreaterThan(2)
  })

  test('of closed items are published and found', async () => {
    expect(await texts('title', 'salg ej')).toEqual(['Salg af ejendom'])
  })

  test('keep the filters that were typed', async () => {
    const [title] = (await suggest('kommune:Ådal etablering')).filter(({ kind }) => kind === 'title')
    expect(title).toMatchObject({ query: 'kommune:Ådal Etablering af cykelsti langs Åvej', count: 1 })
  })

  test('are searched as words, whatever signs they hold', async () => {
    const [title] = (await suggest('havnen byg')).filter(({ kind }) => kind === 'title')
    expect(title?.text).toBe('Sag:24/1 "Havnen" -bygninger OR lager*')
    expect(title?.query).toBe('Sag: 24/1 Havnen bygninger or lager')
    const { hits } = await service.search({ query: title?.query ?? '', mode: 'keyword' })
    expect(hits[0]?.title).toBe(title?.text)
  })
})

describe('case numbers', () => {
  test('are found by their beginning, however they are printed', async () => {
    for (const typed of ['25/16', '25-16', '25-0165', 'sag:25/16']) {
      expect((await texts('case', typed)).map((text) => text.replace('-', '/'))).toEqual(['25/16587'])
    }
    expect(await texts('case', '24/12')).toEqual(['24-001234'])
    expect(await texts('case', '27.00.00-p')).toEqual(['27.00.00-P08-1-19'])
    expect(await texts('case', '2025')).toEqual([])
  })

  test('mark what was typed, zeros included, and filter by the number', async () => {
    const [found] = await suggest('24/12')
    expect(found).toMatchObject({ text: '24-001234', highlights: [[0, 7]], query: 'sag:24-001234', count: 1 })
  })
})

describe('bodies and municipalities', () => {
  test('are found by the words of their names, and searched as filters', async () => {
    const [body] = (await suggest('social og sund')).filter(({ kind }) => kind === 'body')
    expect(body).toMatchObject({
      text: 'Social- og Sundhedsudvalget',
      highlights: [
        [0, 6],
        [8, 10],
        [11, 15],
      ],
      query: 'udvalg:"Social- og Sundhedsudvalget"',
      count: 2,
    })
    expect(await texts('body', 'noerre')).toEqual(['Nørre Ådal Kommune'])
    expect((await suggest('kommune:nørre'))[0]?.query).toBe('kommune:"Nørre Ådal Kommune"')
  })

  test('are offered beside the words typed before them', async () => {
    const [body] = (await suggest('cykelsti tekn')).filter(({ kind }) => kind === 'body')
    expect(body?.query).toBe('cykelsti udvalg:"Teknik- og Miljøudvalget"')
    expect(await texts('body', 'plejehjem tekn')).toEqual([])
  })
})

describe('the list', () => {
  test('is empty for one letter, none, and words of no item', async () => {
    for (const text of ['', ' ', 'b', '-', '…b', 'qwertyu', 'bro qwert'])
      expect(await suggest(text)).toEqual([])
  })

  test('refuses more than 1,000 characters as a search does', async () => {
    await expect(suggest('a'.repeat(queryLimits.characters + 1))).rejects.toMatchObject({
      code: 'query-too-long',
    })
    expect(await suggest('a'.repeat(queryLimits.characters))).toEqual([])
  })

  test('is as long as asked for', async () => {
    expect(await suggest('af', {}, 2)).toHaveLength(2)
    expect((await suggest('af')).length).toBeLessThanOrEqual(suggestLimits.defaultLimit)
  })

  test('follows the collection', async () => {
    const changing = await openFilled()
    const changed = serve(changing)
    const found = async (): Promise<string[]> =>
      (await changed.suggest({ text: 'overfladev' })).suggestions.map(({ text }) => text)
    expect(await found()).toEqual([])
    await changing.replaceDocument(awkward)
    expect(await found()).toContain('Prøver af overfladevand')
    await changing.removeDocument('plan.txt')
    expect(await found()).toEqual([])
    await changing.close()
  })
})

describe('whatever is typed', () => {
  const printed = [...collection, awkward].flatMap(({ meeting, items }) => [
    ...[meeting.municipality ?? '', meeting.body ?? ''],
    ...items.flatMap(({ item, passages }) => [
      ...[item.title, item.caseNumber ?? ''],
      ...passages.map(({ text }) => text),
    ]),
  ])
  const words = [...new Set(printed.flatMap((text) => text.split(/\s+/)))]
  const signs = fc.constantFrom(
    ...[
      '"',
      '-',
      '*',
      ' OR ',
      'kommune:',
      'udvalg:',
      'titel:',
      'sag:',
      'fra:2024 ',
      '-kommune:Vesterå ',
      '§ ',
      '(',
      ':',
    ],
  )
  const begun = fc
    .tuple(fc.constantFrom(...words), fc.nat(12))
    .map(([word, length]) => word.slice(0, length + 1))
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.oneof(fc.constantFrom(...words), begun, signs), { minLength: 1, maxLength: 5 })
      .map((all) => all.join(' ')),
    fc.array(fc.oneof(begun, signs), { minLength: 1, maxLength: 5 }).map((all) => all.join('')),
    fc.constantFrom(...printed).chain((whole) => fc.nat(whole.length).map((end) => whole.slice(0, end + 1))),
  )

  test('every suggestion finds something, none comes twice, and marks lie on letters', async () => {
    const checked = new Set<string>()
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom({}, { year: [2025] }), async (typed, filter) => {
        const suggestions = await suggest(typed, filter)
        expect(new Set(suggestions.map(({ query }) => query.toLowerCase())).size).toBe(suggestions.length)
        for (const { text: shown, highlights, query, count } of suggestions) {
          let at = 0
          for (const [start, end] of highlights) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(at).toBeLessThanOrEqual(shown.length)
          expect(count).toBeGreaterThan(0)
          const key = JSON.stringify([query, filter])
          if (checked.has(key)) continue
          checked.add(key)
          const { total } = await service.search({ query, filter, mode: 'keyword', limit: 1 })
          expect(total, `${typed} → ${query}`).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1_000 },
    )
    expect(checked.size).toBeGreaterThan(100)
  }, 120_000)

  test('a printed text as a query of plain words has no operator', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { excluded, without, filter, alternatives, wanted } = parseQuery(plainQuery(any))
        expect({ excluded, without, filter, alternatives }).toEqual({
          excluded: [],
          without: [],
          filter: {},
          alternatives: [],
        })
        expect(wanted.filter(({ kind, part }) => kind !== 'words' || part !== null)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
