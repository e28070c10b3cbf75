/** What a reader has asked for: all that an address has to hold so that it can be shared and gone back to. */
export interface Selection {
  readonly query: string
  readonly municipality: readonly string[]
  readonly body: readonly string[]
  readonly year: readonly string[]
  /** From 1. */
  readonly page: number
  /** Id of the item that is open in the widget. */
  readonly item: string | null
}

export const facetKeys = ['municipality', 'body', 'year'] as const
export type FacetKey = (typeof facetKeys)[number]

export const emptySelection: Selection = {
  query: '',
  municipality: [],
  body: [],
  year: [],
  page: 1,
  item: null,
}

const keys = ['q', ...facetKeys, 'page', 'item'] as const

/** `text` is an address's query or hash without its first character; keys of others are not looked at. */
export function readSelection(text: string, prefix: string): Selection {
  const parameters = new URLSearchParams(text)
  const all = (key: string): string[] => parameters.getAll(prefix + key).filter(Boolean)
  const page = Number(all('page')[0])
  return {
    query: all('q')[0] ?? '',
    municipality: all('municipality'),
    body: all('body'),
    year: all('year').filter((year) => /^\d{4}$/.test(year)),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    item: all('item')[0] ?? null,
  }
}

/** `text` with the selection in it. What belongs to others stays as it is, letter by letter. */
export function writeSelection(text: string, prefix: string, selection: Selection): string {
  const names = new Set(keys.map((key) => prefix + key))
  const nameOf = (pair: string): string => [...new URLSearchParams(pair).keys()][0] ?? ''
  const kept = text.split('&').filter((pair) => pair !== '' && !names.has(nameOf(pair)))
  const own = new URLSearchParams()
  if (selection.query) own.append(`${prefix}q`, selection.query)
  for (const key of facetKeys) for (const value of selection[key]) own.append(prefix + key, value)
  if (selection.page > 1) own.append(`${prefix}page`, String(selection.page))
  if (selection.item) own.append(`${prefix}item`, selection.item)
  return [...kept, ...(own.size > 0 ? [own.toString()] : [])].join('&')
}
