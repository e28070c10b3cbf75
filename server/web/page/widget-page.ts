import { html } from 'hono/html'
import { widgetPageTexts } from '../texts/widget.ts'
import { attributeNames, attributes } from '../widget/attributes.ts'
import { type WidgetFile, widgetFileNames } from '../widget-files.ts'
import { layout, type PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { smallForm } from './search-form.ts'

interface Setting {
  /** Origin of this service. */
  readonly host: string
  readonly version: string
  readonly files: ReadonlyMap<string, WidgetFile>
}

/** How to put the search box on a page of one's own, with the box at work. */
export function widgetPage(frame: PageFrame, { host, version, files }: Setting): Markup {
  const { language, texts } = frame
  const t = widgetPageTexts[language]
  const { loader, single } = widgetFileNames
  const form = `<form action="${host}/search"><label>${texts.form.label} <input type="search" name="q"></label> <button>${texts.form.submit}</button></form>`
  const element = (attributes: string): string =>
    `<referat-soeg endpoint="${host}"${attributes}>${form}</referat-soeg>`
  const lang = language === 'en' ? ' lang="en"' : ''
  const pinned = `<script type="module" src="${host}/widget/${version}/${single}" integrity="${files.get(single)?.integrity}" crossorigin></script>`
  const body = html`<script type="module" src="/widget/v1/${loader}"></script>
<div class="text">
<h1>${t.title}</h1>
<p class="lead">${t.lead}</p>
<h2>${t.twoLines}</h2>
${code([`<script type="module" src="${host}/widget/v1/${loader}"></script>`, element(lang)])}
<p>${t.twoLinesNote}</p>
<h2>${t.live}</h2>
<p>${t.liveBox}</p>
${liveElement(frame, 'box')}
<p>${t.liveFull}</p>
${liveElement(frame, 'full')}
<h2>${t.pinned}</h2>
<p>${t.pinnedNote}</p>
${code([pinned])}
<p><a href="/widget/v1/manifest.json">${t.hashes}</a></p>
<h2>${t.frame}</h2>
<p>${t.frameNote}</p>
${code([`<iframe src="${host}/embed" title="${texts.form.label}" width="100%" height="640"></iframe>`])}
<h2>${t.policy}</h2>
${code([`script-src ${host}; connect-src ${host}`])}
<p>${t.policyNote}</p>
<h2>${t.attributes}</h2>
<p>${t.attributesNote}</p>
<dl class="rows">${attributeNames.map(
    (name) =>
      html`<div><dt><code>${name}</code>${fallbackHint(t.fallback, attributes[name])}</dt><dd>${t.attributeRows[name]}</dd></div>`,
  )}</dl>
<h2>${t.events}</h2>
<dl class="rows">${Object.entries(t.eventRows).map(([name, text]) => html`<div><dt><code>${name}</code></dt><dd>${text}</dd></div>`)}</dl>
</div>`
  return layout(frame, {
    title: `${t.title} – ${texts.product}`,
    body,
    search: smallForm(frame),
    kind: 'text',
  })
}

const code = (lines: readonly string[]): Markup =>
  html`<pre class="sample"><code>${lines.join('\n')}</code></pre>`

const fallbackHint = (word: string, value: string): Markup | null =>
  value === '' ? null : html` <span class="hint">${word} ${value}</span>`

function liveElement({ texts: t, language }: PageFrame, view: 'box' | 'full'): Markup {
  return html`<referat-soeg class="live" lang="${language}" theme="auto" view="${view}"${view === 'full' ? html` open-in="panel"` : null}>
<form action="/search"><label>${t.form.label} <input type="search" name="q"></label> <button>${t.form.submit}</button></form>
</referat-soeg>`
}
