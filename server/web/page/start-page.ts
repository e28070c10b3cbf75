import { html } from 'hono/html'
import type { ParameterFault } from '../../../src/contract/parameter-faults.ts'
import type { IndexingProgress } from '../../context.ts'
import type { Coverage } from '../../coverage.ts'
import { formatDate, formatNumber } from '../format.ts'
import { feedLink } from './feed-link.ts'
import { layout, type PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { faultList, progressNotice } from './notices.ts'
import { searchForm } from './search-form.ts'
import { searchHref } from './state.ts'

/** Before anything is searched. `coverage` is null when the collection cannot be read just now. */
export function startPage(
  frame: PageFrame,
  coverage: Coverage | null,
  progress: IndexingProgress | null,
  faults: readonly ParameterFault[],
): Markup {
  const { texts: t, state } = frame
  const { start } = t
  const body = html`<div class="hero">
<h1>${start.heading}</h1>
<p class="lead">${start.lead}</p>
${searchForm(frame, new Set())}
<div class="examples"><h2 class="quiet">${start.examplesHeading}</h2>
<ul>${start.examples.map((query) => html`<li><a href="${searchHref(state, { q: query })}" lang="da">${query}</a></li>`)}</ul></div>
${faultList(frame, faults)}
${progress ? progressNotice(frame, progress) : null}
${coverage ? html`<p class="coverage">${coverageLine(frame, coverage)}</p>` : null}
</div>`
  return layout(frame, { title: start.title, body, kind: 'start', links: feedLink(frame) })
}

function coverageLine({ texts: { start }, language }: PageFrame, { stats, period }: Coverage): string {
  const { items, documents } = stats
  if (items === 0) return start.empty
  const [first, last] = period?.map((date) => formatDate(date, language)) ?? []
  return [
    start.meetings(documents, formatNumber(documents, language)),
    start.items(items, formatNumber(items, language)),
    ...(first && last ? [start.period(first, last)] : []),
  ].join(' · ')
}
