import { html } from 'hono/html'
import type { Hit, Why } from '../../../src/contract/search.ts'
import { formatScore, formatShare } from '../format.ts'
import type { Texts } from '../texts/texts.ts'
import type { PageFrame } from './frame.ts'
import { label } from './labels.ts'
import type { Markup } from './markup.ts'

/** Why a hit was found: first in words, then the figures it was ranked by, each with what it means. */
export function whyDetails({ texts: t, language }: PageFrame, { why, score }: Hit): Markup {
  const figures: readonly (readonly [keyof Texts['why']['figures'], number | null])[] = [
    ['keyword', why.keyword],
    ['vector', why.vector],
    ['lateInteraction', why.lateInteraction],
    ['score', score],
  ]
  const known = figures.filter(
    (figure): figure is readonly [(typeof figure)[0], number] => figure[1] !== null,
  )
  return html`<details class="why">
<summary>${t.why.summary}</summary>
<ul>${reasons(t, why, language).map((reason) => html`<li>${reason}</li>`)}</ul>
${
  score > 0
    ? html`<dl>${known.map(([name, value]) => figure(t.why.figures[name], formatScore(value, language), value))}</dl>`
    : null
}
</details>`
}

function figure({ name, meaning }: Texts['why']['figures']['score'], shown: string, value: number): Markup {
  return html`<div><dt>${name}</dt><dd>${bar(value)}<b>${shown}</b> <span>${meaning}</span></dd></div>`
}

const bar = (value: number): Markup =>
  html`<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(Math.min(1, value) * 100)}" height="1"/></svg>`

function reasons(t: Texts, why: Why, language: PageFrame['language']): string[] {
  const words = why.words.map(({ word, matched, printed, how }) => explain(t, word, printed ?? matched, how))
  const section = why.section === null ? [] : [t.why.section(label(t.sections, why.section))]
  if (words.length === 0) return [why.section === null ? t.why.listed : t.why.meaningOnly, ...section]
  return [...words, t.why.coverage(formatShare(why.coverage, language)), ...section]
}

function explain(t: Texts, word: string, printed: string, how: string): string {
  const known = Object.entries(t.why.how).find(([name]) => name === how)
  return (known?.[1] ?? t.why.how.word)(word, printed)
}
