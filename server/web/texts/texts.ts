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
  readonly otherLanguage: { readonly code: Language; readonly name: string; readonly label: string }
  readonly help: string
  readonly footer: string
  readonly form: FormTexts
  readonly start: StartTexts
  readonly answer: { readonly heading: string; readonly hint: string }
  readonly results: ResultTexts
  readonly states: StateTexts
  readonly facets: FacetTexts
  readonly paging: PagingTexts
  readonly why: WhyTexts
  readonly item: ItemTexts
  readonly helpPage: HelpTexts
  readonly problem: { readonly toStart: string; readonly reference: string; readonly next: string }
  readonly sections: Readonly<Record<SectionKind, string>>
  readonly kinds: Readonly<Record<ItemKind, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
}

interface FormTexts {
  readonly label: string
  readonly submit: string
  readonly advanced: string
  readonly mode: string
  readonly modes: Readonly<Record<SearchMode, string>>
  readonly municipality: string
  readonly body: string
  readonly from: string
  readonly to: string
  readonly municipalityHint: string
  readonly bodyHint: string
}

interface StartTexts {
  readonly title: string
  readonly heading: string
  /** Before the example query, which is a link. */
  readonly exampleBefore: string
  readonly example: string
  readonly exampleAfter: string
  readonly coverage: (items: string, documents: string) => string
  readonly empty: string
  readonly points: readonly { readonly heading: string; readonly text: string }[]
}

interface ResultTexts {
  readonly title: (query: string) => string
  readonly found: (count: number, formatted: string) => string
  readonly for: (query: string) => string
  readonly none: (query: string) => string
  readonly noneFiltered: string
  readonly corrected: string
  readonly closed: string
  readonly number: (number: string) => string
  readonly case: (number: string) => string
  readonly undated: string
  readonly decision: string
  readonly attachments: (count: number) => string
  readonly sort: string
  readonly sorts: Readonly<Record<Sort, string>>
  readonly toFilters: string
  readonly tips: readonly string[]
}

interface StateTexts {
  readonly degraded: string
  /** While vectors are missing; `partly` when some passages can already be found by meaning. */
  readonly progress: (done: string, total: string, partly: boolean) => string
  readonly refresh: string
  readonly tooShort: string
  readonly error: (requestId: string) => string
  readonly busy: (seconds: number) => string
  readonly faults: string
  readonly unknown: string
}

interface FacetTexts {
  readonly heading: string
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

interface WhyTexts {
  readonly summary: string
  readonly how: Readonly<Record<KeywordVariant['how'], (word: string, matched: string) => string>>
  readonly listed: string
  readonly meaningOnly: string
  readonly coverage: (percent: string) => string
  readonly section: (label: string) => string
  readonly keyword: string
  readonly vector: string
  readonly lateInteraction: string
  readonly score: string
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
