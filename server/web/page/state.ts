import { pageParameterNames, repeatable } from '../../../src/contract/search-parameters.ts'

/** Everything the address of a search page says, as typed: what cannot be used is shown again too. */
export type PageState = ReadonlyMap<string, readonly string[]>

export function readState(address: URLSearchParams): PageState {
  const entries = pageParameterNames.map((name) => {
    const values = address.getAll(name).filter((value) => value.trim() !== '')
    return [name, repeatable.has(name) ? [...new Set(values)] : values.slice(0, 1)] as const
  })
  return new Map(entries.filter(([, values]) => values.length > 0))
}

export const first = (state: PageState, name: string): string => state.get(name)?.[0] ?? ''
export const all = (state: PageState, name: string): readonly string[] => state.get(name) ?? []

/** Address of the search page with this state and some of it changed; null takes a parameter away. */
export function searchHref(
  state: PageState,
  changes: Readonly<Record<string, string | readonly string[] | null>> = {},
): string {
  return withParameters('/search', new Map([...state, ...Object.entries(changes).map(toEntry)]))
}

/** Another page with nothing but the language kept. */
export const pageHref = (path: string, state: PageState): string =>
  withParameters(path, new Map([['lang', all(state, 'lang')]]))

export function withParameters(path: string, parameters: PageState): string {
  const pairs = [...parameters].flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path
}

function toEntry([name, value]: [string, string | readonly string[] | null]): [string, readonly string[]] {
  if (value === null) return [name, []]
  return [name, typeof value === 'string' ? [value] : value]
}
