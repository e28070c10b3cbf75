import { describe, expect, test } from 'vitest'
import { attachmentList } from '../../indexer/extract/attachments.ts'
import { findDate, findTimes } from '../../indexer/extract/dates.ts'
import { decisionPoints } from '../../indexer/extract/decisions.ts'
import { findLawReferences } from '../../indexer/extract/law-references.ts'
import { findAmounts } from '../../indexer/extract/money.ts'
import { outcomeOf, overallOutcome } from '../../indexer/extract/outcome.ts'
import { parsePeople } from '../../indexer/extract/people.ts'
import { recommendationPoints } from '../../indexer/extract/recommendations.ts'
import { findVotes } from '../../indexer/extract/votes.ts'

test.each([
  ['1,35 mio. kr. og 605.000 kr.', [1_350_000, 605_000]],
  ['17. mio. kr., 0,257 mio.kr og 1,3 mia. kr.', [17_000_000, 257_000, 1_300_000_000]],
  ['kr. 62.605, 8053 kr. og 250 t.kr.', [62_605, 8053, 250_000]],
  ['netto -2,6 mio.kr. mod 2,6 mio.kr.', [-2_600_000, 2_600_000]],
  ['tabel (i 1.000 kr.) og 0,000 mio. kr.', []],
  ['Drift\t13.01\t500 kr.', []],
  ['100-200.000 kr.', [200_000]],
])('amounts of %j', (text, kr) => {
  expect(findAmounts(text).map((amount) => amount.kr)).toEqual(kr)
})

test.each([
  ['efter servicelovens § 99 og §99', ['serviceloven § 99']],
  ['§ 141 og 142 i Sundhedsloven', ['sundhedsloven § 141', 'sundhedsloven § 142']],
  ['§ 104 i Lov om social service', ['serviceloven § 104']],
  ['styrelseslovens § 42 stk. 7', ['styrelsesloven § 42, stk. 7']],
  [
    'Barnets lov, herunder:\n\n- §5 stk. 2 og 3\n- §15',
    ['barnets lov § 5, stk. 2', 'barnets lov § 5, stk. 3', 'barnets lov § 15'],
  ],
  ['kommunens §25-plan', ['§ 25']],
])('laws of %j', (text, refs) => {
  expect(
    findLawReferences(text).map(({ law, paragraph }) => (law ? `${law} ${paragraph}` : paragraph)),
  ).toEqual(refs)
})

test.each([
  ['Godkendt.', 'approved'],
  ['Indstilles til Byrådets godkendelse', 'recommended'],
  ['Udvalget anbefaler indstillingen.', 'recommended'],
  ['Godkendt og oversendt til byrådet.', 'recommended'],
  ['Godkendt, og klagen afvises.', 'approved'],
  ['Ikke godkendt.', 'rejected'],
  ['Udvalget besluttede at udsætte sagen.', 'postponed'],
  ['Orientering givet.', 'noted'],
  ['Drøftede og godkendte planen.', 'approved'],
  ['Drøftet.', 'discussed'],
  ['Sagen sendes tilbage til forvaltningen.', 'returned'],
  ['Godkendt. Et mindretal ønskede sagen udsat.', 'approved'],
  ['Rådet for socialt udsatte deltog.', 'other'],
  ['Ingen meddelelser.', 'other'],
])('%j ends as %s', (text, outcome) => {
  expect(outcomeOf(text)).toBe(outcome)
})

test('the weightiest outcome of several points speaks for the item', () => {
  expect(overallOutcome(['approved', 'recommended'])).toBe('recommended')
  expect(overallOutcome(['discussed', 'approved'])).toBe('approved')
  expect(overallOutcome([])).toBeNull()
})

