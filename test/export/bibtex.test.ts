import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bibtex } from '../../src/export/bibtex.ts'
import { anyText, context, keptLine, makeHit } from './hits.ts'
import { readBibtex, readTex } from './readers.ts'

const file = (hits = [makeHit()], about = context()): string =>
  bibtex.begin(about) +
  hits.map((hit, index) => bibtex.entry(hit, index + 1, about)).join('') +
  bibtex.end(about)

/** A value without the second pair of braces. */
const inner = (value = ''): string => {
  if (value === '') return ''
  expect(value).toMatch(/^\{.*\}$/s)
  return value.slice(1, -1)
}

describe('an entry', () => {
  test('names title, body, municipality, date, case, decision, address and export', () => {
    expect(readBibtex(file())).toEqual([
      {
        type: 'techreport',
        key: 'vesteraa.teknikudvalget.2025-11-05.3',
        fields: {
          author: '{Teknikudvalget}',
          title: '{Ny bro over Møllebækken}',
          institution: 'Vesterå Kommune',
          type: 'Referat',
          number: '25/16587',
          year: '2025',
          date: '2025-11-05',
          note: 'Møde 5. november 2025, punkt 3',
          abstract: 'Godkendt.',
          url: 'https://referater.example/items/vesteraa.teknikudvalget.2025-11-05.3',
          urldate: '2026-11-25',
          source: 'https://minutes.example/a?b=1&c=%7Bx%7D',
          langid: 'danish',
          annote:
            'Referatsøg, søgning: ny bro [year: 2024, 2025] [sort: newest]; indeks 12; dannet 2026-11-25T09:30:00Z',
        },
      },
    ])
  })

  test('reads back as its texts, whatever they are, and LaTeX acts on none of them', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, name, excerpt) => {
        const hits = [
          makeHit({ title, body: name, municipality: name, caseNumber: title, excerpt }),
          makeHit(),
        ]
        const [first, second, ...others] = readBibtex(file(hits, context({ query: excerpt })))
        const fields = first?.fields ?? {}
        expect(readTex(inner(fields.title))).toBe(keptLine(title))
        expect(readTex(inner(fields.author))).toBe(keptLine(name))
        expect(readTex(fields.number ?? '')).toBe(keptLine(title))
        expect(readTex(fields.institution ?? '')).toBe(keptLine(name))
        expect(readTex(fields.abstract ?? '')).toBe(keptLine(excerpt))
        expect(readTex(fields.annote ?? '')).toContain('indeks 12')
        expect(second?.fields.title).toBe('{Ny bro over Møllebækken}')
        expect(others).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
})

test('a query that looks like an entry stays a comment', () => {
  const text = file([makeHit()], context({ query: '@article{x, title = {y}}\n@book{z,}' }))
  expect(readBibtex(text)).toHaveLength(1)
})

test('a file that is cut says so at its end', () => {
  const text = file([makeHit()], context({ rows: 10_000, total: 12_345 }))
  expect(text.trimEnd().split('\n').at(-1)).toBe('% kun de første 10.000 af 12.345 punkter er med')
})
