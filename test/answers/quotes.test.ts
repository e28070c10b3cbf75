import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Quotes } from '../../src/answers/quotes.ts'
import { quotesResponseSchema } from '../../src/contract/answer.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { SearchError } from '../../src/errors.ts'
import { collection, ids } from '../support/collection.ts'
import { makeDocument } from '../support/documents.ts'
import { createMissingEmbedder } from '../support/hashing-embedder.ts'
import { openFilled, quotesOf } from './open.ts'

const harbour = makeDocument({
  name: 'havn.txt',
  meeting: { municipality: 'Vesterå Kommune', body: 'Havneudvalget', date: '2025-06-02' },
  items: [
    {
      title: 'Havnebad ved Kulkajen',
      outcome: 'approved',
      texts: {
        summary: 'Der er indsamlet penge til et havnebad ved Kulkajen. Udvalget skal vælge plads og drift.',
        case: 'Anlægget får tre bassiner. Driften koster 540.000 kr. årligt. Havnefoged Ida Krog fraråder molen. Badet åbner den 1. juni 2026, fordi vandet er for koldt i foråret.',
        recommendation: 'Forvaltningen indstiller,\n\n- at badet anlægges ved Østmolen',
        decision: 'Godkendt med placering ved Kulkajen.\n\nImod stemte Bo Lind (Ø).',
      },
    },
    {
      title: 'Havnebadets drift',
      outcome: 'noted',
      texts: { case: 'Driften koster 540.000 kr. årligt.', decision: 'Taget til efterretning.' },
    },
    { title: 'Salg af havnebadets kiosk', heading: 'Lukket: Salg af havnebadets kiosk', closed: true },
  ],
})

let engine: SearchEngine
let quotes: Quotes

beforeAll(async () => {
  engine = await openFilled([...collection, harbour])
  quotes = quotesOf(engine)
})
afterAll(() => engine.close())

const first = async (question: string): Promise<string | undefined> =>
  (await quotes.quotes({ question })).quotes[0]?.text

describe('a question is answered', () => {
  test('with the amount, when it asks for one', async () => {
    expect(await first('hvad koster driften af havnebadet?')).toBe('Driften koster 540.000 kr. årligt.')
  })

  test('with the date, the name, the place or the reason', async () => {
    expect(await first('hvornår åbner havnebadet?')).toContain('1. juni 2026')
    expect(await first('hvem fraråder molen til havnebadet?')).toContain('Ida Krog')
    expect(await first('hvorfor åbner havnebadet først i juni?')).toContain('fordi vandet er for koldt')
  })

  test('with the decision before the recommendation, when it asks what was decided', async () => {
    const { quotes: found } = await quotes.quotes({
      question: 'hvad blev besluttet om havnebadet ved Kulkajen?',
    })
    const sections = found.map(({ section }) => section)
    expect(sections[0]).toBe('decision')
    expect(sections.indexOf('decision')).toBeLessThan(sections.indexOf('recommendation'))
  })

  test('with who voted, when it asks for that', async () => {
    expect(await first('hvem stemte imod havnebadet?')).toBe('Imod stemte Bo Lind (Ø).')
  })

  test('by words alone where there is no model, and says so', async () => {
    for (const without of [quotesOf(engine, null), quotesOf(engine, createMissingEmbedder())]) {
      const answer = await without.quotes({ question: 'hvad koster driften af havnebadet?' })
      expect(answer.degraded).toEqual(['semantic'])
      expect(answer.quotes[0]?.text).toBe('Driften koster 540.000 kr. årligt.')
    }
  })

  test('in every mode', async () => {
    for (const mode of ['hybrid', 'keyword', 'semantic'] as const) {
      const answer = await quotes.quotes({ question: 'hvad koster driften af havnebadet?', mode })
      expect(answer.quotes.length, mode).toBeGreaterThan(0)
    }
  })

  test('only from what the filters leave', async () => {
    const filter = { body: ['Havneudvalget'], to: '2024-12-31' }
    expect((await quotes.quotes({ question: 'hvad koster driften?', filter })).quotes).toEqual([])
    const { quotes: found } = await quotes.quotes({
      question: 'hvad koster stien?',
      filter: { body: ['Byrådet'] },
    })
    expect(new Set(found.map(({ item }) => item.body))).toEqual(new Set(['Byrådet']))
  })
})

