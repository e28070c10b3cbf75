import { describe, expect, test } from 'vitest'
import { headingKind } from '../../indexer/layouts/headings.ts'
import { layouts } from '../../indexer/layouts/index.ts'
import { itemKind, plainTitle } from '../../indexer/layouts/titles.ts'

describe('section headings', () => {
  test.each([
    ['Sagsresumé', 'summary'],
    ['Sagsresume', 'summary'],
    ['SAGSFREMSTILLING', 'case'],
    ['Sagsfremstiling', 'case'],
    ['Ækonomi', 'economy'],
    ['lndstilling', 'recommendation'],
    ['Indstillng', 'recommendation'],
    ['Retligt grundlag', 'legal'],
    ['Beslutning', 'decision'],
    ['Beslutning Havneudvalget den 05-11-2025', 'decision'],
    ['Beslutning i Sundhedsklynge Østmarken den 16-09-2025', 'decision'],
    ['BESLUTNING I VEJ- OG PARKUDVALGET DEN 5. MARTS 2025', 'decision'],
    ['Beslutning om ny havnevej', null],
    ['Beslutning om vejen den 5. marts 2025 blev drøftet', null],
    ['beslutning', null],
    ['Økonomi og havn', null],
    ['Bilag 1', null],
    ['Fraværende', 'absent'],
  ])('%j means %j', (heading, kind) => {
    expect(headingKind(heading)).toBe(kind)
  })
})

describe('titles', () => {
  test.each([
    ['Punkt 2: 2. Godkendelse af plan', '2', 'Godkendelse af plan'],
    ['Punkt 7: Lukket: 7. Underskriftsside - (Lukket punkt)', '7', 'Underskriftsside'],
    ['Punkt 2: Beslutnings sag: Budget – Havneudvalget', '2', 'Budget – Havneudvalget'],
    ['Punkt 3: 3. havnerunde 2025', '3', 'havnerunde 2025'],
    ['Punkt 4: 3. havnerunde 2025', '4', '3. havnerunde 2025'],
    ['Punkt 2: Evaluering af "Hjem" (15:00-15:30)', '2', 'Evaluering af "Hjem"'],
    ['Punkt 8: Gensidig orientering (O)', '8', 'Gensidig orientering'],
    ['Punkt 9: Lukket: Lukket orientering', '9', 'Lukket orientering'],
    ['## 8. (LUKKET) Salg af grund', '8', 'Salg af grund'],
    ['Pkt. 9 Lukket punkt: Salg af grund', '9', 'Salg af grund'],
    ['Punkt 5: Evt./Bordet rundt (16.05-16.20)', '5', 'Evt./Bordet rundt'],
    ['2021 i havnen', null, '2021 i havnen'],
  ])('%j is titled without its marks', (heading, number, title) => {
    expect(plainTitle(heading, number)).toBe(title)
  })

  test.each([
    ['Punkt 2: Beslutnings sag: Budget', 'decision'],
    ['Punkt 2: Drøftelsessag: Budget', 'discussion'],
    ['Punkt 2: Status (O)', 'information'],
    ['Punkt 1: Godkendelse af dagsorden (B)', 'decision'],
    ['Punkt 1: Godkendelse af dagsorden', 'standing'],
    ['Punkt 11: Underskriftsside', 'signature'],
    ['Punkt 4: Orientering om budget', 'other'],
  ])('%j is of kind %s', (heading, kind) => {
    expect(itemKind(heading, plainTitle(heading, /\d+/.exec(heading)?.[0] ?? null))).toBe(kind)
  })
})

test('the fallback is the last layout and every name is used once', () => {
  const names = layouts.map((layout) => layout.name)
  expect(names.at(-1)).toBe('generic')
  expect(new Set(names).size).toBe(names.length)
})
