import { englishOutcomes } from '../../texts/outcomes.ts'
import type { WidgetTexts } from './texts.ts'

const number = (value: number): string => new Intl.NumberFormat('en-GB').format(value)

const found = (total: number): string =>
  total === 1 ? '1 agenda item found' : `${number(total)} agenda items found`

export const en: WidgetTexts = {
  label: 'Search the minutes',
  submit: 'Search',
  clear: 'Clear the search box',
  states: {
    start: () => 'Search the minutes, e.g. "finansiering dobbeltdiagnose"',
    short: () => 'Type at least 2 characters',
    loading: () => 'Searching …',
    suggestions: ({ count }) =>
      count === 0
        ? 'No suggestions. Press Enter to search.'
        : `${number(count)} suggestions. Use the up and down arrows.`,
    results: ({ total }) => found(total),
    none: ({ query }) => `No agenda items match "${query}". Try fewer words, a longer period or no filters.`,
    degraded: () => 'Showing word matches only. Search by meaning is temporarily unavailable.',
    busy: ({ seconds }) => `Many people are searching. Try again in ${number(seconds)} seconds.`,
    limited: ({ seconds }) => `Many searches have come from here. Try again in ${number(seconds)} seconds.`,
    offline: () => 'You are offline. Your search is still in the box.',
    error: ({ requestId, detail }) =>
      detail ?? `The search failed. Try again.${requestId ? ` Reference: ${requestId}` : ''}`,
    refused: () => 'This search box is not set up correctly. Contact the web editor.',
  },
  retry: 'Try again',
  suggestions: 'Suggestions',
  suggestionKinds: { word: 'Search term', title: 'Item', case: 'Case', body: 'Committee' },
  items: (count) => (count === 1 ? '1 item' : `${number(count)} items`),
  corrected: (query) => `Also showing results for "${query}".`,
  filters: 'Narrow down',
  facets: { municipality: 'Municipality', body: 'Committee', year: 'Year' },
  more: (count) => `Show ${number(count)} more`,
  pager: {
    label: 'Result pages',
    previous: 'Previous',
    next: 'Next',
    page: (page, pages) => `Page ${number(page)} of ${number(pages)}`,
  },
  item: {
    number: (printed) => `Item ${printed}`,
    undated: 'undated',
    closed: 'Closed item',
    closedNote: 'The item was treated behind closed doors. Only its heading is public.',
    back: 'Back',
    summary: 'Summary',
    case: 'Case presentation',
    recommendation: 'Recommendation',
    decision: 'Decision',
    page: 'Read the whole item',
    source: "The municipality's own minutes",
  },
  outcomes: englishOutcomes,
}
