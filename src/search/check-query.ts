import type { Filter } from '../engines/port.ts'
import { SearchError } from '../errors.ts'
import { queryLimits } from './ranked.ts'

/**
 * The query, when it can be searched. Words may be missing where a filter says what is wanted.
 * @throws SearchError `query-too-long`, `query-too-short`
 */
export function checkQuery({ query, filter = {} }: { query: string; filter?: Filter }): string {
  if (query === '' && Object.keys(filter).length > 0) return query
  if (query.length > queryLimits.characters) {
    throw new SearchError(
      'query-too-long',
      `The query has ${query.length} characters; at most 1,000 are searched.`,
    )
  }
  if (!canBeSearched(query)) {
    throw new SearchError('query-too-short', 'The query holds fewer than 2 letters or digits.')
  }
  return query
}

/** Whether a text holds at least two letters or digits. */
export const canBeSearched = (text: string): boolean => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2
