import { html } from 'hono/html'
import { queryFields } from '../../../src/search/query-fields.ts'
import { layout, type PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { smallForm, tryLink } from './search-form.ts'

/** The query language, made from the table the parser reads. */
export function helpPage(frame: PageFrame): Markup {
  const { helpPage: t, product } = frame.texts
  const body = html`<div class="text">
<h1>${t.title}</h1>
<p class="lead">${t.intro}</p>
<h2>${t.finding}</h2>
<ul>${t.findingPoints.map((point) => html`<li>${point}</li>`)}</ul>
<h2>${t.operators}</h2>
<dl class="rows">${t.operatorRows.map(({ example, text }) => html`<div><dt>${tryLink(frame, example)}</dt><dd>${text}</dd></div>`)}</dl>
<h2>${t.fields}</h2>
<p>${t.fieldsIntro}</p>
<dl class="rows">${queryFields.map((field) => fieldRow(frame, field))}</dl>
</div>`
  return layout(frame, { title: `${t.title} – ${product}`, body, search: smallForm(frame), kind: 'text' })
}

function fieldRow(frame: PageFrame, { names, help, example }: (typeof queryFields)[number]): Markup {
  const [name, ...aliases] = names
  const others =
    aliases.length > 0
      ? html` <span class="hint">${frame.texts.helpPage.aliases} ${aliases.join(', ')}</span>`
      : null
  return html`<div><dt><code>${name}:</code>${others}</dt>
<dd>${help[frame.language]}, ${frame.texts.helpPage.example} ${tryLink(frame, example)}</dd></div>`
}
