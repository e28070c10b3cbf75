import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ris } from '../../src/export/ris.ts'
import { anyText, context, keptLine, makeHit } from './hits.ts'
import { readRis } from './readers.ts'

const file = (hits = [makeHit()], about = context()): string =>
  ris.begin(about) + hits.map((hit, index) => ris.entry(hit, index + 1, about)).join('') + ris.end(about)

describe('a reference', () => {
  test('names title, body, municipality, date, case, decision, address and export', () => {
    expect(readRis(file())).toEqual([
      {
        TY: ['RPRT'],
        ID: ['vesteraa.teknikudvalget.2025-11-05.3'],
        AU: ['Teknikudvalget'],
        TI: ['Ny bro over Møllebækken'],
        T2: ['Møde 5. november 2025, punkt 3'],
        PB: ['Vesterå Kommune'],
        PY: ['2025'],
        DA: ['2025/11/05/'],
        M3: ['Referat'],
        SN: ['25/16587'],
        AB: ['Godkendt.'],
        UR: ['https://referater.example/items/vesteraa.teknikudvalget.2025-11-05.3'],
        Y2: ['2026/11/25/'],
        LA: ['da'],
        DB: ['Referatsøg'],
        N1: [
          'Kilde: https://minutes.example/a?b=1&c={x}',
          'Referatsøg, søgning: ny bro [year: 2024, 2025] [sort: newest]; indeks 12; dannet 2026-11-25T09:30:00Z',
        ],
      },
    ])
  })

  test('reads back as its texts, whatever they are', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, name, excerpt) => {
        const hits = [
          makeHit({ title, body: name, municipality: name, caseNumber: title, excerpt }),
          makeHit(),
        ]
        const [first, second, ...others] = readRis(file(hits, context({ query: excerpt })))
        const read = (tag: string): string => first?.[tag]?.join('\n') ?? ''
        expect(read('TI')).toBe(keptLine(title))
        expect(read('SN')).toBe(keptLine(title))
        expect(read('AU').replaceAll('\u201a', ',')).toBe(keptLine(name).replaceAll('\u201a', ','))
        expect(read('PB')).toBe(keptLine(name))
        expect(read('AB')).toBe(keptLine(excerpt))
        expect(second?.TI).toEqual(['Ny bro over Møllebækken'])
        expect(others).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('has one author, even where the body’s name has commas', () => {
    const [reference] = readRis(file([makeHit({ body: 'Børne-, Unge- og Skoleudvalget' })]))
    expect(reference?.AU).toHaveLength(1)
    expect(reference?.AU?.[0]).not.toContain(',')
  })

  test('is by the municipality where no body is known, and links to the source where no server is', () => {
    const about = { ...context(), itemAddress: () => null }
    const [reference] = readRis(file([makeHit({ body: null })], about))
    expect(reference?.AU).toEqual(['Vesterå Kommune'])
    expect(reference?.UR).toEqual(['https://minutes.example/a?b=1&c={x}'])
    expect(reference?.N1).toHaveLength(1)
  })
})

test('a file that is cut, or of words alone, says so before its first reference', () => {
  const text = file([], context({ rows: 10_000, total: 12_345, degraded: ['semantic'] }))
  expect(text).toContain('[kun træf på ord]; indeks 12;')
  expect(text).toContain('; kun de første 10.000 af 12.345 punkter er med')
  expect(readRis(text)).toEqual([])
})
