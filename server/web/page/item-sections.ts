import { html } from 'hono/html'
import type { StoredItem } from '../../../src/engines/port.ts'
import type { DecisionPoint } from '../../../src/model/agenda-item.ts'
import type { Section, SectionKind, Span } from '../../../src/model/section.ts'
import { minutesLanguage, type PageFrame } from './frame.ts'
import { outcomeBadge } from './hit.ts'
import { label } from './labels.ts'
import type { Markup } from './markup.ts'
import { prose } from './prose.ts'

/** Leads to the sections of a long item. */
export function contents({ texts: t }: PageFrame, sections: readonly Anchored[]): Markup | null {
  if (sections.length < 3) return null
  return html`<nav class="contents" aria-label="${t.item.contents}"><h2>${t.item.contents}</h2>
<ul>${sections.map(({ section, id }) => html`<li><a href="#${id}">${t.sections[section.kind]}</a></li>`)}</ul></nav>`
}

/** A list of attachment names says the same as the section it was read from, unless a link came for the text. */
const isListed = ({ item }: StoredItem, { kind, span }: Section, target: Span | null): boolean =>
  kind === 'attachments' &&
  item.attachments.length > 0 &&
  !(target && span.start <= target.start && target.start < span.end)

/** Sections with a text, but for those that a list stands for. */
export const shownSections = (stored: StoredItem, target: Span | null): readonly Section[] =>
  stored.item.sections.filter((section) => section.text !== '' && !isListed(stored, section, target))

interface Anchored {
  readonly section: Section
  readonly id: string
}

/** The first section of a kind is `#economy`, a further one `#economy-2`. */
export function anchored(sections: readonly Section[]): Anchored[] {
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

/** Recommendation or decision, also where the minutes print it without a section of its own. */
export function half(frame: PageFrame, { kind, sections, target, printed, outcome }: Half): Markup {
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
export function outcomes(frame: PageFrame, { item }: StoredItem): Markup | null {
  if (item.outcome === null) return null
  const points = item.decisionPoints.filter(({ points }) => points.length > 0)
  const differ = new Set(points.map(({ outcome }) => outcome)).size > 1
  return html`<p>${outcomeBadge(frame, item.outcome)}</p>
${differ ? html`<ul class="points">${points.map((point) => pointOutcome(frame, point))}</ul>` : null}`
}

function pointOutcome({ texts: t }: PageFrame, { points, outcome }: DecisionPoint): Markup {
  return html`<li>${t.item.points(points.join(', '))}: ${label(t.outcomes, outcome)}</li>`
}

export function sectionBlock(frame: PageFrame, { section, id }: Anchored, target: Span | null): Markup {
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
