import type { IndexedDocument, IndexedItem } from '../../src/engines/port.ts'
import type { AgendaItem } from '../../src/model/agenda-item.ts'
import { itemId } from '../../src/model/item-id.ts'
import { parseKle } from '../../src/model/kle.ts'
import type { Meeting } from '../../src/model/meeting.ts'
import type { SectionKind } from '../../src/model/section.ts'

/** Invented minutes, small enough to know by heart. */

type Parts = readonly (readonly [kind: SectionKind, heading: string | null, text: string])[]

interface Draft extends Partial<Omit<AgendaItem, 'sections'>> {
  readonly title: string
  readonly parts: Parts
}

function makeItem(meeting: Meeting, sha256: string, ordinal: number, draft: Draft): IndexedItem {
  const { parts, ...fields } = draft
  let at = ordinal * 10_000
  const sections = parts.map(([kind, heading, text]) => {
    const start = at
    at += text.length + 2
    return { kind, heading, text, span: { start, end: start + text.length } }
  })
  const item: AgendaItem = {
    ordinal,
    number: String(ordinal),
    heading: `${ordinal}. ${draft.title}`,
    kind: 'decision',
    caseNumber: null,
    kle: draft.caseNumber ? parseKle(draft.caseNumber) : null,
    caseWorker: null,
    closed: false,
    sections,
    recommendations: [],
    decision: parts.find(([kind]) => kind === 'decision')?.[2] ?? null,
    decisionPoints: [],
    outcome: null,
    earlierTreatment: [],
    votes: [],
    attachments: [],
    amounts: [],
    lawReferences: [],
    ...fields,
  }
  const passages = sections.map(({ kind, heading, text, span }, index) => ({
    ordinal: index + 1,
    section: kind,
    heading,
    text,
    span,
  }))
  return { id: itemId(meeting, ordinal, sha256), item, passages }
}

function makeDocument(
  name: string,
  meeting: Meeting,
  url: string | null,
  drafts: readonly Draft[],
): IndexedDocument {
  const sha256 = Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)
  return {
    source: { key: `/secret/folder/${name}`, name, url, sha256, format: 'text' },
    meeting,
    items: drafts.map((draft, index) => makeItem(meeting, sha256, index + 1, draft)),
  }
}

const blank = {
  period: null,
  start: null,
  end: null,
  place: null,
  attendees: [],
  absent: [],
  layout: 'plain',
}

const social: Meeting = {
  ...blank,
  municipality: 'Almtoft Kommune',
  body: 'Socialudvalget',
  date: '2025-11-05',
  start: '08:30',
  end: '11:15',
  place: 'Lokale A, Almtoft Rådhus',
  attendees: [
    { name: 'Thora Klithav', affiliation: 'K' },
    { name: 'Bjarne Almgaard', affiliation: 'I' },
  ],
  absent: [{ name: 'Gorm Sandvig', affiliation: null }],
}

export const hostileTitle = `<img src=x onerror="document.title='hacked'"> & "citat" om støtte`
const hostileText = `Støtte til <script>alert('støtte')</script> & </mark></p> i "citat" om tilbud.`

export const socialDocument = makeDocument(
  'social-2025-11-05.txt',
  social,
  'https://example.org/referat?id=1&x=2',
  [
    {
      title: 'Finansiering af tilbud til borgere med dobbeltdiagnose',
      caseNumber: '27.00.00-P08-1-25',
      caseWorker: 'Frida Ravn',
      parts: [
        [
          'summary',
          'Resumé',
          'Udvalget skal tage stilling til finansiering af et fælles tilbud til borgere med dobbeltdiagnose, der i dag\nfår hjælp to steder.',
        ],
        [
          'case',
          'SAGENS INDHOLD:',
          'Borgere med både misbrug og psykisk lidelse har hidtil fået hjælp hver for sig. Et fælles team samler indsatsen.\n\nTeamet får plads på Kildevej og åbner til marts.\n- to pædagoger\n- en sygeplejerske',
        ],
        [
          'economy',
          'Økonomiske konsekvenser',
          'Finansieringen på 1.167.000 kr. findes inden for rammen. Halvdelen betales af regionen.',
        ],
        ['recommendation', 'Indstilling', 'Forvaltningen indstiller,\nat finansieringen godkendes.'],
        ['decision', 'Beslutning', 'Godkendt. Udvalget ønsker en status om et år.'],
      ],
      outcome: 'approved',
      recommendations: [{ number: 1, text: 'at finansieringen godkendes.' }],
      amounts: [{ kr: 1_167_000, printed: '1.167.000 kr.' }],
      attachments: [{ name: 'Notat om fælles team.pdf' }],
      votes: [{ point: null, for: ['A', 'K'], against: ['I'], abstained: [], printed: 'For stemte A og K.' }],
    },
    {
      title: 'Nedrivning af bro ved Mølleåen',
      parts: [
        ['case', 'Sagsfremstilling', 'Broen er slidt, og en ny bro koster mere end at rive den gamle ned.'],
        ['decision', 'Beslutning', 'Udsat.'],
      ],
      outcome: 'postponed',
    },
    { title: 'Køb af ejendom', heading: 'Lukket: Køb af ejendom', closed: true, parts: [] },
    {
      title: hostileTitle,
      parts: [['case', 'Sagsfremstilling', hostileText]],
    },
  ],
)

const councils = ['Almtoft Kommune', 'Brændgård Kommune']

/** Enough meetings for three pages. */
const manyDocuments = Array.from({ length: 24 }, (_, index) => {
  const month = String((index % 12) + 1).padStart(2, '0')
  const meeting: Meeting = {
    ...blank,
    municipality: councils[index % 2] ?? null,
    body: index % 3 === 0 ? 'Byrådet' : 'Teknik- og Miljøudvalget',
    date: `20${index < 12 ? 23 : 24}-${month}-1${index % 9}`,
  }
  return makeDocument(`teknik-${index}.txt`, meeting, index === 0 ? 'javascript:alert(1)' : null, [
    {
      title: `Cykelsti nummer ${index + 1} langs Skovvejen`,
      kind: index % 2 === 0 ? 'decision' : 'information',
      parts: [
        ['case', 'Sagsfremstilling', `Cykelstien bliver ${index + 2} meter bred og anlægges i år.`],
        ['decision', 'Beslutning', 'Taget til efterretning.'],
      ],
      outcome: 'noted',
    },
    {
      title: 'Rabatter og vejtræer',
      parts: [['case', null, 'Cykelsti nævnes, og der plantes nye vejtræer.']],
    },
  ])
})

export const documents: readonly IndexedDocument[] = [socialDocument, ...manyDocuments]

export const ids = {
  financing: 'almtoft.socialudvalget.2025-11-05.1',
  bridge: 'almtoft.socialudvalget.2025-11-05.2',
  closed: 'almtoft.socialudvalget.2025-11-05.3',
  hostile: 'almtoft.socialudvalget.2025-11-05.4',
  /** Its source names an address that must not become a link. */
  scriptSource: 'almtoft.byraadet.2023-01-10.1',
} as const
