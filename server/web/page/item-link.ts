import { html } from 'hono/html'
import type { Meeting } from '../../../src/model/meeting.ts'
import { formatDate } from '../format.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { pageHref } from './state.ts'

/** Path of an item's page, in every language. */
export const itemPath = (id: string): string => `/items/${encodeURIComponent(id)}`

export const itemHref = ({ state }: PageFrame, id: string): string => pageHref(itemPath(id), state)

/** `Søndermark Kommune · Omsorgsudvalget · 6. april 2022 · Punkt 9`, and what else is to be said in the same line. */
export function meetingLine(
  { texts: t, language }: PageFrame,
  meeting: Pick<Meeting, 'municipality' | 'body' | 'date'>,
  number: string | null,
  further: readonly (string | null)[] = [],
): Markup {
  const date = meeting.date
    ? html`<time datetime="${meeting.date}">${formatDate(meeting.date, language)}</time>`
    : t.results.undated
  const parts = [
    meeting.municipality,
    meeting.body,
    date,
    number === null ? null : t.results.number(number),
    ...further,
  ]
  return html`${parts.filter((part) => part !== null).map((part) => html`<span>${part}</span> `)}`
}
