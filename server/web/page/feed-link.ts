import { html } from 'hono/html'
import { feedParameters, filterNames } from '../../../src/contract/search-parameters.ts'
import { formatDate } from '../format.ts'
import type { PageFrame } from './frame.ts'
import { label, valueLabel } from './labels.ts'
import type { Markup } from './markup.ts'
import { all, first, type PageState, withParameters } from './state.ts'

/** For feed readers: the search of this page as a feed. */
export function feedLink(frame: PageFrame): Markup {
  return html`<link rel="alternate" type="application/atom+xml" title="${feedTitle(frame)}" href="${feedHref(frame.state)}">`
}

/** The search as something to follow: it has no pages and no order to choose. */
export function feedHref(state: PageState): string {
  const kept = [...state].filter(([name]) => feedParameters.names.includes(name))
  return withParameters('/api/v1/feed.atom', new Map(kept))
}

const dates: ReadonlySet<string> = new Set(['from', 'to'])

/** `Referatsøg: cykelsti · Kommune: Almtoft`. */
export function feedTitle({ texts: t, state, language }: PageFrame): string {
  const filters = filterNames.flatMap((name) =>
    all(state, name).map((value) => {
      const shown = dates.has(name) ? formatDate(value, language) : valueLabel(t, name, value)
      return `${label(t.facets.names, name)}: ${shown}`
    }),
  )
  const parts = [first(state, 'q'), ...filters].filter((part) => part !== '')
  return `${t.product}: ${parts.join(' · ') || t.newest}`
}
