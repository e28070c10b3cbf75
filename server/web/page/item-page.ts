import { html } from 'hono/html'
import type { StoredItem } from '../../../src/engines/port.ts'
import type { DecisionPoint } from '../../../src/model/agenda-item.ts'
import type { Section, SectionKind, Span } from '../../../src/model/section.ts'
import { formatDate } from '../format.ts'
import { layout, minutesLanguage, type PageFrame } from './frame.ts'
import { outcomeBadge } from './hit.ts'
import { facts } from './item-facts.ts'
import { amounts, attachments, attendance, lawReferences, votes } from './item-lists.ts'
import { label } from './labels.ts'
import type { Markup } from './markup.ts'
import { prose } from './prose.ts'
import { quotation } from './quotation.ts'
import { smallForm } from './search-form.ts'

/** One agenda item: what was asked, what was decided, and everything the minutes say about it. */
export function itemPage(frame: PageFrame, stored: StoredItem, target: Span | null = null): Markup {
  const { item, meeting } = stored
  const body = html`<article class="item-page">
<header>
<p class="meta">${meetingLine(frame, stored)}</p>
<h1${minutesLanguage(frame)}>${item.closed ? item.heading : item.title}</h1>
${item.closed ? html`<p><span class="badge closed">${frame.texts.results.closed}</span></p>` : null}
${quotation(frame, stored, target)}
</header>
${item.closed ? closedBody(frame, stored) : openBody(frame, stored, target)}
</article>`
  const place = [meeting.body, meeting.date].filter((part) => part !== null).join(' ')
  return layout(frame, {
    title: `${item.title}${place ? ` – ${place}` : ''} – ${frame.texts.product}`,
    body,
    search: smallForm(frame),
    kind: 'item',
  })
}

function meetingLine({ texts: t, language }: PageFrame, { meeting, item }: StoredItem): Markup {
  const parts = [
    meeting.municipality,
    meeting.body,
    meeting.date === null
      ? null
      : html`<time datetime="${meeting.date}">${formatDate(meeting.date, language)}</time>`,
    item.number === null ? null : t.results.number(item.number),
  ]
  return html`${parts.filter((part) => part !== null).map((part) => html`<span>${part}</span> `)}`
}

/** Nothing but what the heading publishes, even if more were stored. */
function closedBody(frame: PageFrame, { meeting, source }: StoredItem): Markup {
  return html`<p class="closed-note">${frame.texts.item.closedNote}</p>
${facts(frame, { meeting, source, item: null })}`
}

function openBody(frame: PageFrame, stored: StoredItem, target: Span | null): Markup {
  const { item, meeting } = stored
  const told = item.sections.filter((section) => section.text !== '' && !isListed(stored, section, target))
  const named = anchored(told)
  const proposed = named.filter(({ section }) => section.kind === 'recommendation')
  const decided = named.filter(({ section }) => section.kind === 'decision')
  const others = named.filter(({ section }) => !besides.has(section.kind))
  return html`<div class="pair">
${half(frame, { kind: 'recommendation', sections: proposed, target, printed: item.recommendations.map(({ text }) => text).join('\n'), outcome: null })}
${half(frame, { kind: 'decision', sections: decided, target, printed: item.decision ?? '', outcome: outcomes(frame, stored) })}
</div>
<div class="columns">
<div class="sections">
${others.map((one) => sectionBlock(frame, one, target))}
${votes(frame, item.votes)}
${attachments(frame, item.attachments)}
${amounts(frame, item.amounts)}
${lawReferences(frame, item.lawReferences)}
${attendance(frame, meeting)}
</div>
<div class="side">
${contents(frame, others)}
${facts(frame, stored)}
</div>
</div>`
}

/** Leads to the sections of a long item. */
function contents({ texts: t }: PageFrame, sections: readonly Anchored[]): Markup | null {
  if (sections.length < 3) return null
  return html`<nav class="contents" aria-label="${t.item.contents}"><h2>${t.item.contents}</h2>
<ul>${sections.map(({ section, id }) => html`<li><a href="#${id}">${t.sections[section.kind]}</a></li>`)}</ul></nav>`
}

/** Shown side by side above everything else. */
const besides: ReadonlySet<SectionKind> = new Set(['recommendation', 'decision'])

/** A list of attachment names says the same as the section it was read from, unless a link came for the text. */
const isListed = ({ item }: StoredItem, { kind, span }: Section, target: Span | null): boolean =>
  kind === 'attachments' &&
  item.attachments.length > 0 &&
  !(target && span.start <= target.start && target.start < span.end)

interface Anchored {
  readonly section: Section
  readonly id: string
}

/** The first section of a kind is `#economy`, a further one `#economy-2`. */
function anchored(sections: readonly Section[]): Anchored[] {
  const seen = new Map<SectionKind, number>()
  return sections.map((section) => {
    const count = (seen.get(section.kind) ?? 0) + 1
    seen.set(section.kind, count)
    return { section, id: count === 1 ? section.kind : `${section.kind}-${count}` }
  })
}

interface Half {
  readonly kind: 'recommendation' | 'decision'
  readonly sections: readonly Anchored[]
  readonly target: Span | null
  /** What stands there when the minutes print it without a section of its own. */
  readonly printed: string
  readonly outcome: Markup | null
}

function half(frame: PageFrame, { kind, sections, target, printed, outcome }: Half): Markup {
  const { texts: t } = frame
  const missing = kind === 'decision' ? t.item.noDecision : t.item.noRecommendation
  const told = sections.map(({ section }) => sectionProse(frame, section, target))
  const fallback =
    printed === '' ? html`<p class="hint">${missing}</p>` : prose(frame, { text: printed, start: 0 }, null)
  return html`<section class="half ${kind}" id="${kind}" aria-labelledby="${kind}-heading">
<h2 id="${kind}-heading">${t.sections[kind]}</h2>
${outcome}
${told.length > 0 ? told : fallback}
</section>`
}

/** The outcome as a whole, and point by point where the points differ. */
function outcomes(frame: PageFrame, { item }: StoredItem): Markup | null {
  if (item.outcome === null) return null
  const points = item.decisionPoints.filter(({ points }) => points.length > 0)
  const differ = new Set(points.map(({ outcome }) => outcome)).size > 1
  return html`<p>${outcomeBadge(frame, item.outcome)}</p>
${differ ? html`<ul class="points">${points.map((point) => pointOutcome(frame, point))}</ul>` : null}`
}

function pointOutcome({ texts: t }: PageFrame, { points, outcome }: DecisionPoint): Markup {
  return html`<li>${t.item.points(points.join(', '))}: ${label(t.outcomes, outcome)}</li>`
}

function sectionBlock(frame: PageFrame, { section, id }: Anchored, target: Span | null): Markup {
  const title = frame.texts.sections[section.kind]
  const printed = plainHeading(section.heading)
  const differs = printed !== '' && printed.toLowerCase() !== title.toLowerCase()
  return html`<section id="${id}">
<h2>${title}${differs ? html` <span class="printed"${minutesLanguage(frame)}>${printed}</span>` : null}</h2>
${sectionProse(frame, section, target)}
</section>`
}

const sectionProse = (frame: PageFrame, { text, span }: Section, target: Span | null): Markup =>
  prose(frame, { text, start: span.start }, target)

/** `**SAGENS INDHOLD:**` → `SAGENS INDHOLD`. */
const plainHeading = (heading: string | null): string => (heading ?? '').replace(/^[#*_\s]+|[#*_:\s]+$/g, '')
