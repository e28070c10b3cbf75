import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskCpr } from '../../src/model/personal-numbers.ts'

describe('personal numbers', () => {
  test.each([
    '120385-5517',
    '1203855517',
    '120385 5517',
    '120385\u00a05517',
    '120385\n5517',
    '120385-\n5517',
    '120385\r\n5517',
    '120385\t5517',
    '120385 - 5517',
    '120385–5517',
    '12O385-5517',
    'l20385-55I7',
    '01 02 03-1234',
    '01.02.03-1234',
    '01022003-1234',
    '290200-1234',
    'cpr_120385-5517.pdf',
    'CPR120385-5517',
    '(120385-5517)',
  ])('%j is masked, and the text keeps its length', (number) => {
    const text = `Brev ${number} slut`
    const masked = maskCpr(text)
    expect(masked.found).toHaveLength(1)
    expect(masked.text).toHaveLength(text.length)
    expect(masked.text).not.toMatch(/\d/)
  })

  test.each([
    '25-003549',
    '27.00.00-P08-1-19',
    '00.00.00-P19-1517-10',
    '26-4087',
    '25/16587',
    '12345678',
    '12 34 56 78',
    '5798001234567',
    '1203855517123',
    '1.167.000 kr.',
    '1.203.855.517 kr.',
    '320385-1234',
    '121385-1234',
    '300203-1234',
    '010203-12345',
    'dokument 123456-24',
    '2026-03-17',
    'kl. 14.00-15.30',
    '2025 2026 2027 2028',
  ])('%j is no personal number', (text) => {
    expect(maskCpr(`Se ${text} her`)).toEqual({ text: `Se ${text} her`, found: [] })
  })

  test('the place is reported, the number is not', () => {
    expect(maskCpr('Nr. 120385-5517.')).toEqual({ text: 'Nr. ██████-████.', found: [{ offset: 4 }] })
  })

  test('every valid day with any serial is masked, whatever its check digit', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom('-', '', ' ', '\u00a0', '\n'),
        (date, serial, gap) => {
          const iso = date.toISOString()
          const number = `${iso.slice(8, 10)}${iso.slice(5, 7)}${iso.slice(2, 4)}${gap}${String(serial).padStart(4, '0')}`
          expect(maskCpr(`x ${number} y`).text).not.toMatch(/\d/)
        },
      ),
    )
  })
})
