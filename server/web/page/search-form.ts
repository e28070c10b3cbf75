import { html } from 'hono/html'
import { searchModes } from '../../../src/contract/search.ts'
import { filterNames } from '../../../src/contract/search-parameters.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { all, first } from './state.ts'

/** Facet check boxes stand outside the form and belong to it by this id. */
export const formId = 'search'

/** Parameters that have a control of their own in the form or among the facets. */
interface FormOptions {
  /** Names whose values the facets show as check boxes; the form must not send them twice. */
  readonly inFacets: ReadonlySet<string>
}

/** The one form of every page: words first, everything else under "Avanceret". */
export function searchForm(frame: PageFrame, { inFacets }: FormOptions): Markup {
  const { texts: t, state } = frame
  return html`<form id="${formId}" class="search" action="/search" method="get" role="search">
<label for="q">${t.form.label}</label>
<div class="field">
<input id="q" name="q" type="search" value="${first(state, 'q')}" maxlength="1000" autocomplete="off" spellcheck="false" enterkeyhint="search">
<button type="submit">${t.form.submit}</button>
</div>
${kept(frame, ['lang', 'sort', 'limit'])}
${filterNames.filter((name) => !typed.has(name) && !inFacets.has(name)).map((name) => hidden(name, all(state, name)))}
${advanced(frame, inFacets)}
</form>`
}

/** A form for pages that are not about a search: words only. */
export function smallForm(frame: PageFrame): Markup {
  const { texts: t } = frame
  return html`<form class="search" action="/search" method="get" role="search">
<label for="q">${t.form.label}</label>
<div class="field">
<input id="q" name="q" type="search" maxlength="1000" autocomplete="off" spellcheck="false" enterkeyhint="search">
<button type="submit">${t.form.submit}</button>
</div>
${kept(frame, ['lang'])}
</form>`
}

/** Filters that can be typed. */
const typed: ReadonlySet<string> = new Set(['municipality', 'body', 'from', 'to'])

function advanced(frame: PageFrame, inFacets: ReadonlySet<string>): Markup {
  const { texts: t, state } = frame
  const mode = first(state, 'mode') || 'hybrid'
  const open = mode !== 'hybrid' || [...typed].some((name) => !inFacets.has(name) && state.has(name))
  return html`<details class="advanced"${open ? html` open` : null}>
<summary>${t.form.advanced}</summary>
<div class="grid">
<p><label for="mode">${t.form.mode}</label>
<select id="mode" name="mode">${searchModes.map((name) => option(name, t.form.modes[name], mode))}</select></p>
${nameInput(frame, 'municipality', inFacets)}
${nameInput(frame, 'body', inFacets)}
${dateInput(frame, 'from', t.form.from)}
${dateInput(frame, 'to', t.form.to)}
</div>
</details>`
}

function option(value: string, label: string, selected: string): Markup {
  // The default needs no place in the address.
  const sent = value === 'hybrid' ? '' : value
  return html`<option value="${sent}"${value === selected ? html` selected` : null}>${label}</option>`
}

function nameInput(frame: PageFrame, name: 'municipality' | 'body', inFacets: ReadonlySet<string>): Markup {
  const { form } = frame.texts
  const [value = '', ...others] = inFacets.has(name) ? [] : all(frame.state, name)
  const hint = name === 'body' ? form.bodyHint : form.municipalityHint
  return html`<p><label for="${name}">${form[name]}</label>
<input id="${name}" name="${name}" type="text" value="${value}" maxlength="200" aria-describedby="${name}-hint">
<span class="hint" id="${name}-hint">${hint}</span></p>
${hidden(name, others)}`
}

const dateInput = (frame: PageFrame, name: string, label: string): Markup =>
  html`<p><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="date" value="${first(frame.state, name)}"></p>`

const kept = ({ state }: PageFrame, names: readonly string[]): Markup[] =>
  names.flatMap((name) => hidden(name, all(state, name)))

const hidden = (name: string, values: readonly string[]): Markup[] =>
  values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`)
