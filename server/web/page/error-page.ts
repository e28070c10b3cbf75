import { html } from 'hono/html'
import type { Problem } from '../../../src/contract/problem.ts'
import type { ProblemText } from '../texts/problems.ts'
import { layout, type PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { smallForm } from './search-form.ts'
import { pageHref } from './state.ts'

/** A problem for readers: what happened, what to do, and the reference for whoever they ask. */
export function errorPage(frame: PageFrame, problem: Problem): Markup {
  const { texts: t, state } = frame
  const body = html`<div class="text">
<h1>${problem.title}</h1>
<p>${problem.detail}</p>
<p>${problem.hint}</p>
<p><a href="${pageHref('/', state)}">${t.problem.toStart}</a></p>
<p class="reference">${t.problem.reference}: <code>${problem.requestId}</code></p>
</div>`
  return layout(frame, {
    title: `${problem.title} – ${t.product}`,
    body,
    search: smallForm(frame),
    kind: 'text',
  })
}

/** The page behind a problem's `type`. */
export function problemPage(frame: PageFrame, code: string, status: number, text: ProblemText): Markup {
  const { texts: t } = frame
  const body = html`<div class="text">
<h1>${text.title}</h1>
<p><code>${code}</code> · HTTP ${status}</p>
<p>${text.detail}</p>
<h2>${t.problem.next}</h2>
<p>${text.hint}</p>
</div>`
  return layout(frame, {
    title: `${text.title} – ${t.product}`,
    body,
    search: smallForm(frame),
    kind: 'text',
  })
}
