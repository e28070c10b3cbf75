import { html } from 'hono/html'
import { searchLimits, sorts } from '../../../src/contract/search-parameters.ts'
import { formatNumber } from '../format.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { searchHref } from './state.ts'

/** Number of pages that can be shown: the depth of a search is limited. */
export function pageCount(total: number, size: number): number {
  return Math.min(Math.ceil(total / size), Math.floor(searchLimits.offset / size) + 1)
}

/** Pages around the current one, the first and the last; null where numbers are left out. */
export function pageNumbers(current: number, count: number): (number | null)[] {
  const near = [1, current - 1, current, current + 1, count].filter((page) => page >= 1 && page <= count)
  const pages = [...new Set(near)].sort((a, b) => a - b)
  return pages.flatMap((page, index) => {
    const gap = page - (pages[index - 1] ?? page)
    if (gap === 2) return [page - 1, page]
    return gap > 2 ? [null, page] : [page]
  })
}

export function pageLinks(frame: PageFrame, current: number, total: number, size: number): Markup | null {
  const count = pageCount(total, size)
  if (count < 2 && current === 1) return null
  const { texts: t } = frame
  const cut = current >= count && total > count * size
  return html`<nav class="pages" aria-label="${t.paging.label}">
<ul>
${current > 1 ? html`<li><a rel="prev" href="${href(frame, Math.min(current - 1, Math.max(count, 1)))}">${t.paging.previous}</a></li>` : null}
${pageNumbers(current, count).map((page) => pageLink(frame, page, current))}
${current < count ? html`<li><a rel="next" href="${href(frame, current + 1)}">${t.paging.next}</a></li>` : null}
</ul>
${cut ? html`<p>${t.paging.deepest}</p>` : null}
</nav>`
}

function pageLink(frame: PageFrame, page: number | null, current: number): Markup {
  if (page === null) return html`<li class="gap">…</li>`
  const number = formatNumber(page, frame.language)
  const here = page === current ? html` aria-current="page"` : null
  return html`<li><a href="${href(frame, page)}" aria-label="${frame.texts.paging.page(number)}"${here}>${number}</a></li>`
}

const href = ({ state }: PageFrame, page: number): string =>
  searchHref(state, { page: page === 1 ? null : String(page) })

/** Orders of the result as links; the current one is marked. */
export function sortLinks(frame: PageFrame, current: (typeof sorts)[number]): Markup {
  const { texts: t, state } = frame
  return html`<nav class="sort" aria-label="${t.results.sort}"><span aria-hidden="true">${t.results.sort}</span>
<ul>${sorts.map((sort) => {
    const link = searchHref(state, { sort: sort === 'relevance' ? null : sort, page: null })
    return html`<li><a href="${link}"${sort === current ? html` aria-current="true"` : null}>${t.results.sorts[sort]}</a></li>`
  })}</ul></nav>`
}
