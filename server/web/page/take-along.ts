import { html } from 'hono/html'
import { exportFormatNames } from '../../../src/contract/export.ts'
import { exportParameters } from '../../../src/contract/search-parameters.ts'
import { feedHref } from './feed-link.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { type PageState, withParameters } from './state.ts'

/** What an export can be asked: it has no pages and no language. */
const ofExport = (state: PageState): PageState =>
  new Map([...state].filter(([name]) => exportParameters.names.includes(name)))

/** The result as a file, and the search as something to follow. */
export function takeAlong(frame: PageFrame): Markup {
  const { takeAlong: t } = frame.texts
  const search = ofExport(frame.state)
  return html`<section class="take" aria-labelledby="take-heading">
<h2 id="take-heading">${t.heading}</h2>
<ul>${exportFormatNames.map(
    (format) =>
      html`<li><a href="${withParameters(`/api/v1/export.${format}`, search)}" rel="nofollow">${t.formats[format]}</a></li>`,
  )}
<li><a href="${feedHref(frame.state)}" rel="nofollow">${t.feed}</a></li></ul>
</section>`
}
