import { feedParameters } from '../../src/contract/search-parameters.ts'
import type { AppOptions } from '../context.ts'
import { canonicalParameters, matches, searchTag } from '../etag.ts'
import { toAtom } from '../feed/atom.ts'
import { type Feed, type FeedEntry, feedId, toEntries, toFeedRequest, toWithdrawn } from '../feed/feed.ts'
import { toJsonFeed } from '../feed/json-feed.ts'
import { originOf } from '../origin.ts'
import { apiRoute, type Route } from '../route.ts'
import { feedTitle } from '../web/page/feed-link.ts'
import { pageFrame } from '../web/page/frame.ts'
import { type PageState, pageHref, searchHref } from '../web/page/state.ts'
import { isLasting } from './search.ts'

export const feedFormats = ['atom', 'json'] as const
type FeedFormat = (typeof feedFormats)[number]

const formats = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: toAtom },
  json: { type: 'application/feed+json; charset=utf-8', write: toJsonFeed },
} as const satisfies Record<FeedFormat, { type: string; write: (feed: Feed) => string }>

/** Any search as a feed of its newest items; everything's newest when nothing is asked. */
export function feedRoute(options: AppOptions, format: FeedFormat): Route {
  const { service, version } = options
  const { type, write } = formats[format]
  return apiRoute({
    path: `/api/v1/feed.${format}`,
    family: 'feeds',
    summary: 'Follow a search: its newest items, or the newest of everything',
    parameters: feedParameters,
    responses: { 200: { description: 'At most 50 agenda items, newest meeting first', type, tagged: true } },
    answer: async (c, { lang: _, ...parameters }) => {
      const frame = pageFrame(c)
      const origin = originOf(c, options)
      const search = canonicalParameters(parameters)
      const identity = [version, format, origin, frame.language, search]
      const headers = { Vary: 'Accept-Language' }
      const known = c.req.header('if-none-match')
      if (known !== undefined) {
        const current = searchTag((await service.stats()).generation, identity)
        if (matches(known, current)) return c.body(null, 304, { ...headers, ETag: current })
      }
      const response = await service.search(toFeedRequest(parameters))
      const entries = await toEntries(service, response.hits, origin)
      const feed: Feed = {
        id: feedId(search),
        title: feedTitle(frame),
        language: frame.language,
        page: origin + searchPageHref(frame.state),
        self: origin + c.req.url.slice(new URL(c.req.url).origin.length),
        updated: lastUpdate(entries) ?? new Date().toISOString(),
        entries,
        withdrawn: await toWithdrawn(service),
      }
      return c.body(write(feed), 200, {
        ...headers,
        'Content-Type': type,
        ...(isLasting(response) && { ETag: searchTag(response.generation, identity) }),
      })
    },
  })
}

const lastUpdate = (entries: readonly FeedEntry[]): string | undefined =>
  entries
    .map(({ updated }) => updated)
    .sort()
    .at(-1)

/** The same items, newest first, for readers. */
function searchPageHref(state: PageState): string {
  if ([...state.keys()].every((name) => name === 'lang')) return pageHref('/', state)
  return searchHref(state, state.has('q') ? { sort: 'newest' } : {})
}
