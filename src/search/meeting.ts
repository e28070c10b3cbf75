import type { MeetingResponse } from '../contract/item.ts'
import type { StoredItem } from '../engines/port.ts'
import { SearchError } from '../errors.ts'

/**
 * A meeting and its items in brief. Where a corrected print followed, the head is the last one's.
 * @throws SearchError `not-found` when there is no item
 */
export function toMeeting(id: string, items: readonly StoredItem[]): Omit<MeetingResponse, 'generation'> {
  const sources = [...new Map(items.map(({ source }) => [source.sha256, source])).values()]
  const last = items.at(-1)
  if (!last) throw new SearchError('not-found', 'There is no meeting with this id.')
  return {
    id,
    meeting: last.meeting,
    sources,
    items: items.map(({ id, item, source }) => ({
      id,
      ordinal: item.ordinal,
      number: item.number,
      title: item.title,
      kind: item.kind,
      caseNumber: item.caseNumber,
      closed: item.closed,
      outcome: item.outcome,
      attachments: item.attachments.length,
      source: sources.findIndex(({ sha256 }) => sha256 === source.sha256),
    })),
  }
}
