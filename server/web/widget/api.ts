import type { SearchResponse } from '../../../src/contract/search.ts'
import type { Suggestion, SuggestResponse } from '../../../src/contract/suggest.ts'
import type { AgendaItem } from '../../../src/model/agenda-item.ts'
import type { Meeting } from '../../../src/model/meeting.ts'
import { Failure, failureOf, unknownError } from './failure.ts'
import type { Options } from './options.ts'
import { facetKeys, type Selection } from './url-state.ts'

export interface Item extends AgendaItem {
  readonly id: string
  readonly meeting: Meeting
  readonly source: { readonly name: string; readonly url: string | null }
}

/** With the pause before it, a reader is told well within five seconds that nothing comes. */
const patience = 4_000
const suggestionCount = 8
/** The deepest place in a result the API goes to. */
export const deepest = 1_000

/** @throws Failure, also when `signal` ends the request */
export async function suggest(options: Options, query: string, signal: AbortSignal): Promise<Suggestion[]> {
  const parameters = scoped(options, { municipality: [], body: [] })
  parameters.append('q', query)
  parameters.append('limit', String(suggestionCount))
  const { suggestions } = await get<SuggestResponse>(options, 'suggest', parameters, signal)
  return ensure(suggestions)
}

/** @throws Failure, also when `signal` ends the request */
export async function search(
  options: Options,
  selection: Selection,
  signal: AbortSignal,
): Promise<SearchResponse> {
  const parameters = scoped(options, selection)
  parameters.append('q', selection.query)
  for (const year of selection.year) parameters.append('year', year)
  const offset = Math.min((selection.page - 1) * options.pageSize, deepest)
  parameters.append('limit', String(options.pageSize))
  if (offset > 0) parameters.append('offset', String(offset))
  const answer = await get<SearchResponse>(options, 'search', parameters, signal)
  ensure(answer.hits)
  for (const key of facetKeys) ensure(answer.facets[key])
  return answer
}

/** @throws Failure, also when `signal` ends the request */
export async function getItem(options: Options, id: string, signal: AbortSignal): Promise<Item> {
  const item = await get<Item>(options, `items/${encodeURIComponent(id)}`, keyed(options), signal)
  ensure(item.sections)
  return item
}

function keyed({ key }: Options): URLSearchParams {
  return new URLSearchParams(key ? { key } : {})
}

/** What the reader has chosen lies within the scope and takes its place. */
function scoped(options: Options, chosen: Pick<Selection, 'municipality' | 'body'>): URLSearchParams {
  const { scope } = options
  const parameters = keyed(options)
  for (const key of ['municipality', 'body'] as const) {
    for (const value of chosen[key].length > 0 ? chosen[key] : scope[key]) parameters.append(key, value)
  }
  if (scope.from) parameters.append('from', scope.from)
  if (scope.to) parameters.append('to', scope.to)
  return parameters
}

/** No header that would cost a preflight; `Accept-Language` does not. */
async function get<Answer>(
  { endpoint, language }: Options,
  path: string,
  parameters: URLSearchParams,
  signal: AbortSignal,
): Promise<Answer> {
  const address = `${endpoint}/api/v1/${path}?${parameters}`
  let response: Response
  try {
    response = await fetch(address, {
      headers: { 'Accept-Language': language },
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    })
    // Checked by the callers as far as they walk it; the API is ours and its contract only grows.
    if (response.ok) return (await response.json()) as Answer
  } catch (cause) {
    throw navigator.onLine
      ? new Failure('unreachable', unknownError, { cause })
      : new Failure('offline', { kind: 'offline' }, { cause })
  }
  throw await failureOf(response)
}

/** Something between us and the API, e.g. a page to log in, may answer 200 with something else. */
function ensure<Value>(list: readonly Value[] | undefined): Value[] {
  if (Array.isArray(list)) return list
  throw new Failure('unexpected-answer', unknownError)
}
