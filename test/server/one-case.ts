import { makeDocument } from '../support/documents.ts'

const text =
  'Boldklubben søger om tilskud til en kunstgræsbane ved hallen i Vestby. Banen skal bruges af skolerne om dagen og af klubberne om aftenen, og naboerne har fået tilsagn om, at lyset slukkes klokken halv ti. Klubben har selv samlet to millioner kroner ind, og resten søges hos kommunen og en fond.'

/** One case on its way through three bodies, and an item of another case that is about the same. */
const treatments = [
  ['Kultur- og Fritidsudvalget', '2025-04-07', 'recommended', 'Anbefales.'],
  ['Økonomiudvalget', '2025-04-14', 'postponed', 'Udsat.'],
  ['Byrådet', '2025-04-21', 'approved', 'Godkendt.'],
] as const

export const caseDocuments = [
  ...treatments.map(([body, date, outcome, decision], index) =>
    makeDocument({
      name: `bane-${index}.txt`,
      meeting: { body, date },
      items: [
        {
          title: 'Tilskud til kunstgræsbane i Vestby',
          caseNumber: '20.03.12-P16-20-25',
          outcome,
          texts: { case: text, decision },
        },
      ],
    }),
  ),
  makeDocument({
    name: 'oestby.txt',
    meeting: { municipality: 'Østby Kommune', body: 'Fritidsudvalget', date: '2023-09-04' },
    items: [
      {
        title: 'Ny kunstgræsbane ved Østby Skole',
        outcome: 'rejected',
        texts: { case: 'Klubben ønsker en kunstgræsbane, som skolerne også kan bruge.', decision: 'Afvist.' },
      },
      { title: 'Godkendelse af dagsorden', kind: 'standing', texts: { decision: 'Godkendt.' } },
    ],
  }),
]

export const caseIds = {
  committee: 'vesteraa.kultur-og-fritidsudvalget.2025-04-07.1',
  finance: 'vesteraa.oekonomiudvalget.2025-04-14.1',
  council: 'vesteraa.byraadet.2025-04-21.1',
  other: 'oestby.fritidsudvalget.2023-09-04.1',
  agenda: 'oestby.fritidsudvalget.2023-09-04.2',
} as const
