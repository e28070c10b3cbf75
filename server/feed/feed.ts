import type { Hit } from '../../src/contract/search.ts'
import { type FeedParameters, toFilter } from '../../src/contract/search-parameters.ts'
import { isWebAddress } from '../../src/model/web-address.ts'
import type { SearchRequest, SearchService } from '../../src/search/service.ts'
import { digest } from '../etag.ts'
import { itemAddress } from '../origin.ts'

/** A feed before it is written in one of its formats. Addresses are whole, times ISO 8601. */
export interface Feed {
  readonly id: string
  readonly title: string
  readonly language: string
  /** The search as a page, and the feed itself. */
  readonly page: string
  readonly self: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
  /** Items that readers should forget, whichever search they came with. */
  readonly withdrawn: readonly WithdrawnEntry[]
}

export interface WithdrawnEntry {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
}

export interface FeedEntry {
  readonly id: string
  readonly title: string
  readonly page: string
  /** Where the minutes were published; null when that is no web address. */
  readonly source: string | null
  /** Start of the day of the meeting; when it was read, where the minutes print no date. */
  readonly updated: string
  readonly municipality: string | null
  readonly body: string | null
  /** What was decided. */
  readonly summary: string | null
}

export const feedLimit = 50
const withdrawnLimit = 100

/** The newest of a search; of everything when nothing is asked. A closed item is no news that could be read. */
export function toFeedRequest(parameters: FeedParameters): SearchRequest {
  const { q = '', mode } = parameters
  return {
    query: q,
    filter: { ...toFilter(parameters), closed: false },
    sort: 'newest',
    limit: feedLimit,
    ...(mode && { mode }),
  }
}

/** RFC 4151: the same wherever the server stands, so that a move repeats nothing to readers. */
const tag = (kind: 'item' | 'feed', name: string): string => `tag:referatsoeg,2026:${kind}:${name}`

/** `search` says which search it is, in a form that is the same however it was written. */
export const feedId = (search: string): string => tag('feed', digest(search))

export async function toEntries(
  service: SearchService,
  hits: readonly Hit[],
  origin: string,
): Promise<FeedEntry[]> {
  return await Promise.all(
    hits.map(async (hit) => ({
      id: tag('item', hit.id),
      title: hit.title,
      page: itemAddress(origin, hit.id),
      source: isWebAddress(hit.source.url) ? hit.source.url : null,
      updated: hit.meeting.date === null ? await readAt(service, hit.id) : `${hit.meeting.date}T00:00:00Z`,
      municipality: hit.meeting.municipality,
      body: hit.meeting.body,
      summary: hit.decision.excerpt,
    })),
  )
}

export async function toWithdrawn(service: SearchService): Promise<WithdrawnEntry[]> {
  const gone = await service.withdrawals(withdrawnLimit)
  return gone.map(({ id, at }) => ({ id: tag('item', id), at }))
}

const readAt = async (service: SearchService, id: string): Promise<string> =>
  (await service.item(id)).source.indexedAt
