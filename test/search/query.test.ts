import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from '../../src/search/query.ts'
import { queryFields } from '../../src/search/query-fields.ts'

const words = (text: string, part: 'title' | 'decision' | null = null) =>
  ({ kind: 'words', text, part }) as const
const phrase = (text: string, part: 'title' | 'decision' | null = null) =>
  ({ kind: 'phrase', text, part }) as const

describe('words and operators', () => {
  test('neighbouring words are one clause, so that they can be analysed together', () => {
    expect(parseQuery('støtte efter § 99').wanted).toEqual([words('støtte efter § 99')])
  })

  test('quotes of every kind hold a phrase', () => {
    for (const query of ['"ny bro"', '”ny bro”', '“ny bro”', '„ny bro“', '»ny bro«', '«ny bro»']) {
      expect(parseQuery(query).wanted).toEqual([phrase('ny bro')])
    }
  })

  test('an unclosed quote ends with the query', () => {
    expect(parseQuery('cykelsti "ny bro').wanted).toEqual([words('cykelsti'), phrase('ny bro')])
  })

  test('a minus excludes a word, a phrase or a word of a field', () => {
    expect(parseQuery('bro -stål -"ny bro" -titel:sti')).toMatchObject({
      wanted: [words('bro')],
      excluded: [words('stål'), phrase('ny bro'), words('sti', 'title')],
      text: 'bro',
    })
  })

  test('a lone minus and a minus before signs exclude nothing', () => {
    for (const query of ['-', 'bro -', '- bro', '-- bro', '-!', 'bro -"']) {
      expect(parseQuery(query).excluded).toEqual([])
    }
  })

  test('a hyphen inside a word excludes nothing', () => {
    expect(parseQuery('børne- og ungeudvalget 27.00.00-P08-1-19')).toMatchObject({
      wanted: [words('børne- og ungeudvalget 27.00.00-P08-1-19')],
      excluded: [],
    })
  })

  test('OR and ELLER join alternatives, as many as there are', () => {
    for (const or of ['OR', 'ELLER']) {
      expect(parseQuery(`sti ${or} "ny bro" ${or} titel:vej plan`)).toMatchObject({
        alternatives: [[words('sti'), phrase('ny bro'), words('vej', 'title')]],
        wanted: [words('plan')],
      })
    }
  })

  test('OR at the edges, doubled or in lower case does nothing', () => {
    for (const query of ['OR bro', 'bro OR', 'OR bro OR', 'OR OR bro', 'ELLER bro ELLER OR']) {
      expect(parseQuery(query)).toMatchObject({ wanted: [words('bro')], alternatives: [] })
    }
    expect(parseQuery('sti eller bro').wanted).toEqual([words('sti eller bro')])
    expect(parseQuery('"OR"').wanted).toEqual([phrase('OR')])
  })

  test('an alternative is never an excluded word or a filter', () => {
    const query = parseQuery('sti OR -bro OR kommune:Vesterå')
    expect(query.alternatives).toEqual([])
    expect(query.excluded).toEqual([words('bro')])
    expect(query.filter).toEqual({ municipality: ['Vesterå'] })
  })

  test('a star at the end asks for a prefix of at least two letters', () => {
    expect(parseQuery('cykel*').wanted).toEqual([{ kind: 'prefix', text: 'cykel', part: null }])
    expect(parseQuery('titel:cykel*').wanted).toEqual([{ kind: 'prefix', text: 'cykel', part: 'title' }])
    for (const query of ['c*', '*', '*cykel', 'cy*kel', '**']) {
      expect(parseQuery(query).wanted).toEqual([words(query)])
    }
  })

  test('what is embedded is plain language: no fields, filters, exclusions or prefixes', () => {
    expect(parseQuery('hvem betaler "fælles team" -bro kommune:Vesterå titel:tilbud plan*').text).toBe(
      'hvem betaler fælles team tilbud',
    )
  })

  test('control characters, lone surrogates and decomposed letters are cleaned away', () => {
    expect(parseQuery('bro\u0000over\ud800 a\u030aen\u200b').wanted).toEqual([words('bro over åen')])
  })
})

/** A value that each filter field can read, and what it becomes. */
const filters: Readonly<Record<string, readonly [value: string, filter: object]>> = {
  kommune: ['"Nørre Ådal"', { municipality: ['Nørre Ådal'] }],
  udvalg: ['miljø', { bodyContains: ['miljø'] }],
  sag: ['25/16587', { caseNumber: ['25/16587'] }],
  kle: ['27.00', { kle: ['27.00'] }],
  udfald: ['udsat', { outcome: ['postponed'] }],
  fra: ['2024', { from: '2024-01-01' }],
  til: ['2024', { to: '2024-12-31' }],
  år: ['2025', { year: [2025] }],
  beløb: ['>1.000', { amount: { min: 1001 } }],
  parti: ['ø', { party: ['Ø'] }],
}