describe('quotes', () => {
  test('are what the contract says, verbatim, and slice back out of the source', async () => {
    const answer = await quotes.quotes({ question: 'hvad koster driften af havnebadet?' })
    expect(quotesResponseSchema.parse(answer)).toEqual(answer)
    const passages = await engine.passages(await engine.matching({}))
    for (const { item, span, text, section, highlights } of answer.quotes) {
      const around = passages.find(
        ({ itemId, passage }) =>
          itemId === item.id && passage.span.start <= span.start && span.end <= passage.span.end,
      )
      expect(around?.passage.section).toBe(section)
      const from = span.start - (around?.passage.span.start ?? 0)
      expect(around?.passage.text.slice(from, from + text.length)).toBe(text)
      for (const [start, end] of highlights) expect(text.slice(start, end).trim()).not.toBe('')
    }
  })

  test('are at most five, best first, and no two say the same', async () => {
    const { quotes: found } = await quotes.quotes({
      question: 'hvad koster driften af havnebadet ved Kulkajen?',
    })
    expect(found.length).toBeLessThanOrEqual(5)
    expect(
      found.map(({ text }) => text).filter((text) => text === 'Driften koster 540.000 kr. årligt.'),
    ).toHaveLength(1)
    const scores = found.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  test('never come from a closed item', async () => {
    const { quotes: found } = await quotes.quotes({ question: 'hvad blev besluttet om salg af kiosk?' })
    expect(found.filter(({ text }) => /kiosk/.test(text))).toEqual([])
  })
})

describe('there is no answer', () => {
  test.each([
    'hvem vandt Eurovision i 2013?',
    'hvornår åbner Femernforbindelsen?',
    'how long is the Great Belt Bridge?',
  ])('where nothing in the minutes carries one: %s', async (question) => {
    expect((await quotes.quotes({ question })).quotes).toEqual([])
  })

  test('where the items found do not know the name that was asked about', async () => {
    expect((await quotes.quotes({ question: 'hvad koster driften af havnebadet?' })).quotes).not.toEqual([])
    expect((await quotes.quotes({ question: 'hvad koster driften af havnebadet i Skagen?' })).quotes).toEqual(
      [],
    )
  })

  test('to nothing, to too little and to too much', async () => {
    await expect(quotes.quotes({ question: '  ', filter: { body: ['Byrådet'] } })).rejects.toMatchObject({
      code: 'query-too-short',
    })
    await expect(quotes.quotes({ question: '?' })).rejects.toMatchObject({ code: 'query-too-short' })
    await expect(quotes.quotes({ question: 'bro '.repeat(400) })).rejects.toMatchObject({
      code: 'query-too-long',
    })
  })
})

test('any text can be asked: it is answered, or refused with a code', async () => {
  const word = fc.constantFrom(
    'hvad',
    'koster',
    'havnebadet',
    '"',
    '-',
    'kommune:',
    '(',
    'OR',
    '*',
    '540.000 kr.',
    'Ida',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  )
  await fc.assert(
    fc.asyncProperty(text, async (question) => {
      try {
        quotesResponseSchema.parse(await quotes.quotes({ question }))
      } catch (error) {
        expect(error).toBeInstanceOf(SearchError)
      }
    }),
    { numRuns: 60 },
  )
})

test('the items of the collection that are not about harbours stay out of it', async () => {
  const { quotes: found } = await quotes.quotes({ question: 'hvem har ansvar for ny bro over Møllebækken?' })
  expect(found.map(({ item }) => item.id)).not.toContain(ids.offer)
})
