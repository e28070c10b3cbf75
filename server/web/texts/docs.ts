import type { Language } from '../../language.ts'

/** Texts around the reference of the API. What the API document itself says is English in both languages. */
export interface DocsTexts {
  readonly title: string
  /** Name of the link that leads here. */
  readonly link: string
  readonly intro: string
  readonly document: string
  readonly rules: string
  readonly rulePoints: readonly string[]
  readonly contents: string
  readonly parameters: string
  readonly noParameters: string
  readonly answers: string
  readonly example: string
  readonly try: string
  readonly send: string
  readonly values: string
  readonly schemas: string
  readonly schemasIntro: string
  readonly facts: {
    readonly required: string
    readonly default: (value: string) => string
    readonly oneOf: (values: string) => string
    readonly between: (least: string, most: string) => string
    readonly maxLength: (count: string) => string
    readonly maxItems: (count: string) => string
    readonly pattern: (pattern: string) => string
    readonly date: string
    readonly example: (value: string) => string
  }
}

const da: DocsTexts = {
  title: 'API til referaterne',
  link: 'API',
  intro:
    'Alt, hvad siden viser, kan hentes som data. Det er gratis og må bruges fra enhver side. Kræver tjenesten en søgenøgle, sendes den som `key`.',
  document: 'Samme beskrivelse til programmer (OpenAPI 3.1)',
  rules: 'Det gælder alle adresser',
  rulePoints: [
    'En parameter, der ikke kendes, afvises, og svaret foreslår det navn, der ligner. Intet filter falder ud i stilhed.',
    'Et filter, der gentages, betyder »eller«; forskellige filtre betyder »og«. En tom værdi tæller ikke.',
    'Datoer skrives ÅÅÅÅ-MM-DD. Fremhævning er tegnområder i ren tekst, aldrig HTML.',
    'Fejl er application/problem+json med en fast kode, som har sin egen side under /problems/.',
    'Svar har en ETag. Send den igen som If-None-Match, og svaret er 304, så længe intet er ændret.',
    'Flere træf hentes med `next` fra svaret som `cursor`. Ændres referaterne undervejs, afvises den, og man begynder forfra.',
    'Af lukkede punkter findes kun overskriften.',
  ],
  contents: 'Adresser',
  parameters: 'Parametre',
  noParameters: 'Ingen.',
  answers: 'Svar',
  example: 'Eksempel på et svar',
  try: 'Prøv',
  send: 'Hent svaret',
  values: 'vilkårlig',
  schemas: 'Felter i svarene',
  schemasIntro: 'Der kan komme felter til; ingen forsvinder eller skifter betydning.',
  facts: {
    required: 'skal angives',
    default: (value) => `ellers ${value}`,
    oneOf: (values) => `en af: ${values}`,
    between: (least, most) => `${least} til ${most}`,
    maxLength: (count) => `højst ${count} tegn`,
    maxItems: (count) => `kan gentages, højst ${count} gange`,
    pattern: (pattern) => `mønster ${pattern}`,
    date: 'ÅÅÅÅ-MM-DD',
    example: (value) => `fx ${value}`,
  },
}

const en: DocsTexts = {
  title: 'API of the minutes',
  link: 'API',
  intro:
    'All that the page shows can be had as data. It is free and may be used from any page. Where the service asks for a search key, send it as `key`.',
  document: 'The same description for programs (OpenAPI 3.1)',
  rules: 'What holds for every address',
  rulePoints: [
    'A parameter that is not known is refused, and the answer suggests the name that is nearest. No filter is dropped in silence.',
    'A filter that is repeated means “or”; different filters mean “and”. An empty value does not count.',
    'Dates are written YYYY-MM-DD. Highlights are character ranges over plain text, never HTML.',
    'Errors are application/problem+json with a stable code, which has a page of its own below /problems/.',
    'Answers have an ETag. Send it back as If-None-Match, and the answer is 304 for as long as nothing has changed.',
    'More hits come with the answer’s `next` as `cursor`. When the minutes change meanwhile it is refused, and one starts again.',
    'Of closed items only the heading is known.',
  ],
  contents: 'Addresses',
  parameters: 'Parameters',
  noParameters: 'None.',
  answers: 'Answers',
  example: 'Example of an answer',
  try: 'Try it',
  send: 'Get the answer',
  values: 'any',
  schemas: 'Fields of the answers',
  schemasIntro: 'Fields may be added; none goes or changes its meaning.',
  facts: {
    required: 'required',
    default: (value) => `otherwise ${value}`,
    oneOf: (values) => `one of: ${values}`,
    between: (least, most) => `${least} to ${most}`,
    maxLength: (count) => `at most ${count} characters`,
    maxItems: (count) => `may be repeated, at most ${count} times`,
    pattern: (pattern) => `pattern ${pattern}`,
    date: 'YYYY-MM-DD',
    example: (value) => `e.g. ${value}`,
  },
}

export const docsTexts: Readonly<Record<Language, DocsTexts>> = { da, en }
