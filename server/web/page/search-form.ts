import { html } from 'hono/html'
import { filterNames } from '../../../src/contract/search-parameters.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { all, first, pageHref, searchHref } from './state.ts'

/** Filters stand outside the form and belong to it by this id. */
export const formId = 'search'

/** The form of a search: words, and everything else of the state that the page shows no control for. */
export function searchForm(frame: PageFrame, shown: ReadonlySet<string>): Markup {
  const names = ['lang', 'sort', 'limit', 'mode', ...filterNames].filter((name) => !shown.has(name))
  return form(frame, first(frame.state, 'q'), names)
}

/** The form of pages that are not about a search: words only. */
export const smallForm = (frame: PageFrame): Markup => form(frame, '', ['lang'])

function form(frame: PageFrame, query: string, kept: readonly string[]): Markup {
  const { texts: t, state } = frame
  return html`<form id="${formId}" class="search" action="/search" method="get" role="search"${scriptTexts(frame)}>
<label for="q">${t.form.label}</label>
<div class="field">
<div class="box"><input id="q" name="q" type="search" value="${query}" maxlength="1000" autocomplete="off" spellcheck="false" enterkeyhint="search"></div>
<button type="submit">${t.form.submit}</button>
</div>
<div id="kept" hidden>${kept.flatMap((name) => hidden(name, all(state, name)))}</div>
${syntax(frame)}
</form>`
}

const hidden = (name: string, values: readonly string[]): Markup[] =>
  values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`)

/** What the script says; it has no texts of its own. */
function scriptTexts({ texts: { script } }: PageFrame): Markup {
  return html`${Object.entries(script).map(([name, text]) => html` data-${name}="${text}"`)}`
}

/** The signs of the query language, folded below the box. */
function syntax(frame: PageFrame): Markup {
  const { form: t, helpPage } = frame.texts
  const rows = helpPage.operatorRows.map(
    ({ example, text }) => html`<div><dt>${tryLink(frame, example)}</dt><dd>${text}</dd></div>`,
  )
  return html`<details class="syntax"><summary>${t.syntax}</summary>
<p>${t.syntaxIntro}</p>
<dl class="rows">${rows}</dl>
<p><a href="${pageHref('/help', frame.state)}">${t.syntaxMore}</a></p>
</details>`
}

/** An example of a query that searches for itself. */
export function tryLink({ state }: PageFrame, example: string): Markup {
  const language = new Map([['lang', all(state, 'lang')]])
  return html`<a href="${searchHref(language, { q: example })}" lang="da"><code>${example}</code></a>`
}
