import type { Outcome } from '../../../../src/model/agenda-item.ts'
import type { StateKind, StateOf } from '../state.ts'
import type { FacetKey } from '../url-state.ts'

/** Every text of the widget, once for each language. */
export interface WidgetTexts {
  readonly label: string
  readonly submit: string
  readonly clear: string
  readonly states: { readonly [Kind in StateKind]: (state: StateOf<Kind>) => string }
  readonly retry: string
  readonly suggestions: string
  readonly suggestionKinds: Readonly<Record<string, string>>
  readonly items: (count: number) => string
  readonly corrected: (query: string) => string
  readonly filters: string
  readonly facets: Readonly<Record<FacetKey, string>>
  readonly more: (count: number) => string
  readonly pager: {
    readonly label: string
    readonly previous: string
    readonly next: string
    readonly page: (page: number, pages: number) => string
  }
  readonly item: {
    readonly number: (number: string) => string
    readonly undated: string
    readonly closed: string
    readonly closedNote: string
    readonly back: string
    readonly summary: string
    readonly case: string
    readonly recommendation: string
    readonly decision: string
    readonly page: string
    readonly source: string
  }
  readonly outcomes: Readonly<Record<Outcome, string>>
}
