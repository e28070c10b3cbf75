/** What each state knows besides its name. */
interface Details {
  readonly start: object
  readonly short: object
  readonly loading: object
  readonly suggestions: { readonly count: number }
  readonly results: { readonly total: number }
  readonly none: { readonly query: string }
  readonly degraded: { readonly total: number }
  readonly busy: { readonly seconds: number }
  readonly limited: { readonly seconds: number }
  readonly offline: object
  readonly error: {
    readonly requestId: string | null
    /** What the server says is wrong with this very search, e.g. too many words. */
    readonly detail: string | null
  }
  readonly refused: object
}

export type StateKind = keyof Details
export type StateOf<Kind extends StateKind> = { readonly kind: Kind } & Details[Kind]

/** What the widget says about itself. There is always exactly one state; every one has a text in both languages. */
export type State = { [Kind in StateKind]: StateOf<Kind> }[StateKind]

interface StateTraits {
  /** Shown in view `full` as well as told to screen readers; the others speak for themselves on the screen. */
  readonly shown: boolean
  /** The same search may succeed when it is sent again. */
  readonly retry: boolean
}

const quiet: StateTraits = { shown: false, retry: false }
const note: StateTraits = { shown: true, retry: false }
const passing: StateTraits = { shown: true, retry: true }

export const traits: Readonly<Record<StateKind, StateTraits>> = {
  start: note,
  short: note,
  loading: note,
  suggestions: quiet,
  results: quiet,
  none: note,
  degraded: note,
  busy: passing,
  limited: passing,
  offline: passing,
  error: passing,
  refused: note,
}

/** Letters a query needs. */
export const leastLetters = 2

/** What the answer of a search makes of the widget. */
export function answered(answer: {
  readonly total: number
  readonly query: string
  readonly degraded: readonly string[]
}): State {
  const { total, query, degraded } = answer
  if (total === 0) return { kind: 'none', query }
  return { kind: degraded.length > 0 ? 'degraded' : 'results', total }
}
