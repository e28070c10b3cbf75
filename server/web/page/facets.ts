import { html } from 'hono/html'
import type { SearchResponse } from '../../../src/contract/search.ts'
import { filterNames } from '../../../src/contract/search-parameters.ts'
import type { FacetName, FacetValue } from '../../../src/engines/port.ts'
import { nameKey } from '../../../src/model/name-key.ts'
import { formatDate, formatNumber } from '../format.ts'
import type { PageFrame } from './frame.ts'
import { label, valueLabel } from './labels.ts'
import type { Markup } from './markup.ts'
import { formId } from './search-form.ts'
import { all, searchHref } from './state.ts'

const order: readonly FacetName[] = ['municipality', 'body', 'year', 'outcome', 'kind', 'kle', 'attachments']
export const facetNames: ReadonlySet<string> = new Set(order)
/** More values than this stand behind "Vis flere". */
const shown = 8

/** Check boxes that belong to the search form, with the number of items behind each. */
export function facetList(frame: PageFrame, facets: SearchResponse['facets']): Markup | null {
  const { texts: t } = frame
  const groups = order
    .map((name) => ({ name, values: withSelected(frame, name, inOrder(name, facets[name])) }))
    .filter(({ name, values }) => values.length > 1 || all(frame.state, name).length > 0)
  if (groups.length === 0) return null
  return html`<aside class="facets" id="filters" aria-labelledby="facets-heading">
<h2 id="facets-heading">${t.facets.heading}</h2>
${groups.map(({ name, values }) => facetGroup(frame, name, values))}
<button type="submit" form="${formId}" class="apply">${t.facets.apply}</button>
</aside>`
}

/** Years read best in their own order; everything else by number. */
const inOrder = (name: FacetName, values: readonly FacetValue[]): readonly FacetValue[] =>
  name === 'year' ? [...values].sort((a, b) => b.value.localeCompare(a.value)) : values

interface Choice extends FacetValue {
  readonly selected: boolean
}

/** A chosen value stays in the list when nothing is left of it, so that it can be taken back. */
function withSelected(frame: PageFrame, name: FacetName, values: readonly FacetValue[]): Choice[] {
  const chosen = all(frame.state, name)
  const keys = new Set(chosen.map(nameKey))
  const present = new Set(values.map(({ value }) => nameKey(value)))
  const missing = chosen.filter((value) => !present.has(nameKey(value)))
  return [
    ...values.map((value) => ({ ...value, selected: keys.has(nameKey(value.value)) })),
    ...missing.map((value) => ({ value, count: 0, selected: true })),
  ]
}

function facetGroup(frame: PageFrame, name: FacetName, values: readonly Choice[]): Markup {
  const { texts: t } = frame
  const [visible, rest] = [values.slice(0, shown), values.slice(shown)]
  return html`<fieldset>
<legend>${t.facets.names[name]}</legend>
<ul>${visible.map((choice, index) => facetChoice(frame, name, choice, index))}</ul>
${
  rest.length > 0
    ? html`<details class="more"${rest.some(({ selected }) => selected) ? html` open` : null}><summary>${t.facets.more(rest.length)}</summary>
<ul>${rest.map((choice, index) => facetChoice(frame, name, choice, index + shown))}</ul></details>`
    : null
}
</fieldset>`
}

function facetChoice(frame: PageFrame, name: FacetName, choice: Choice, index: number): Markup {
  const id = `facet-${name}-${index}`
  const checked = choice.selected ? html` checked` : null
  return html`<li><input type="checkbox" form="${formId}" id="${id}" name="${name}" value="${choice.value}"${checked}>
<label for="${id}"><span>${valueLabel(frame.texts, name, choice.value)}</span> <span class="count">${formatNumber(choice.count, frame.language)}</span></label></li>`
}

/** Every filter of the address as a link that takes it away. */
export function activeFilters(frame: PageFrame): Markup | null {
  const { texts: t, state } = frame
  const active = filterNames.flatMap((name) => all(state, name).map((value) => ({ name, value })))
  if (active.length === 0) return null
  return html`<div class="active"><h2 class="quiet">${t.facets.active}</h2><ul>
${active.map(({ name, value }) => activeFilter(frame, name, value))}
${active.length > 1 ? html`<li><a class="clear" href="${searchHref(state, cleared)}">${t.facets.clear}</a></li>` : null}
</ul></div>`
}

const cleared: Readonly<Record<string, null>> = Object.fromEntries(
  [...filterNames, 'page'].map((name) => [name, null]),
)

const dates: ReadonlySet<string> = new Set(['from', 'to'])

function activeFilter(frame: PageFrame, name: string, value: string): Markup {
  const { texts: t, state, language } = frame
  const shownValue = dates.has(name) ? formatDate(value, language) : valueLabel(t, name, value)
  const full = `${label(t.facets.names, name)}: ${shownValue}`
  const rest = all(state, name).filter((other) => other !== value)
  const href = searchHref(state, { [name]: rest, page: null })
  return html`<li><a class="chip" href="${href}" aria-label="${t.facets.remove(full)}">${full} <span aria-hidden="true">×</span></a></li>`
}
