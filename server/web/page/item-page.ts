import { html } from 'hono/html'
import type { Hit } from '../../../src/contract/search.ts'
import type { ThreadItem } from '../../../src/contract/thread.ts'
import type { StoredItem } from '../../../src/engines/port.ts'
import type { Span } from '../../../src/model/section.ts'
import { layout, minutesLanguage, type PageFrame } from './frame.ts'
import { facts } from './item-facts.ts'
import { meetingLine } from './item-link.ts'
import { amounts, attachments, attendance, lawReferences, votes } from './item-lists.ts'
import { anchored, contents, half, outcomes, sectionBlock, shownSections } from './item-sections.ts'
import type { Markup } from './markup.ts'
import { quotation } from './quotation.ts'
import { similar, thread } from './related.ts'
import { smallForm } from './search-form.ts'

export interface ItemContent {
  readonly stored: StoredItem
  /** The same case in other meetings. */
  readonly thread: readonly ThreadItem[]
  readonly similar: readonly Hit[]
  /** The passage that a link came for. */
  readonly target: Span | null
}

/** One agenda item: what was asked, what was decided, and everything the minutes say about it. */
export function itemPage(frame: PageFrame, content: ItemContent): Markup {
  const { stored, target } = content
  const { item, meeting } = stored
  const body = html`<article class="item-page">
<header>
<p class="meta">${meetingLine(frame, meeting, item.number)}</p>
<h1${minutesLanguage(frame)}>${item.closed ? item.heading : item.title}</h1>
${item.closed ? html`<p><span class="badge closed">${frame.texts.results.closed}</span></p>` : null}
${quotation(frame, stored, target)}
</header>
${item.closed ? closedBody(frame, stored) : openBody(frame, content)}
</article>`
  const place = [meeting.body, meeting.date].filter((part) => part !== null).join(' ')
  return layout(frame, {
    title: `${item.title}${place ? ` – ${place}` : ''} – ${frame.texts.product}`,
    body,
    search: smallForm(frame),
    kind: 'item',
  })
}

/** Nothing but what the heading publishes, even if more were stored. */
function closedBody(frame: PageFrame, { meeting, source }: StoredItem): Markup {
  return html`<p class="closed-note">${frame.texts.item.closedNote}</p>
${facts(frame, { meeting, source, item: null })}`
}

function openBody(
  frame: PageFrame,
  { stored, target, thread: treatments, similar: hits }: ItemContent,
): Markup {
  const { item, meeting } = stored
  const named = anchored(shownSections(stored, target))
  const proposed = named.filter(({ section }) => section.kind === 'recommendation')
  const decided = named.filter(({ section }) => section.kind === 'decision')
  const others = named.filter(
    ({ section }) => section.kind !== 'recommendation' && section.kind !== 'decision',
  )
  return html`<div class="pair">
${half(frame, { kind: 'recommendation', sections: proposed, target, printed: item.recommendations.map(({ text }) => text).join('\n'), outcome: null })}
${half(frame, { kind: 'decision', sections: decided, target, printed: item.decision ?? '', outcome: outcomes(frame, stored) })}
</div>
${thread(frame, stored, treatments)}
<div class="columns">
<div class="sections">
${others.map((one) => sectionBlock(frame, one, target))}
${votes(frame, item.votes)}
${attachments(frame, item.attachments)}
${amounts(frame, item.amounts)}
${lawReferences(frame, item.lawReferences)}
${attendance(frame, meeting)}
${similar(frame, hits)}
</div>
<div class="side">
${contents(frame, others)}
${facts(frame, stored)}
</div>
</div>`
}
