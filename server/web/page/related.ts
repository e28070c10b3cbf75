import { html } from 'hono/html'
import type { Hit } from '../../../src/contract/search.ts'
import type { ThreadItem } from '../../../src/contract/thread.ts'
import type { StoredItem } from '../../../src/engines/port.ts'
import { formatDate } from '../format.ts'
import { minutesLanguage, type PageFrame } from './frame.ts'
import { outcomeBadge } from './hit.ts'
import { itemHref, meetingLine } from './item-link.ts'
import type { Markup } from './markup.ts'

/** Words shown that an item has in common with another. */
const sharedShown = 4

/** The case in all its meetings, oldest first, this one among them. */
export function thread(frame: PageFrame, stored: StoredItem, others: readonly ThreadItem[]): Markup | null {
  if (others.length === 0) return null
  const { item, meeting, id } = stored
  const own = { id, title: item.title, body: meeting.body, date: meeting.date, outcome: item.outcome }
  const steps = [...others, own].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const { thread: t } = frame.texts
  return html`<section class="thread" id="thread" aria-labelledby="thread-heading">
<h2 id="thread-heading">${t.heading}</h2>
<ol>${steps.map((step) => treatment(frame, step, own))}</ol>
</section>`
}

/** Who treated the case when, and what came of it; the title only where it is another one. */
function treatment(frame: PageFrame, step: ThreadItem, own: ThreadItem): Markup {
  const { texts: t, language } = frame
  const here = step.id === own.id
  const name = step.body ?? step.title
  const title = step.title === own.title || step.body === null ? null : step.title
  const date =
    step.date === null
      ? t.results.undated
      : html`<time datetime="${step.date}">${formatDate(step.date, language)}</time>`
  return html`<li${here ? html` aria-current="true"` : null}>
<span class="when">${date}</span>
<span>${here ? html`<b>${name}</b> <span class="hint">${t.thread.here}</span>` : html`<a href="${itemHref(frame, step.id)}"${minutesLanguage(frame)}>${name}</a>`}${title === null ? null : html`<br><span class="hint"${minutesLanguage(frame)}>${title}</span>`}</span>
<span>${step.outcome === null ? null : outcomeBadge(frame, step.outcome)}</span>
</li>`
}

/** Items of other cases that are about the same. */
export function similar(frame: PageFrame, hits: readonly Hit[]): Markup | null {
  if (hits.length === 0) return null
  const { similar: t } = frame.texts
  return html`<section class="similar" id="similar" aria-labelledby="similar-heading">
<h2 id="similar-heading">${t.heading}</h2>
<ul>${hits.map((hit) => similarItem(frame, hit))}</ul>
</section>`
}

function similarItem(frame: PageFrame, hit: Hit): Markup {
  const { outcome } = hit.decision
  const words = sharedWords(hit)
  return html`<li><a class="title" href="${itemHref(frame, hit.id)}"${minutesLanguage(frame)}>${hit.title}</a>
${outcome === null ? null : outcomeBadge(frame, outcome)}
<p class="meta">${meetingLine(frame, hit.meeting, hit.number)}</p>
${words.length === 0 ? null : html`<p class="hint">${frame.texts.similar.shared} <span${minutesLanguage(frame)}>${words.join(', ')}</span></p>`}</li>`
}

/** The strongest words that both items have, as the other one prints them. */
function sharedWords({ why }: Hit): readonly string[] {
  const strongest = [...why.words].sort((a, b) => b.strength - a.strength)
  const words = strongest.map(({ printed, matched }) => (printed ?? matched).toLowerCase())
  return [...new Set(words)].slice(0, sharedShown)
}
