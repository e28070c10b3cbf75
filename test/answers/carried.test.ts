import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cited, isCarried } from '../../src/answers/carried.ts'
import { analyzer } from './open.ts'

const about = 'Havnebad ved Kulkajen. Nørrevang Kommune. Havneudvalget. 2025-06-02'
const cite = (...texts: string[]): Cited[] => texts.map((text) => ({ text, about }))
const carried = (claim: string, ...texts: string[]): boolean => isCarried(analyzer, claim, cite(...texts))

const drift = 'Drift, livredder og vandprøver koster 540.000 kr. årligt, og badet lukkes ti dage om året.'
const vote = 'Forkastet med 13 stemmer mod 12.'
const plan =
  'Forvaltningen indstiller, at der afsættes 2,1 mio. kr. i 2026-2028 til badet efter § 99 i loven.'

describe('a claim is carried', () => {
  test.each([
    ['Driften koster 540.000 kr. årligt.', drift],
    ['Badet i Nørrevang lukkes 10 dage om året.', drift],
    ['Havnebadet ved Kulkajen blev forkastet med 13 stemmer mod 12.', vote],
    ['Der afsættes 2.100.000 kr. i 2026-2028 til badet.', plan],
    ['Udvalget behandlede den 2. juni 2025 driften, der koster 540.000 kr.', drift],
  ])('when its figures, names and words stand in the quotes: %s', (claim, text) => {
    expect(carried(claim, text)).toBe(true)
  })

  test('by several quotes together', () => {
    expect(carried('Badet koster 540.000 kr. årligt og blev forkastet.', drift, vote)).toBe(true)
  })
})

describe('a claim is not carried', () => {
  test.each([
    ['another amount', 'Driften koster 640.000 kr. årligt.', drift],
    ['another scale', 'Driften koster 540.000 mio. kr. årligt.', drift],
    ['another number in words', 'Badet lukkes tolv dage om året.', drift],
    ['a date that is not there', 'Driften fra 3. juni 2025 koster 540.000 kr.', drift],
    ['another period', 'Der afsættes 2,1 mio. kr. i 2026-2029 til badet.', plan],
    ['a finer section of law', 'Der afsættes 2,1 mio. kr. efter § 99, stk. 2, i loven.', plan],
    ['a name that is not there', 'Driften koster ifølge Karl Uldum 540.000 kr. årligt.', drift],
    ['a name in front', 'Mette: Driften koster 540.000 kr. årligt.', drift],
    ['a name that begins it', 'Karl siger, at driften koster 540.000 kr. årligt.', drift],
    ['another municipality', 'Driften i Slagelse koster 540.000 kr. årligt.', drift],
    ['another outcome', 'Havnebadet ved Kulkajen blev godkendt med 13 stemmer mod 12.', vote],
    ['a negation', 'Drift og vandprøver koster ikke 540.000 kr. årligt.', drift],
    ['another direction', 'Driften falder til 540.000 kr. årligt.', drift],
    ['an address', 'Driften koster 540.000 kr. årligt, se https://evil.example/badet.', drift],
    ['other words', 'Vandkvaliteten bekymrer sejlerne, som frygter 540.000 kr. i tab.', drift],
    ['no words', '540.000 kr.', drift],
    ['nothing', '', drift],
  ])('that holds %s', (_, claim, text) => {
    expect(carried(claim, text)).toBe(false)
  })

  test('that leaves out the "not" of its quote', () => {
    const text = 'Udvalget støtter ikke et havnebad ved Kulkajen.'
    expect(carried('Udvalget støtter et havnebad ved Kulkajen.', text)).toBe(false)
    expect(carried('Udvalget støtter ikke et havnebad ved Kulkajen.', text)).toBe(true)
  })

  test('without quotes', () => {
    expect(isCarried(analyzer, drift, [])).toBe(false)
  })
})

const words = fc.constantFrom(
  ...'Badet koster kommunen penge hvert år og blev ikke godkendt af Ida Krog den 5. maj 2025 for 12 børn'.split(
    ' ',
  ),
)
const sentence = fc.array(words, { minLength: 4, maxLength: 14 }).map((list) => `Badet ${list.join(' ')}.`)

test('every sentence carries itself', () => {
  fc.assert(fc.property(sentence, (text) => carried(text, text)))
})

test('no sentence carries itself with another number in it', () => {
  fc.assert(
    fc.property(sentence, fc.integer({ min: 100, max: 999 }), (text, number) => {
      expect(carried(text.replace('Badet ', `Badet til ${number} børn `), text)).toBe(false)
    }),
  )
})

test('any text can be claimed and cited', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (claim, text) => {
      expect(typeof carried(claim, text)).toBe('boolean')
    }),
  )
})
