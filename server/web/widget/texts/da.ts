import { danishOutcomes } from '../../../../src/export/danish-names.ts'
import type { WidgetTexts } from './texts.ts'

const number = (value: number): string => new Intl.NumberFormat('da-DK').format(value)

const found = (total: number): string => (total === 1 ? '1 punkt fundet' : `${number(total)} punkter fundet`)

export const da: WidgetTexts = {
  label: 'Søg i referater',
  submit: 'Søg',
  clear: 'Ryd søgefeltet',
  states: {
    start: () => 'Søg i referater, fx »finansiering dobbeltdiagnose«',
    short: () => 'Skriv mindst 2 tegn',
    loading: () => 'Søger …',
    suggestions: ({ count }) =>
      count === 0
        ? 'Ingen forslag. Tryk på Enter for at søge.'
        : `${number(count)} forslag. Brug pil op og pil ned.`,
    results: ({ total }) => found(total),
    none: ({ query }) =>
      `Ingen punkter passer til »${query}«. Prøv færre ord, en længere periode eller uden filtre.`,
    degraded: () => 'Viser kun træf på ord. Søgning på betydning er midlertidigt ude af drift.',
    busy: ({ seconds }) => `Mange søger lige nu. Prøv igen om ${number(seconds)} sekunder.`,
    limited: ({ seconds }) =>
      `Der er søgt mange gange herfra på kort tid. Prøv igen om ${number(seconds)} sekunder.`,
    offline: () => 'Du er offline. Din søgning står stadig i feltet.',
    error: ({ requestId, detail }) =>
      detail ?? `Søgningen mislykkedes. Prøv igen.${requestId ? ` Reference: ${requestId}` : ''}`,
    refused: () => 'Søgefeltet er ikke sat rigtigt op. Kontakt webredaktøren.',
  },
  retry: 'Prøv igen',
  suggestions: 'Forslag',
  suggestionKinds: { word: 'Søgeord', title: 'Punkt', case: 'Sag', body: 'Udvalg' },
  items: (count) => (count === 1 ? '1 punkt' : `${number(count)} punkter`),
  corrected: (query) => `Viser også resultater for »${query}«.`,
  filters: 'Afgræns',
  facets: { municipality: 'Kommune', body: 'Udvalg', year: 'År' },
  more: (count) => `Vis ${number(count)} mere`,
  pager: {
    label: 'Sider med resultater',
    previous: 'Forrige',
    next: 'Næste',
    page: (page, pages) => `Side ${number(page)} af ${number(pages)}`,
  },
  item: {
    number: (printed) => `Punkt ${printed}`,
    undated: 'uden dato',
    closed: 'Lukket punkt',
    closedNote: 'Punktet blev behandlet for lukkede døre. Kun overskriften er offentlig.',
    back: 'Tilbage',
    summary: 'Resumé',
    case: 'Sagsfremstilling',
    recommendation: 'Indstilling',
    decision: 'Beslutning',
    page: 'Læs hele punktet',
    source: 'Kommunens eget referat',
  },
  outcomes: danishOutcomes,
}
