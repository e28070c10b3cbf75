import { html } from 'hono/html'
import type { Alternative } from '../../alternatives.ts'
import { formatNumber } from '../format.ts'
import { withoutFilters } from './active-filters.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { first, searchHref } from './state.ts'

/** An empty result: what was asked, what would find something, and what to try when nothing would. */
export function noHits(
  frame: PageFrame,
  corrected: string | null,
  alternatives: readonly Alternative[],
): Markup {
  const { texts: t, state } = frame
  const query = first(state, 'q')
  return html`<div class="none"><p role="status">${query ? t.results.none(query) : t.results.noneFiltered}</p>
${corrected === null ? null : html`<p>${t.results.didYouMean} <a href="${searchHref(state, { q: corrected, page: null })}" lang="da">${corrected}</a>?</p>`}
${alternatives.length > 0 ? html`<h2>${t.results.tryInstead}</h2><ul class="ways">${alternatives.map((one) => way(frame, one))}</ul>` : null}
<h2>${t.results.tipsHeading}</h2>
<ul class="tips">${t.results.tips.map((tip) => html`<li>${tip}</li>`)}</ul></div>`
}

function way(frame: PageFrame, { query, filtered, sameMode, total }: Alternative): Markup {
  const { texts: t, state, language } = frame
  const shorter = query !== first(state, 'q')
  const href = searchHref(state, {
    ...(!filtered && withoutFilters),
    ...(!sameMode && { mode: null }),
    q: query,
    page: null,
  })
  const without = filtered ? null : t.results.unfiltered
  const name = shorter
    ? html`<span lang="da">${query}</span>`
    : sameMode
      ? t.results.sameSearch
      : t.results.anyMode
  return html`<li><a href="${href}">${name}${without}</a> <span class="count">${t.results.found(total, formatNumber(total, language))}</span></li>`
}
