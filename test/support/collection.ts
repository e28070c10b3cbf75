import type { IndexedDocument } from '../../src/engines/port.ts'
import { makeDocument } from './documents.ts'

/** Three invented meetings that differ in everything an engine can filter by. */

export const council: IndexedDocument = makeDocument({
  name: 'byraadet.txt',
  meeting: { municipality: 'Vesterå Kommune', body: 'Byrådet', date: '2024-02-12' },
  items: [
    {
      title: 'Godkendelse af dagsorden',
      kind: 'standing',
      outcome: 'approved',
      texts: { decision: 'Godkendt.' },
    },
    {
      title: 'Etablering af cykelsti langs Åvej',
      caseNumber: '25/16587',
      caseWorker: 'Ellen Birkmose',
      outcome: 'approved',
      texts: {
        case: 'Skolebørn fra Åvej mangler en sikker vej til hallen. Stien bliver to kilometer lang.',
        economy: 'Anlægget koster 2,1 mio. kr., som findes i puljen til trafiksikkerhed.',
        decision: 'Byrådet godkendte stien. Ø stemte imod, fordi træerne ved kirken fældes.',
      },
      attachments: [{ name: 'Kort.pdf' }, { name: 'Overslag.pdf' }],
      amounts: [{ kr: 2_100_000, printed: '2,1 mio. kr.' }],
      votes: [{ point: null, for: ['A', 'V'], against: ['Ø'], abstained: [], printed: 'Ø stemte imod' }],
    },
    { title: 'Salg af ejendom', heading: 'Lukket: Salg af ejendom', kind: 'other', closed: true },
  ],
})

export const health: IndexedDocument = makeDocument({
  name: 'sundhed.txt',
  meeting: { municipality: 'Nørre Ådal Kommune', body: 'Social- og Sundhedsudvalget', date: '2025-11-05' },
  items: [
    {
      title: 'Ny sundhedsberedskabsplan',
      caseNumber: '29.30.08-P15-1-25',
      kind: 'information',
      outcome: 'noted',
      texts: {
        case: 'Planen beskriver, hvordan plejehjem og sygepleje holdes i gang under strømsvigt og oversvømmelse.',
        decision: 'Taget til efterretning.',
      },
    },
    {
      title: 'Tilbud til borgere med dobbeltdiagnose',
      caseNumber: '27.00.00-P08-1-19',
      outcome: 'recommended',
      texts: {
        case: 'Mennesker med både misbrug og psykisk lidelse falder mellem to stole. Et fælles team samler hjælpen.',
        economy: 'Regionen betaler halvdelen, og kommunen lægger 500.000 kr. oveni.',
        decision: 'Udvalget anbefaler tilbuddet over for Byrådet.',
      },
      amounts: [{ kr: 500_000, printed: '500.000 kr.' }],
    },
  ],
})

export const technical: IndexedDocument = makeDocument({
  name: 'teknik.txt',
  meeting: { municipality: 'Vesterå', body: 'Teknik- og Miljøudvalget', date: '2025-03-03' },
  items: [
    {
      title: 'Ny bro over Møllebækken',
      outcome: 'rejected',
      texts: {
        case: 'Den gamle bro er rådden. En bro i stål holder i firs år, en bro i træ i tredive.',
        decision: 'Afvist. Broen lukkes for gående indtil videre.',
      },
      amounts: [{ kr: -750_000, printed: '-750.000 kr.' }],
      attachments: [{ name: 'Tilstandsrapport.pdf' }],
      votes: [{ point: 1, for: ['C'], against: ['A'], abstained: ['V'], printed: 'V undlod at stemme' }],
    },
    {
      title: 'Orientering om cykelstier',
      kind: 'information',
      outcome: 'noted',
      texts: { case: 'Kommunens cykelstier tælles om foråret.', decision: 'Taget til efterretning.' },
    },
  ],
})

export const collection: readonly IndexedDocument[] = [council, health, technical]

export const ids = {
  agenda: 'vesteraa.byraadet.2024-02-12.1',
  path: 'vesteraa.byraadet.2024-02-12.2',
  closed: 'vesteraa.byraadet.2024-02-12.3',
  plan: 'noerre-aadal.social-og-sundhedsudvalget.2025-11-05.1',
  offer: 'noerre-aadal.social-og-sundhedsudvalget.2025-11-05.2',
  bridge: 'vesteraa.teknik-og-miljoeudvalget.2025-03-03.1',
  paths: 'vesteraa.teknik-og-miljoeudvalget.2025-03-03.2',
} as const
