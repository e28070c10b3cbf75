import type { Language } from '../../language.ts'
import type { AttributeName } from '../widget/attributes.ts'

/** Texts of the page that shows how to put the search box on a page of one's own. */
export interface WidgetPageTexts {
  /** Name of the link that leads here. */
  readonly link: string
  readonly title: string
  readonly lead: string
  readonly twoLines: string
  readonly twoLinesNote: string
  readonly live: string
  readonly liveBox: string
  readonly liveFull: string
  readonly pinned: string
  readonly pinnedNote: string
  readonly hashes: string
  readonly frame: string
  readonly frameNote: string
  readonly policy: string
  readonly policyNote: string
  readonly attributes: string
  readonly attributesNote: string
  readonly fallback: string
  readonly attributeRows: Readonly<Record<AttributeName, string>>
  readonly events: string
  readonly eventRows: Readonly<Record<'referat-search' | 'referat-select' | 'referat-error', string>>
}

const da: WidgetPageTexts = {
  link: 'Søgefelt til intranettet',
  title: 'Sæt søgefeltet på jeres intranet',
  lead: 'To linjer giver jeres egne sider en søgning i referaterne. Feltet virker med tastatur og skærmlæser, sætter ingen cookies og henter intet andre steder fra.',
  twoLines: 'De to linjer',
  twoLinesNote:
    'Formularen indeni virker også, når script er slået fra: Så fører den til søgesiden. Ledeteksten og adressen er jeres egne.',
  live: 'Sådan ser det ud',
  liveBox: 'Som felt med forslag:',
  liveFull: 'Med resultater på stedet (view="full"):',
  pinned: 'En bestemt version',
  pinnedNote:
    'Adressen med v1 følger med, når søgningen bliver opdateret. Vil I selv bestemme hvornår, så brug en fast version og dens kontrolsum.',
  hashes: 'Alle kontrolsummer',
  frame: 'Uden script: en ramme',
  frameNote:
    'Tillader intranettet ikke scripts udefra, kan søgningen vises i en ramme. Den, der driver søgningen, skal først tilføje jeres adresse med --embed-parents.',
  policy: 'Sikkerhedspolitik (CSP)',
  policyNote: 'Mere skal der ikke til. Trusted Types kan være slået til.',
  attributes: 'Attributter',
  attributesNote: 'Alle kan ændres, mens siden er åben.',
  fallback: 'ellers',
  attributeRows: {
    endpoint: 'Søgningens adresse. Uden den bruges formularens.',
    key: 'Søgenøgle, hvis søgningen kræver en. Den er synlig for alle.',
    lang: 'Sprog: da eller en.',
    theme: 'Farver: light, dark eller auto, som følger læserens indstilling.',
    municipality: 'Kun denne kommune. Flere adskilles med semikolon.',
    body: 'Kun dette udvalg. Flere adskilles med semikolon.',
    from: 'Kun møder fra denne dato, fx 2024-01-01.',
    to: 'Kun møder til og med denne dato.',
    'page-size': 'Antal resultater pr. side, højst 100.',
    view: 'box er et felt med forslag; full viser også resultater på stedet.',
    'url-state':
      'Om søgningen skal stå i sidens adresse: off, query eller hash. Slået til kommer søgninger med i jeres statistik.',
    'url-prefix': 'Begyndelsen på de navne, der bruges i adressen.',
    placeholder: 'Eksempel i det tomme felt.',
    'open-in':
      'Hvor et punkt åbnes: page er søgningens side, source kommunens eget referat, panel på stedet.',
    shortcut: 'Genvejstast til feltet, fx Control+K.',
  },
  events: 'Hændelser',
  eventRows: {
    'referat-search': 'Et resultat er vist: query, filters, total, generation, degraded.',
    'referat-select': 'Et punkt er valgt: id, url, rank. preventDefault() lader jer selv åbne det.',
    'referat-error': 'En søgning mislykkedes: code, status, requestId.',
  },
}

const en: WidgetPageTexts = {
  link: 'Search box for intranets',
  title: 'Put the search box on your intranet',
  lead: 'Two lines give your own pages a search of the minutes. The box works by keyboard and screen reader, sets no cookies and fetches nothing from elsewhere.',
  twoLines: 'The two lines',
  twoLinesNote:
    'The form inside works without script too: it then leads to the search page. Label and address are your own.',
  live: 'What it looks like',
  liveBox: 'As a box with suggestions:',
  liveFull: 'With results in place (view="full"):',
  pinned: 'One exact version',
  pinnedNote:
    'The address with v1 follows updates of the service. To decide yourselves when, use an exact version and its hash.',
  hashes: 'All hashes',
  frame: 'Without script: a frame',
  frameNote:
    'Where the intranet allows no script from outside, the search can be shown in a frame. Whoever runs the search first adds your address with --embed-parents.',
  policy: 'Content security policy',
  policyNote: 'Nothing more is needed. Trusted Types may be required.',
  attributes: 'Attributes',
  attributesNote: 'All of them can be changed while the page is open.',
  fallback: 'otherwise',
  attributeRows: {
    endpoint: 'Address of the service. Without it, that of the form is used.',
    key: 'Search key, where the service asks for one. Everyone can see it.',
    lang: 'Language: da or en.',
    theme: "Colours: light, dark, or auto, which follows the reader's setting.",
    municipality: 'Only this municipality. Several are parted by semicolons.',
    body: 'Only this committee. Several are parted by semicolons.',
    from: 'Only meetings from this date on, e.g. 2024-01-01.',
    to: 'Only meetings up to this date.',
    'page-size': 'Results on a page, at most 100.',
    view: 'box is a field with suggestions; full shows results in place too.',
    'url-state':
      'Whether the search stands in the address of the page: off, query or hash. When on, searches end up in your statistics.',
    'url-prefix': 'Beginning of the names used in the address.',
    placeholder: 'Example in the empty box.',
    'open-in':
      "Where an item opens: page is the service's page, source the municipality's own minutes, panel in place.",
    shortcut: 'Keyboard shortcut to the box, e.g. Control+K.',
  },
  events: 'Events',
  eventRows: {
    'referat-search': 'A result is shown: query, filters, total, generation, degraded.',
    'referat-select': 'An item was chosen: id, url, rank. preventDefault() lets you open it yourselves.',
    'referat-error': 'A search failed: code, status, requestId.',
  },
}

export const widgetPageTexts: Readonly<Record<Language, WidgetPageTexts>> = { da, en }
