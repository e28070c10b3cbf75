import { html } from 'hono/html'
import type { StoredItem } from '../../../src/engines/port.ts'
import { readable } from '../../../src/model/readable.ts'
import type { Span } from '../../../src/model/section.ts'
import { formatDate } from '../format.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { passageHref } from './passage-link.ts'

/**
 * What to paste where the item is quoted: the marked passage, else the decision, else the heading, with who met when
 * and the address. The script puts what the reader selects in its place.
 */
export function quotation(frame: PageFrame, stored: StoredItem, target: Span | null): Markup {
  const { quotation: t } = frame.texts
  const place = citedPlace(frame, stored)
  const marked = target && textAt(stored, target)
  const page = `${frame.origin}${frame.path}`
  const address = target && marked ? passageHref(page, target) : page
  const text = marked ?? quotable(stored)
  return html`<details class="quotation"><summary>${t.summary}</summary>
<label for="quotation">${t.label}</label>
<textarea id="quotation" readonly rows="4" data-place="${place}" data-address="${page}">${place}: "${collapse(text)}"
${address}</textarea>
<p class="by-script" hidden><button type="button" id="copy">${t.copy}</button> <span class="hint">${t.select}</span></p>
</details>`
}

/** `Søndermark Kommune, Omsorgsudvalget, 6. april 2022, punkt 9`. */
export function citedPlace({ texts: t, language }: PageFrame, { meeting, item }: StoredItem): string {
  const date = meeting.date === null ? null : formatDate(meeting.date, language)
  const number = item.number === null ? null : t.quotation.number(item.number)
  return [meeting.municipality, meeting.body, date, number].filter((part) => part !== null).join(', ')
}

function quotable({ item }: StoredItem): string {
  return item.closed ? item.heading : (item.decision ?? item.title)
}

function textAt({ item }: StoredItem, { start, end }: Span): string | null {
  const section = item.closed
    ? undefined
    : item.sections.find(({ span }) => span.start <= start && end <= span.end)
  return section?.text.slice(start - section.span.start, end - section.span.start) ?? null
}

const collapse = (text: string): string => readable(text).replace(/\s+/g, ' ').trim()
