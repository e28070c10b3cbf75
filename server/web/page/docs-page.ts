import { html } from 'hono/html'
import type { OpenApi, Operation, Parameter, ResponseObject } from '../../openapi.ts'
import { docsTexts } from '../texts/docs.ts'
import { layout, type PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { factsOf, fieldsOf, typeOf } from './schema-text.ts'
import { smallForm } from './search-form.ts'
import { tryForm } from './try-form.ts'

interface Entry {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

/** The reference of the API, made from its document. */
export function docsPage(frame: PageFrame, api: OpenApi): Markup {
  const t = docsTexts[frame.language]
  const entries = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ path, method, operation })),
  )
  const parts = api.tags.map(({ name, description }) => ({
    name,
    description,
    own: entries.filter(({ operation }) => operation.tags.includes(name)),
  }))
  const body = html`<div class="text docs">
<h1>${t.title}</h1>
<p class="lead">${t.intro}</p>
<p><a href="/api/v1/openapi.json">${t.document}</a></p>
<h2>${t.rules}</h2>
<ul>${t.rulePoints.map((point) => html`<li>${withCode(point)}</li>`)}</ul>
<h2>${t.contents}</h2>
<ul class="contents">${entries.map(contentsEntry)}</ul>
${parts.map(
  ({ name, description, own }) => html`<section>
<h2${english(frame)}>${name}</h2>
<p${english(frame)}>${description}.</p>
${own.map((entry) => operationPart(frame, api, entry))}
</section>`,
)}
<section>
<h2>${t.schemas}</h2>
<p>${t.schemasIntro}</p>
${Object.entries(api.components.schemas).map(([name, schema]) => schemaPart(frame, name, schema))}
</section>
</div>`
  return layout(frame, {
    title: `${t.title} – ${frame.texts.product}`,
    body,
    search: smallForm(frame),
    kind: 'text',
  })
}

/** `lang` for what the API document says, on a page in another language. */
const english = ({ language }: PageFrame): Markup | null => (language === 'en' ? null : html` lang="en"`)

/** Text in which what stands between backticks is code. */
function withCode(text: string): Markup {
  const pieces = text
    .split('`')
    .map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : piece))
  return html`${pieces}`
}

const contentsEntry = ({ path, method, operation }: Entry): Markup =>
  html`<li><a href="#${operation.operationId}"><code>${method.toUpperCase()} ${path}</code></a></li>`

function operationPart(frame: PageFrame, api: OpenApi, { path, method, operation }: Entry): Markup {
  const t = docsTexts[frame.language]
  const { operationId, summary, parameters, responses } = operation
  return html`<article id="${operationId}">
<h3><code>${method.toUpperCase()} ${path}</code></h3>
<p${english(frame)}>${withCode(summary)}.</p>
<h4>${t.parameters}</h4>
${
  parameters.length > 0
    ? html`<dl class="rows">${parameters.map((one) => parameterRow(frame, one))}</dl>`
    : html`<p>${t.noParameters}</p>`
}
${method === 'get' ? tryForm(frame, path, operation) : null}
<h4>${t.answers}</h4>
<dl class="rows">${Object.entries(responses).map(([status, one]) => responseRow(frame, status, find(api, one)))}</dl>
${exampleOf(frame, find(api, responses[200]))}
</article>`
}

function parameterRow(frame: PageFrame, { name, required, description, schema, example }: Parameter): Markup {
  const t = docsTexts[frame.language]
  const facts = [
    ...(required ? [t.facts.required] : []),
    ...factsOf(schema, t),
    ...(example === undefined ? [] : [t.facts.example([example].flat().join(', '))]),
  ]
  return html`<div><dt><code>${name}</code> <span class="hint"${english(frame)}>${typeOf(schema)}</span></dt>
<dd><span${english(frame)}>${withCode(description)}</span> <span class="hint facts">${facts.join(' · ')}</span></dd></div>`
}

/** A response of the document, wherever it stands. */
function find(api: OpenApi, response: Operation['responses'][string] | undefined): ResponseObject | null {
  if (response === undefined) return null
  if (!('$ref' in response)) return response
  return api.components.responses[response.$ref.replace('#/components/responses/', '')] ?? null
}

function responseRow(frame: PageFrame, status: string, response: ResponseObject | null): Markup {
  const content = Object.entries(response?.content ?? {})
  return html`<div><dt><code>${status}</code></dt>
<dd><span${english(frame)}>${withCode(response?.description ?? '')}</span>${content.map(
    ([type, { schema }]) =>
      html`<span class="hint facts"><code>${type}</code>${schema ? html` ${typeOf(schema)}` : null}</span>`,
  )}</dd></div>`
}

function exampleOf(frame: PageFrame, response: ResponseObject | null): Markup | null {
  const [content] = Object.values(response?.content ?? {})
  if (content?.example === undefined) return null
  const printed = JSON.stringify(content.example, null, 2)
  return html`<details><summary>${docsTexts[frame.language].example}</summary>
<pre tabindex="0"><code>${printed}</code></pre></details>`
}

function schemaPart(
  frame: PageFrame,
  name: string,
  schema: OpenApi['components']['schemas'][string],
): Markup {
  const t = docsTexts[frame.language]
  const rows = fieldsOf(schema).map(([field, one]) => {
    const facts = [typeOf(one), ...factsOf(one, t)].flatMap((fact, index) =>
      index > 0 ? [' · ', fact] : [fact],
    )
    return html`<div><dt><code>${field}</code></dt>
<dd><span class="hint facts">${facts}</span>${one.description ? html` <span${english(frame)}>${withCode(one.description)}</span>` : null}</dd></div>`
  })
  return html`<article id="schema-${name}">
<h3><code>${name}</code></h3>
${schema.description ? html`<p${english(frame)}>${withCode(schema.description)}</p>` : null}
${rows.length > 0 ? html`<dl class="rows">${rows}</dl>` : html`<p class="hint"${english(frame)}>${typeOf(schema)}</p>`}
</article>`
}
