import { html } from 'hono/html'
import type { Hit, HitPassage } from '../../../src/contract/search.ts'
import type { ThreadItem } from '../../../src/contract/thread.ts'
import { formatDate } from '../format.ts'
import { minutesLanguage, type PageFrame } from './frame.ts'
import { itemHref, itemPath, meetingLine } from './item-link.ts'
import { label } from './labels.ts'
import { type Markup, marked, window } from './markup.ts'
import { passageHref } from './passage-link.ts'
import { whyDetails } from './why.ts'

/** Characters shown of the best passage and of the further ones. */
const passageLength = { best: 320, further: 150 } as const

export function hitArticle(frame: PageFrame, hit: Hit): Markup {
  const { texts: t, origin } = frame
  const href = itemHref(frame, hit.id)
  const further = [
    hit.caseNumber === null ? null : t.results.case(hit.caseNumber),
    hit.attachments > 0 ? t.results.attachments(hit.attachments) : null,
  ]
  const danish = minutesLanguage(frame)
  return html`<li><article class="hit">
<h2><a class="title" href="${href}" data-address="${origin}${itemPath(hit.id)}"${danish}>${marked(hit.title, hit.titleHighlights)}</a></h2>
<p class="meta">${meetingLine(frame, hit.meeting, hit.number, further)}</p>
${hit.closed ? html`<p class="outcome"><span class="badge closed">${t.results.closed}</span></p>` : decision(frame, hit)}
${hit.passages.map((passage, index) => passageQuote(frame, passage, href, index))}
${chain(frame, hit.chain ?? [])}
${whyDetails(frame, hit)}
</article></li>`
}

/** The other meetings of a case that is shown once. */
function chain(frame: PageFrame, items: readonly ThreadItem[]): Markup | null {
  if (items.length === 0) return null
  const links = items.map(
    ({ id, body, title, date }) =>
      html`<li><a href="${itemHref(frame, id)}"${minutesLanguage(frame)}>${body ?? title}</a>${date === null ? null : html` <time datetime="${date}">${formatDate(date, frame.language)}</time>`}</li>`,
  )
  return html`<div class="chain"><p class="quiet">${frame.texts.results.sameCase}</p><ul>${links}</ul></div>`
}

export function outcomeBadge({ texts: t }: PageFrame, outcome: string): Markup {
  return html`<span class="badge ${label(badgeClasses, outcome)}">${label(t.outcomes, outcome)}</span>`
}

/** Colour only repeats what the word says. */
const badgeClasses: Readonly<Record<string, string>> = {
  approved: 'yes',
  recommended: 'yes',
  rejected: 'no',
  postponed: 'wait',
  returned: 'wait',
  noted: 'plain',
  discussed: 'plain',
  other: 'plain',
}

/** Outcome and first sentences of the decision; the sentences only where no passage quotes them already. */
function decision(frame: PageFrame, { decision: { outcome, excerpt }, passages }: Hit): Markup | null {
  const quoted = passages.some(({ section }) => section === 'decision')
  const said = outcome !== null && excerpt === `${label(frame.texts.outcomes, outcome)}.`
  const shown = quoted || said ? null : excerpt
  if (outcome === null && shown === null) return null
  return html`<p class="outcome">${outcome === null ? html`<span class="badge plain">${frame.texts.results.decision}</span>` : outcomeBadge(frame, outcome)}
${shown === null ? null : html`<span${minutesLanguage(frame)}>${shown}</span>`}</p>`
}

/** A quotation under the name of its section, which leads to the place in the item. */
function passageQuote(frame: PageFrame, passage: HitPassage, href: string, index: number): Markup {
  const length = index === 0 ? passageLength.best : passageLength.further
  const { text, ranges } = window({ text: passage.text, ranges: passage.highlights }, length)
  return html`<div class="passage">
<p class="where"><a href="${passageHref(href, passage.span)}">${label(frame.texts.sections, passage.section)}</a></p>
<blockquote${minutesLanguage(frame)}><p>${marked(text, ranges)}</p></blockquote>
</div>`
}
