import { describe, expect, test } from 'vitest'
import { agendaPart, isClosedHeading, withholdClosed } from '../../indexer/close.ts'
import { parseMinutes } from '../../indexer/layouts/index.ts'

describe('closed items', () => {
  test.each([
    'Punkt 7: Lukket: 7. Underskriftsside - (Lukket punkt)',
    'Lukket punkt',
    'LUKKET: Salg',
    'Lukket - Salg',
    'Lukket – Salg',
    'Lukket:Salg',
    '(Lukket punkt) Salg',
    'Salg (Lukket)',
    'Salg - lukket',
    '## 8. (LUKKET) Salg',
    'Pkt. 9 Lukket punkt: Salg',
    'LUKKET Salg af areal',
    '1ukket: Salg',
    'Iukket: Salg',
    'Lukkct: Salg',
    'Luk ket: Salg',
    'Lukket (B): Salg',
    'Orienteringssag: Lukket: Salg',
    'Fortroligt: Salg',
  ])('%j calls its item closed', (heading) => {
    expect(isClosedHeading(heading)).toBe(true)
  })

  test.each([
    'Plejehjemmet lukkes',
    'Punkt 3: Lukket skole omdannes til boliger',
    'Skolen er lukket',
    'Lukkede veje i midtbyen',
    'Lukketid: høring',
    'Lukkedage: fastsættelse',
    'Lukning: plan for skoler',
    'Lukket afdeling - status',
    'Udelukket: ny ordning',
    'Stykker - en udstilling',
  ])('%j is open', (heading) => {
    expect(isClosedHeading(heading)).toBe(false)
  })

  test('a line can open the closed or the open part of the agenda', () => {
    expect(
      ['LUKKET DAGSORDEN', '## Lukkede punkter', 'Åben dagsorden:', 'Lukket skole'].map(agendaPart),
    ).toEqual(['closed', 'closed', 'open', null])
  })

  test('only the published heading of a closed item may be stored', () => {
    const text =
      'Punkt 1: Lukket: Salg af grund\n\n25/4410\n\nBeslutning\n\nHemmeligt 5.000 kr. efter § 9.\n\nBilag\n\nNotat'
    const [item] = parseMinutes(text).items
    expect(item?.decision).toContain('Hemmeligt')
    const stored = item && withholdClosed(item)
    expect(stored).toMatchObject({
      ordinal: 1,
      number: '1',
      title: 'Salg af grund',
      closed: true,
      decision: null,
    })
    expect(JSON.stringify(stored)).not.toMatch(/Hemmeligt|4410|Notat|5\.?000|§/)
  })

  test('an open item is stored as it is', () => {
    const [item] = parseMinutes('Punkt 1: Havn\n\nBeslutning\n\nGodkendt.').items
    expect(item && withholdClosed(item)).toBe(item)
  })

  test('text of a closed item with a damaged heading never ends in the open item before it', () => {
    for (const heading of [
      'Punkt 2: 1ukket: Sag',
      'Punkl 2: Lukket: Sag',
      'Punkt 9: Lukket: Sag',
      'Lukket: 2. Sag',
      'Punkt 2: Sag\n\nLukket punkt',
    ]) {
      const { items } = parseMinutes(
        `Punkt 1: Havn\n\n25/1\n\nBeslutning\n\nGodkendt.\n\n${heading}\n\nBeslutning\n\nHemmeligt.`,
      )
      const stored = JSON.stringify(items.map(withholdClosed))
      expect(stored, heading).not.toContain('Hemmeligt')
      expect(
        items.map((item) => item.closed),
        heading,
      ).toEqual([false, true])
    }
  })
})
