import type { SuggestResponse } from '../../src/contract/suggest.ts'
import type { AppOptions } from '../context.ts'
import { originOf } from '../origin.ts'
import { plainRoute, type Route } from '../route.ts'

/** What a browser's address bar asks, see `/opensearch.xml`; the answer is OpenSearch Suggestions 1.1. */
export const browserSuggestionsRoute = (options: AppOptions): Route =>
  plainRoute('page', '/suggestions', 'Suggestions for the address bar of browsers', async (c) => {
    const typed = c.req.query('q') ?? ''
    const answer = await options.service.suggest({ text: typed })
    return c.body(JSON.stringify(toOpenSearch(typed, answer, originOf(c, options))), 200, {
      'Content-Type': 'application/x-suggestions+json',
      'X-Robots-Tag': 'noindex',
    })
  })

/** What was typed; queries; what each is; where each leads. */
function toOpenSearch(typed: string, { suggestions }: SuggestResponse, origin: string): readonly unknown[] {
  return [
    typed,
    suggestions.map(({ query }) => query),
    suggestions.map(({ text }) => text),
    suggestions.map(({ query }) => `${origin}/search?${new URLSearchParams({ q: query })}`),
  ]
}
