import type { Meeting } from './meeting.ts'
import { nameKey } from './name-key.ts'

/**
 * Stable, readable id of an agenda item: municipality, body, date and ordinal, e.g.
 * `fredericia.socialudvalget.2026-03-17.6`. The case number is no part of it: one body may print the same number
 * on all its items. A document that does not say who met when gets an id from its content hash instead.
 */
export const itemId = (meeting: Meeting, ordinal: number, sha256: string): string =>
  `${meetingId(meeting, sha256)}.${ordinal}`

/** What the ids of a meeting's items begin with, e.g. `fredericia.socialudvalget.2026-03-17`. */
export function meetingId({ municipality, body, date }: Meeting, sha256: string): string {
  if (!body || !date) return `document.${sha256.slice(0, 16)}`
  return [municipality ? nameKey(municipality) : 'ukendt', nameKey(body), date].join('.')
}
