import type { SearchMode } from '../../../src/contract/search.ts'
import type { FacetName, KeywordVariant } from '../../../src/engines/port.ts'
import type { ItemKind, Outcome } from '../../../src/model/agenda-item.ts'
import type { SectionKind } from '../../../src/model/section.ts'
import type { Sort } from '../../../src/search/order.ts'
import type { Language } from '../../language.ts'

/** Every text of the pages, once for each language. Numbers arrive formatted unless a plural depends on them. */
export interface Texts {
  readonly language: Language
  readonly product: string
  readonly tagline: string
  readonly skip: string
  readonly skipToResults: string
  readonly otherLanguage: { readonly code: Language; readonly name: string; readonly label: string }
  readonly help: string
  readonly footer: string
  /** Name of the feed of everything. */
  readonly newest: string
  readonly form: FormTexts
  readonly script: ScriptTexts
  readonly start: StartTexts
  readonly answer: { readonly heading: string; readonly hint: string }
  readonly results: ResultTexts
  readonly states: StateTexts
  readonly facets: FacetTexts
  readonly timeline: { readonly caption: string; readonly year: string; readonly count: string }
  readonly paging: PagingTexts
  readonly takeAlong: TakeAlongTexts
  readonly why: WhyTexts
  readonly item: ItemTexts
  readonly thread: { readonly heading: string; readonly here: string }
  readonly similar: { readonly heading: string; readonly shared: string }
  readonly quotation: QuotationTexts
  readonly helpPage: HelpTexts
  readonly problem: { readonly toStart: string; readonly reference: string; readonly next: string }
  readonly sections: Readonly<Record<SectionKind, string>>
  readonly kinds: Readonly<Record<ItemKind, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
}

interface FormTexts {
  readonly label: string
  readonly submit: string
  readonly syntax: string
  readonly syntaxIntro: string
  readonly syntaxMore: string
  readonly mode: string
  readonly modes: Readonly<Record<SearchMode, string>>
  readonly grouping: string
  readonly oncePerCase: string
  readonly period: string
  readonly from: string
  readonly to: string
}

/** Texts of the script, which finds them as `data-` attributes of the form: names without capitals. */
interface ScriptTexts {
  readonly loading: string
  readonly offline: string
  readonly failed: string
  readonly retry: string
  /** `{n}` stands for the number. */
  readonly suggestions: string
  readonly suggestion: string
  readonly list: string
  readonly word: string
  readonly title: string
  readonly case: string
  readonly body: string
  readonly copied: string
}

interface StartTexts {
  readonly title: string
  readonly heading: string
  readonly lead: string
  readonly examplesHeading: string
  readonly examples: readonly string[]
  readonly meetings: (count: number, formatted: string) => string
  readonly items: (count: number, formatted: string) => string
  readonly period: (first: string, last: string) => string
  readonly empty: string
}

interface ResultTexts {
  readonly title: (query: string) => string
  readonly found: (count: number, formatted: string) => string
  /** With every case shown once. */
  readonly foundCases: (count: number, formatted: string) => string
  readonly sameCase: string
  readonly for: (query: string) => string
  readonly none: (query: string) => string
  readonly noneFiltered: string
  readonly corrected: string
  readonly didYouMean: string
  readonly tryInstead: string
  readonly sameSearch: string
  readonly unfiltered: string
  readonly anyMode: string
  readonly tipsHeading: string
  readonly range: (from: string, to: string, total: string) => string
  readonly closed: string
  readonly number: (number: string) => string
  readonly case: (number: string) => string
  readonly undated: string
  readonly decision: string
  readonly attachments: (count: number) => string
  readonly sort: string
  readonly sorts: Readonly<Record<Sort, string>>
  readonly tips: readonly string[]
}

interface StateTexts {
  readonly degraded: string
  /** While vectors are missing; `partly` when some passages can already be found by meaning. */
  readonly progress: (done: string, total: string, partly: boolean) => string
  readonly refresh: string
  readonly retry: string
  readonly tooShort: string
  readonly error: (requestId: string) => string
  readonly busy: (seconds: number) => string
  readonly faults: string
  readonly unknown: string
}

interface FacetTexts {
  readonly heading: string
  readonly chosen: (count: number) => string
  readonly apply: string
  readonly active: string
  readonly remove: (label: string) => string
  readonly clear: string
  readonly more: (count: number) => string
  readonly names: Readonly<Record<FacetName | 'case' | 'from' | 'to', string>>
  readonly withAttachments: Readonly<Record<'true' | 'false', string>>
}

interface PagingTexts {
  readonly label: string
  readonly page: (number: string) => string
  readonly previous: string
  readonly next: string
  readonly deepest: string
}

interface TakeAlongTexts {
  readonly heading: string
  readonly formats: Readonly<Record<'csv' | 'jsonl' | 'ris' | 'bib', string>>
  readonly feed: string
}

interface FigureTexts {
  readonly name: string
  readonly meaning: string
}

interface WhyTexts {
  readonly summary: string
  /** `printed` is how it stands in the item, or the index's own form of the word where that cannot be told. */
  readonly how: Readonly<Record<KeywordVariant['how'], (word: string, printed: string) => string>>
  readonly listed: string
  readonly meaningOnly: string
  readonly coverage: (percent: string) => string
  readonly section: (label: string) => string
  readonly figures: Readonly<Record<'keyword' | 'vector' | 'lateInteraction' | 'score', FigureTexts>>
}

interface ItemTexts {
  readonly contents: string
  readonly facts: string
  readonly municipality: string
  readonly body: string
  readonly date: string
  readonly time: string
  readonly place: string
  readonly number: string
  readonly caseNumber: string
  readonly sameCase: string
  readonly kle: string
  readonly kind: string
  readonly caseWorker: string
  readonly outcome: string
  readonly source: string
  readonly indexed: string
  readonly hash: string
  readonly amounts: string
  readonly laws: string
  readonly attachments: string
  readonly votes: string
  readonly votedFor: string
  readonly votedAgainst: string
  readonly abstained: string
  readonly attendance: string
  readonly present: string
  readonly absent: string
  readonly points: (points: string) => string
  readonly noDecision: string
  readonly noRecommendation: string
  readonly closedNote: string
}

interface QuotationTexts {
  readonly summary: string
  readonly label: string
  readonly copy: string
  readonly select: string
  readonly number: (number: string) => string
}

interface HelpTexts {
  readonly title: string
  readonly intro: string
  readonly operators: string
  readonly operatorRows: readonly { readonly example: string; readonly text: string }[]
  readonly fields: string
  readonly fieldsIntro: string
  readonly example: string
  readonly aliases: string
  readonly finding: string
  readonly findingPoints: readonly string[]
}

/** Whether a word stands in the item as it was typed, apart from capitals. */
export const isSame = (word: string, printed: string): boolean => word.toLowerCase() === printed.toLowerCase()
