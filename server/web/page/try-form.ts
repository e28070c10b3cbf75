import { html } from 'hono/html'
import type { Operation, Parameter } from '../../openapi.ts'
import { docsTexts } from '../texts/docs.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'

/**
 * A plain form that asks the API. An address with a name in its path is put together by the documentation's own
 * route, since a form cannot.
 */
export function tryForm(frame: PageFrame, path: string, operation: Operation): Markup {
  const t = docsTexts[frame.language]
  const { operationId, parameters } = operation
  const inPath = parameters.some((parameter) => parameter.in === 'path')
  return html`<details class="try"><summary>${t.try}</summary>
<form action="${inPath ? '/docs' : path}" method="get">
${inPath ? html`<input type="hidden" name="try" value="${operationId}">` : null}
${parameters.map((parameter) => field(`${operationId}-${parameter.name}`, parameter, t.values))}
<button>${t.send}</button>
</form></details>`
}

function field(id: string, parameter: Parameter, any: string): Markup {
  const { name } = parameter
  return html`<p><label for="${id}"><code>${name}</code></label>${control(id, parameter, any)}</p>`
}

function control(id: string, { name, required, schema, example }: Parameter, any: string): Markup {
  const { items } = schema
  const one = typeof items === 'object' ? items : schema
  if (one.enum) {
    const values = one.enum.map((value) => html`<option>${value}</option>`)
    return html`<select id="${id}" name="${name}"><option value="">${any}</option>${values}</select>`
  }
  const needed = required ? html` required` : null
  if (one.format === 'date') return html`<input id="${id}" name="${name}" type="date"${needed}>`
  const numeric = one.type === 'integer' ? html` inputmode="numeric"` : null
  const value = schema.type === 'string' && example !== undefined ? html` value="${example}"` : null
  return html`<input id="${id}" name="${name}" type="text"${numeric}${value}${needed} autocomplete="off">`
}
