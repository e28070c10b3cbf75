import { html } from 'hono/html'
import { filterNames } from '../../../src/contract/search-parameters.ts'
import { formatDate } from '../format.ts'
import type { PageFrame } from './frame.ts'
import { label, valueLabel } from './labels.ts'
import type { Markup } from './markup.ts'
import { all, type PageState, searchHref } from './state.ts'

interface ActiveFilter {
  readonly name: string
  readonly value: string
}

/** Every filter of the address, one by one. */
export const activeFilters = (state: PageState): readonly ActiveFilter[] =>
  filterNames.flatMap((name) => all(state, name).map((value) => ({ name, value })))

/** Changes of the state that take every filter away. */
export const withoutFilters: Readonly<Record<string, null>> = Object.fromEntries(
  [...filterNames, 'page'].map((name) => [name, null]),
)

/** Every filter as a link that takes it away. */
export function filterChips(frame: PageFrame): Markup | null {
  const { texts: t, state } = frame
  const active = activeFilters(state)
  if (active.length === 0) return null
  return html`<div class="active"><h2 class="quiet">${t.facets.active}</h2><ul>
${active.map((filter) => chip(frame, filter))}
${active.length > 1 ? html`<li><a class="clear" href="${searchHref(state, withoutFilters)}">${t.facets.clear}</a></li>` : null}
</ul></div>`
}

const dates: ReadonlySet<string> = new Set(['from', 'to'])

function chip(frame: PageFrame, { name, value }: ActiveFilter): Markup {
  const { texts: t, state, language } = frame
  const shown = dates.has(name) ? formatDate(value, language) : valueLabel(t, name, value)
  const full = `${label(t.facets.names, name)}: ${shown}`
  const rest = all(state, name).filter((other) => other !== value)
  const href = searchHref(state, { [name]: rest, page: null })
  return html`<li><a class="chip" href="${href}" aria-label="${t.facets.remove(full)}">${full} <span aria-hidden="true">×</span></a></li>`
}
