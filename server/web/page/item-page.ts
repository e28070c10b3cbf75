import { html } from 'hono/html'
import type { StoredItem } from '../../../src/engines/port.ts'
import type { Section, SectionKind } from '../../../src/model/section.ts'
import { formatDate } from '../format.ts'
import { layout, minutesLanguage, type PageFrame } from './frame.ts'
import { outcomeBadge } from './hit.ts'
import { facts } from './item-facts.ts'
import { amounts, attachments, attendance, votes } from './item-lists.ts'
import type { Markup } from './markup.ts'
import { paragraphs } from './paragraphs.ts'
import { smallForm } from './search-form.ts'

/** One agenda item: what was asked, what was decided, and everything the minutes say about it. */
export function itemPage(frame: PageFrame, stored: StoredItem): Markup {
  const { item, meeting } = stored
  const body = html`<article class="item-page">
<header>
<p class="meta">${meetingLine(frame, stored)}</p>
<h1${minutesLanguage(frame)}>${item.closed ? item.heading : item.title}</h1>
${item.closed ? html`<p><span class="badge closed">${frame.texts.results.closed}</span></p>` : null}
</header>
${item.closed ? closedBody(frame, stored) : openBody(frame, stored)}
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

function openBody(frame: PageFrame, stored: StoredItem): Markup {
  const { item, meeting } = stored
  const named = anchored(item.sections.filter((section) => !isListed(stored, section)))
  const proposed = named.filter(({ section }) => section.kind === 'recommendation')
  const decided = named.filter(({ section }) => section.kind === 'decision')
  const others = named.filter(({ section }) => !besides.has(section.kind))
  return html`<div class="pair">
${half(frame, 'recommendation', proposed, item.recommendations.map(({ text }) => text).join('\n'), null)}
${half(frame, 'decision', decided, item.decision ?? '', item.outcome)}
</div>
<div class="columns">
<div class="sections">
${others.map((one) => sectionBlock(frame, one))}
${votes(frame, item.votes)}
${attachments(frame, item.attachments)}
${amounts(frame, item.amounts)}
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

/** A list of attachment names says the same as the section it was read from. */
const isListed = ({ item }: StoredItem, { kind }: Section): boolean =>
  kind === 'attachments' && item.attachments.length > 0

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

/** Recommendation or decision, also where the minutes print it without a section of its own. */
function half(
  frame: PageFrame,
  kind: 'recommendation' | 'decision',
  sections: readonly Anchored[],
  fallback: string,
  outcome: string | null,
): Markup {
  const { texts: t } = frame
  const missing = kind === 'decision' ? t.item.noDecision : t.item.noRecommendation
  const printed = sections.map(({ section }) => section.text).join('\n\n') || fallback
  return html`<section class="half ${kind}" id="${kind}" aria-labelledby="${kind}-heading">
<h2 id="${kind}-heading">${t.sections[kind]}</h2>
${outcome === null ? null : html`<p>${outcomeBadge(frame, outcome)}</p>`}
${printed === '' ? html`<p class="hint">${missing}</p>` : prose(frame, printed)}
</section>`
}

function sectionBlock(frame: PageFrame, { section, id }: Anchored): Markup {
  const title = frame.texts.sections[section.kind]
  const printed = plainHeading(section.heading)
  const differs = printed !== '' && printed.toLowerCase() !== title.toLowerCase()
  return html`<section id="${id}">
<h2>${title}${differs ? html` <span class="printed"${minutesLanguage(frame)}>${printed}</span>` : null}</h2>
${prose(frame, section.text)}
</section>`
}

/** `**SAGENS INDHOLD:**` → `SAGENS INDHOLD`. */
const plainHeading = (heading: string | null): string => (heading ?? '').replace(/^[#*_\s]+|[#*_:\s]+$/g, '')

function prose(frame: PageFrame, text: string): Markup {
  return html`<div class="prose"${minutesLanguage(frame)}>${paragraphs(text).map(
    (lines) => html`<p>${lines.map((line, index) => html`${index > 0 ? html`<br>` : null}${line}`)}</p>`,
  )}</div>`
}
