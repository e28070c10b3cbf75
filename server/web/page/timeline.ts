import { html } from 'hono/html'
import type { FacetValue } from '../../../src/engines/port.ts'
import { formatNumber } from '../format.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { all, searchHref } from './state.ts'

/** More years in a row than this are not filled up where nothing was found. */
const mostYears = 40

interface YearCount {
  readonly year: number
  readonly count: number
}

/** Years from the first to the last, those without a hit included. */
export function yearCounts(values: readonly FacetValue[]): readonly YearCount[] {
  const known = values
    .map(({ value, count }) => ({ year: Number(value), count }))
    .filter(({ year }) => Number.isInteger(year))
    .sort((a, b) => a.year - b.year)
  const [first, last] = [known[0]?.year ?? 0, known.at(-1)?.year ?? 0]
  if (last - first >= mostYears) return known
  const counts = new Map(known.map(({ year, count }) => [year, count]))
  return Array.from({ length: known.length === 0 ? 0 : last - first + 1 }, (_, index) => {
    const year = first + index
    return { year, count: counts.get(year) ?? 0 }
  })
}

/**
 * Hits a year. A table by its roles, so that it is read as one; the style sheet draws its rows as columns. A year
 * leads to its hits alone, a chosen one back to all.
 */
export function timeline(frame: PageFrame, values: readonly FacetValue[]): Markup | null {
  const years = yearCounts(values)
  if (years.length < 2) return null
  const { timeline: t } = frame.texts
  const chosen = new Set(all(frame.state, 'year').map(Number))
  const highest = Math.max(...years.map(({ count }) => count))
  return html`<div class="timeline" role="table" aria-label="${t.caption}">
<div role="row" class="unseen"><span role="columnheader">${t.year}</span><span role="columnheader">${t.count}</span></div>
${years.map((one) => yearRow(frame, one, one.count / highest, chosen))}
</div>`
}

function yearRow(
  frame: PageFrame,
  { year, count }: YearCount,
  share: number,
  chosen: ReadonlySet<number>,
): Markup {
  const isChosen = chosen.has(year)
  const state = isChosen ? ' chosen' : chosen.size > 0 ? ' other' : ''
  const href = searchHref(frame.state, { year: isChosen ? null : String(year), page: null })
  const name = html`<span class="century">${String(year).slice(0, -2)}</span>${String(year).slice(-2)}`
  return html`<div role="row" class="year${state}">
<span role="rowheader">${count === 0 && !isChosen ? name : html`<a href="${href}"${isChosen ? html` aria-current="true"` : null}>${name}</a>`}</span>
<span role="cell">${formatNumber(count, frame.language)}${bar(share)}</span>
</div>`
}

/** A bar from the bottom; heights are attributes because the policy allows no inline style. */
function bar(share: number): Markup {
  const height = share === 0 ? 0 : Math.max(3, Math.round(share * 100))
  return html`<svg viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true"><rect y="${100 - height}" width="1" height="${height}"/></svg>`
}
