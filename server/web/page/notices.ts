import { html } from 'hono/html'
import type { ParameterFault } from '../../../src/contract/parameter-faults.ts'
import type { SearchResponse } from '../../../src/contract/search.ts'
import type { IndexingProgress } from '../../context.ts'
import { formatNumber } from '../format.ts'
import { faultText } from '../texts/faults.ts'
import type { PageFrame } from './frame.ts'
import { label } from './labels.ts'
import type { Markup } from './markup.ts'
import { withParameters } from './state.ts'

/** What an answer leaves out, and why. */
export function degradedNotice(
  frame: PageFrame,
  { degraded, embedding }: Pick<SearchResponse, 'degraded' | 'embedding'>,
  progress: IndexingProgress | null,
): Markup | null {
  if (progress) return progressNotice(frame, progress)
  if (!degraded.includes('semantic')) return null
  // Some but not all: another process is making vectors.
  const underWay = embedding.done > 0 && embedding.done < embedding.total
  return underWay ? progressNotice(frame, embedding) : notice(frame.texts.states.degraded)
}

/** Renewed by the reader, not by a script. */
export function progressNotice(frame: PageFrame, { done, total }: IndexingProgress): Markup {
  const { texts: t, language, path, state } = frame
  const text = t.states.progress(formatNumber(done, language), formatNumber(total, language), done > 0)
  return html`<div class="notice" role="status"><p>${text} <a href="${withParameters(path, state)}">${t.states.refresh}</a></p></div>`
}

export const notice = (text: string): Markup => html`<div class="notice" role="status"><p>${text}</p></div>`

export const alert = (text: string): Markup =>
  html`<div class="notice error" role="alert"><p>${text}</p></div>`

/** Parameters that cannot be used, or that the page does not know. */
export function faultList(frame: PageFrame, faults: readonly ParameterFault[]): Markup | null {
  if (faults.length === 0) return null
  const { states, facets, form } = frame.texts
  const names = { ...facets.names, from: form.from, to: form.to, mode: form.mode }
  const unknownOnly = faults.every(({ reason }) => reason === 'unknown')
  const items = faults.map((fault) => {
    const { message, hint } = faultText(fault, frame.language)
    const name = fault.reason === 'unknown' ? null : html`<strong>${label(names, fault.parameter)}:</strong> `
    return html`<li>${name}${message} ${hint}</li>`
  })
  return html`<div class="notice${unknownOnly ? null : html` error`}" role="${unknownOnly ? 'status' : 'alert'}"><p>${unknownOnly ? states.unknown : states.faults}</p>
<ul>${items}</ul></div>`
}