describe('recommendations and decisions', () => {
  test.each([
    ['Forvaltningen indstiller at godkende\n\n- planen\n- at der afsættes penge', 2],
    ['Chefen indstiller,\n\n- 1. at** udvalget godkender\n- 2. at** byrådet godkender', 2],
    ['Direktøren indstiller,\n\nat planen godkendes.\n\n\nat den drøftes.', 2],
    ['Forvaltningen indstiller, at orienteringen tages til efterretning.', 1],
    ['Forvaltningen indstiller, at:\n\n1. Planen\n   godkendes.\n2. Den evalueres.', 2],
    ['', 0],
  ])('points of %j', (text, count) => {
    expect(recommendationPoints(text)).toHaveLength(count)
  })

  const recommendations = [
    { number: 1, text: 'Drøfter evalueringen' },
    { number: 2, text: 'Godkender at projektet forlænges' },
  ]

  test.each([
    ['At 1: Godkendt.\n\nAt 2: Indstilles til Byrådet.', [[1], [2]]],
    ['1. Godkendt.\n2. Anbefales.', [[1], [2]]],
    ['Ad 1-2: Godkendt.', [[1, 2]]],
    ['Godkendt.', [[1, 2]]],
    ['Klyngen drøftede evalueringen. Der var ros.\n\nKlyngen godkendte, at projektet forlænges.', [[1], [2]]],
    ['Godkendt.\n\nLise deltog ikke.', [[1, 2]]],
  ])('%j answers its points', (decision, points) => {
    expect(decisionPoints(decision, recommendations).map((point) => point.points)).toEqual(points)
  })

  test('votes are found with the point and without the reason', () => {
    const decision =
      'At 1: Godkendt.\n\nAt 2: Godkendt.\n\n(A) stemte imod, da (V) var imod. Ø undlod at stemme.'
    expect(findVotes(decision, decisionPoints(decision, recommendations))).toEqual([
      expect.objectContaining({ point: 2, for: [], against: ['A'], abstained: ['Ø'] }),
    ])
    expect(findVotes('Vedtaget. For stemte A og V. Imod stemte Ø.', [])).toEqual([
      expect.objectContaining({ point: null, for: ['A', 'V'], against: ['Ø'], abstained: [] }),
    ])
  })
})

test.each([
  [['Ane Brink, Bo Lind, Poul', 'Kjær'], 'Ane Brink|Bo Lind|Poul Kjær', ''],
  [['Ane Brink, V, Bo Lind, PLO (Fravær)'], 'Ane Brink/V', 'Bo Lind/PLO'],
  [['Ane Brink (A), Bo Lind (V) og Poul Kjær (Ø)'], 'Ane Brink/A|Bo Lind/V|Poul Kjær/Ø', ''],
  [['Ane Brink (A)', 'Bo Lind (V), formand'], 'Ane Brink/A|Bo Lind/V', ''],
  [['Ingen'], '', ''],
])('attendance list %j', (lines, present, absent) => {
  const list = parsePeople(lines)
  const show = (people: typeof list.present): string =>
    people.map(({ name, affiliation }) => (affiliation ? `${name}/${affiliation}` : name)).join('|')
  expect([show(list.present), show(list.absent)]).toEqual([present, absent])
})

test.each([
  ['Kort\n\nNotat om\nbroen', 2],
  ['- Bilag 1: Kort (dokument 1-24)\n- Bilag 2: Notat', 2],
  ['Følgende bilag er vedlagt:\n\n- Kort', 1],
  ['Kort; Notat; Regnskab', 3],
  ['[Bilag 1](/a) \n[Bilag 2](/b)', 2],
  ['Ingen', 0],
  ['', 0],
])('attachments of %j', (text, count) => {
  expect(attachmentList(text)).toHaveLength(count)
})

test('dates and times are read in every printed form', () => {
  expect(
    ['d. 05-11-2025', '5. marts 2025', '12/08/2025', '2026-03-17', '31-02-2025'].map(
      (text) => findDate(text)?.iso,
    ),
  ).toEqual(['2025-11-05', '2025-03-05', '2025-08-12', '2026-03-17', undefined])
  expect(findTimes('kl. 15.30 - 17:00')).toEqual(['15:30', '17:00'])
  expect(findTimes('kl. 9')).toEqual(['09:00'])
})
