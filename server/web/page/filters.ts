import { html } from 'hono/html'
import { searchModes } from '../../../src/contract/search.ts'
import type { FacetName, Facets, FacetValue } from '../../../src/engines/port.ts'
import { nameKey } from '../../../src/model/name-key.ts'
import { formatNumber } from '../format.ts'
import { activeFilters } from './active-filters.ts'
import type { PageFrame } from './frame.ts'
import { valueLabel } from './labels.ts'
import type { Markup } from './markup.ts'
import { formId } from './search-form.ts'
import { all, first } from './state.ts'

const facetOrder: readonly FacetName[] = [
  'municipality',
  'body',
  'year',
  'outcome',
  'kind',
  'kle',
  'attachments',
]
/** Names that the filters have a control for. */
export const filtered: ReadonlySet<string> = new Set([...facetOrder, 'from', 'to', 'mode', 'collapse'])
/** Values shown of a filter; more stand behind "Vis flere". */
const shownValues = 6

/** Controls that narrow a result and belong to the search form; `facets` is null when nothing could be counted. */
export function filters(frame: PageFrame, facets: Facets | null): Markup {
  const { facets: t } = frame.texts
  const chosen = activeFilters(frame.state).length
  const groups = facetOrder
    .map((name) => ({ name, values: withSelected(frame, name, inOrder(name, facets?.[name] ?? [])) }))
    .filter(({ name, values }) => values.length > 1 || all(frame.state, name).length > 0)
  return html`<details class="filters" id="filters">
<summary>${t.heading}${chosen > 0 ? html` <span class="count">${t.chosen(chosen)}</span>` : null}</summary>
<section aria-labelledby="filters-heading">
<h2 id="filters-heading">${t.heading}</h2>
${groups.map(({ name, values }) => facetGroup(frame, name, values))}
${period(frame)}
${modes(frame)}
${grouping(frame)}
<button type="submit" form="${formId}" class="apply">${t.apply}</button>
</section>
</details>`
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

/** The first values and all chosen ones stand open; a single further one is not worth a fold. */
function facetGroup(frame: PageFrame, name: FacetName, values: readonly Choice[]): Markup {
  const { texts: t } = frame
  const few = values.length <= shownValues + 1
  const [open, folded] = [true, false].map((wanted) =>
    values.filter(({ selected }, index) => (few || selected || index < shownValues) === wanted),
  )
  return html`<fieldset>
<legend>${t.facets.names[name]}</legend>
${choices(frame, name, open ?? [])}
${
  folded?.length
    ? html`<details class="more" id="more-${name}"><summary>${t.facets.more(folded.length)}</summary>
${choices(frame, name, folded)}</details>`
    : null
}
</fieldset>`
}

function choices(frame: PageFrame, name: FacetName, values: readonly Choice[]): Markup {
  return html`<ul>${values.map(({ value, count, selected }) =>
    choice({
      type: 'checkbox',
      name,
      value,
      checked: selected,
      text: valueLabel(frame.texts, name, value),
      count: formatNumber(count, frame.language),
    }),
  )}</ul>`
}

interface Control {
  readonly type: 'checkbox' | 'radio'
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly text: string
  readonly count?: string
}

function choice({ type, name, value, checked, text, count }: Control): Markup {
  return html`<li><label><input type="${type}" form="${formId}" name="${name}" value="${value}"${checked ? html` checked` : null}>
<span>${text}</span>${count === undefined ? null : html` <span class="count">${count}</span>`}</label></li>`
}

function period(frame: PageFrame): Markup {
  const { form: t } = frame.texts
  return html`<fieldset class="period">
<legend>${t.period}</legend>
${dateInput(frame, 'from', t.from)}
${dateInput(frame, 'to', t.to)}
</fieldset>`
}

const dateInput = (frame: PageFrame, name: 'from' | 'to', text: string): Markup =>
  html`<p><label for="${name}">${text}</label>
<input form="${formId}" id="${name}" name="${name}" type="date" value="${first(frame.state, name)}"></p>`

/** The default needs no place in the address, so its value is empty. */
function modes(frame: PageFrame): Markup {
  const { form: t } = frame.texts
  const chosen = searchModes.find((mode) => mode === first(frame.state, 'mode')) ?? 'hybrid'
  return html`<fieldset>
<legend>${t.mode}</legend>
<ul>${searchModes.map((mode) =>
    choice({
      type: 'radio',
      name: 'mode',
      value: mode === 'hybrid' ? '' : mode,
      checked: mode === chosen,
      text: t.modes[mode],
    }),
  )}</ul>
</fieldset>`
}

/** A case that passed through several meetings can be one hit. */
function grouping(frame: PageFrame): Markup {
  const { form: t } = frame.texts
  const checked = first(frame.state, 'collapse') === 'case'
  return html`<fieldset>
<legend>${t.grouping}</legend>
<ul>${choice({ type: 'checkbox', name: 'collapse', value: 'case', checked, text: t.oncePerCase })}</ul>
</fieldset>`
}