describe('fields', () => {
  for (const { names, use } of queryFields) {
    for (const name of names) {
      test(`${name}: is understood, in capitals too`, () => {
        for (const spelling of [name, name.toUpperCase()]) {
          if (use.kind === 'words') {
            expect(parseQuery(`${spelling}:sti`).wanted).toEqual([words('sti', use.part)])
            expect(parseQuery(`${spelling}:"ny sti"`).wanted).toEqual([phrase('ny sti', use.part)])
          } else {
            const [value = '', filter = {}] = filters[names[0] ?? ''] ?? []
            expect(parseQuery(`${spelling}:${value}`)).toMatchObject({ wanted: [], filter, text: '' })
          }
        }
      })
    }
  }

  test('an unknown field is text', () => {
    expect(parseQuery('kl:08:30 https://example.org/a?b=1')).toMatchObject({
      wanted: [words('kl:08:30 https://example.org/a?b=1')],
      filter: {},
    })
  })

  test('a value that a field cannot read is searched as words', () => {
    for (const query of ['kle:havn', 'udfald:måske', 'fra:foråret', 'år:25', 'beløb:mange']) {
      const { wanted, filter } = parseQuery(query)
      expect(filter).toEqual({})
      expect(wanted).toEqual([words(query.split(':')[1] ?? '')])
    }
  })

  test('days, months and years open and close a range', () => {
    const range = (query: string): object => parseQuery(query).filter
    expect(range('fra:2024-03 til:2024-05')).toEqual({ from: '2024-03-01', to: '2024-05-31' })
    expect(range('fra:5.3.2024 til:05-04-2024')).toEqual({ from: '2024-03-05', to: '2024-04-05' })
    expect(range('from:2024-03-05 to:5/3/2024')).toEqual({ from: '2024-03-05', to: '2024-03-05' })
  })

  test('amounts take signs, thousands, decimals and units', () => {
    const amount = (value: string): object | undefined => parseQuery(`beløb:${value}`).filter.amount
    expect(amount('500000')).toEqual({ min: 500_000, max: 500_000 })
    expect(amount('>=1.500.000')).toEqual({ min: 1_500_000 })
    expect(amount('<2mio')).toEqual({ max: 1_999_999 })
    expect(amount('1,2mio')).toEqual({ min: 1_200_000, max: 1_200_000 })
    expect(amount('<=300t')).toEqual({ max: 300_000 })
  })

  test('the same field twice gives alternatives, two ranges narrow', () => {
    const { filter } = parseQuery(
      'kommune:Vesterå kommune:"Nørre Ådal" fra:2023 fra:2024 beløb:>1000 beløb:>10',
    )
    expect(filter).toEqual({
      municipality: ['Vesterå', 'Nørre Ådal'],
      from: '2024-01-01',
      amount: { min: 1001 },
    })
  })

  test('every field shows an example that it can read itself', () => {
    for (const { example, use } of queryFields) {
      const { wanted, filter } = parseQuery(example)
      if (use.kind === 'filter') expect(Object.keys(filter)).toHaveLength(1)
      else expect(wanted[0]?.part).toBe(use.part)
    }
  })
})

describe('any text at all', () => {
  const operators = fc.constantFrom(
    '"',
    '-',
    'OR',
    'ELLER',
    '*',
    'titel:',
    'kommune:',
    'fra:2024',
    '»',
    '(',
    ' ',
    'bro',
  )
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(operators, { maxLength: 15 }).map((parts) => parts.join('')),
    fc.array(operators, { maxLength: 15 }).map((parts) => parts.join(' ')),
  )

  test('is read without an error into well-formed text', () => {
    fc.assert(
      fc.property(text, (query) => {
        const { wanted, alternatives, excluded, text: spoken } = parseQuery(query)
        const clauses = [...wanted, ...alternatives.flat(), ...excluded]
        for (const clause of clauses) expect(clause.text).toBeTypeOf('string')
        expect(spoken.isWellFormed()).toBe(true)
        for (const group of alternatives) expect(group.length).toBeGreaterThan(1)
      }),
      { numRuns: 1_000 },
    )
  })

  test('of plain words is those words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zæøå]{2,12}$/), { minLength: 1, maxLength: 10 }),
        (list) => {
          expect(parseQuery(list.join('  ')).wanted).toEqual([words(list.join(' '))])
        },
      ),
    )
  })

  test('of 1,000 characters is read in well under a second', () => {
    const started = performance.now()
    for (const piece of ['"', '-', 'a:', '""', '-"', 'OR ', 'titel:', '* ', 'å'.normalize('NFD')]) {
      parseQuery(piece.repeat(1_000).slice(0, 1_000))
    }
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
