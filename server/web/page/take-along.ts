import { html } from 'hono/html'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { type PageState, withParameters } from './state.ts'

const formats = ['csv', 'jsonl', 'ris', 'bib'] as const

/** What is not asked: a file has no pages and no language, a feed no order, and both have every item. */
const ofPages: ReadonlySet<string> = new Set(['page', 'limit', 'collapse', 'lang'])
const ofOrder: ReadonlySet<string> = new Set(['page', 'limit', 'collapse', 'sort'])

const without = (state: PageState, names: ReadonlySet<string>): PageState =>
  new Map([...state].filter(([name]) => !names.has(name)))

export const feedHref = ({ state }: PageFrame): string =>
  withParameters('/api/v1/feed.atom', without(state, ofOrder))

/** The result as a file, and the search as something to follow. */
export function takeAlong(frame: PageFrame): Markup {
  const { takeAlong: t } = frame.texts
  const search = without(frame.state, ofPages)
  return html`<section class="take" aria-labelledby="take-heading">
<h2 id="take-heading">${t.heading}</h2>
<ul>${formats.map(
    (format) =>
      html`<li><a href="${withParameters(`/api/v1/export.${format}`, search)}" rel="nofollow">${t.formats[format]}</a></li>`,
  )}
<li><a href="${feedHref(frame)}" rel="nofollow">${t.feed}</a></li></ul>
</section>`
}
