import { html } from 'hono/html'
import type { StoredItem } from '../../../src/engines/port.ts'
import type { AgendaItem } from '../../../src/model/agenda-item.ts'
import type { Meeting } from '../../../src/model/meeting.ts'
import { isWebAddress } from '../../../src/model/web-address.ts'
import { formatDate } from '../format.ts'
import type { PageFrame } from './frame.ts'
import { kleLabel } from './labels.ts'
import type { Markup } from './markup.ts'
import { all, searchHref } from './state.ts'

interface Facts {
  readonly meeting: Meeting
  readonly source: StoredItem['source']
  /** Null for a closed item: its heading is all there is. */
  readonly item: AgendaItem | null
}

type Row = readonly [string, Markup | string | null]

/** Everything about the item that is no running text; names lead to what else there is of them. */
export function facts(frame: PageFrame, { meeting, source, item }: Facts): Markup {
  const t = frame.texts.item
  const rows = [
    ...meetingRows(frame, meeting),
    ...(item ? itemRows(frame, item) : []),
    ...sourceRows(frame, source),
  ]
  return html`<aside class="facts" aria-labelledby="facts-heading">
<h2 id="facts-heading">${t.facts}</h2>
<dl>${rows.filter(([, value]) => value !== null).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</aside>`
}

function meetingRows(frame: PageFrame, meeting: Meeting): Row[] {
  const { texts, language } = frame
  const t = texts.item
  const time = [meeting.start, meeting.end].filter((part) => part !== null).join('–')
  return [
    [t.municipality, searchLink(frame, 'municipality', meeting.municipality)],
    [t.body, searchLink(frame, 'body', meeting.body)],
    [t.date, meeting.date === null ? null : formatDate(meeting.date, language)],
    [t.time, time || null],
    [t.place, meeting.place],
  ]
}

function itemRows(frame: PageFrame, item: AgendaItem): Row[] {
  const t = frame.texts.item
  return [
    [t.number, item.number],
    [t.caseNumber, caseNumber(frame, item.caseNumber)],
    [t.kle, searchLink(frame, 'kle', item.kle?.number ?? null, kleLabel)],
    [t.kind, frame.texts.kinds[item.kind]],
    [t.caseWorker, item.caseWorker],
  ]
}

function caseNumber(frame: PageFrame, number: string | null): Markup | null {
  if (number === null) return null
  const href = searchHref(language(frame), { case: number })
  return html`${number}<br><a href="${href}">${frame.texts.item.sameCase}</a>`
}

function sourceRows({ texts, language }: PageFrame, source: StoredItem['source']): Row[] {
  const t = texts.item
  const { url } = source
  return [
    [
      t.source,
      isWebAddress(url)
        ? html`<a class="address" href="${url}" rel="noopener">${source.name}</a>`
        : source.name,
    ],
    [t.indexed, formatDate(source.indexedAt, language)],
    [t.hash, html`<code class="hash">${source.sha256}</code>`],
  ]
}

function searchLink(
  frame: PageFrame,
  filter: string,
  value: string | null,
  shown: (value: string) => string = (plain) => plain,
): Markup | null {
  return value === null
    ? null
    : html`<a href="${searchHref(language(frame), { [filter]: value })}">${shown(value)}</a>`
}

const language = ({ state }: PageFrame): ReadonlyMap<string, readonly string[]> =>
  new Map([['lang', all(state, 'lang')]])
