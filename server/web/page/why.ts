import { html } from 'hono/html'
import type { Hit, Why } from '../../../src/contract/search.ts'
import { formatScore, formatShare } from '../format.ts'
import type { Texts } from '../texts/texts.ts'
import type { PageFrame } from './frame.ts'
import { label } from './labels.ts'
import type { Markup } from './markup.ts'

/** Why a hit was found: first in words, then the figures it was ranked by. */
export function whyDetails({ texts: t, language }: PageFrame, { why, score }: Hit): Markup {
  const figures: readonly (readonly [string, number | null])[] = [
    [t.why.keyword, why.keyword],
    [t.why.vector, why.vector],
    [t.why.lateInteraction, why.lateInteraction],
    [t.why.score, score],
  ]
  const known = figures.filter((figure): figure is readonly [string, number] => figure[1] !== null)
  return html`<details class="why">
<summary>${t.why.summary}</summary>
<ul>${reasons(t, why, language).map((reason) => html`<li>${reason}</li>`)}</ul>
${
  score > 0
    ? html`<dl>${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${formatScore(value, language)}</dd></div>`)}</dl>`
    : null
}
</details>`
}

function reasons(t: Texts, why: Why, language: PageFrame['language']): string[] {
  const words = why.words.map(({ word, matched, how }) => explain(t, word, matched, how))
  const section = why.section === null ? [] : [t.why.section(label(t.sections, why.section))]
  if (words.length === 0) return [why.section === null ? t.why.listed : t.why.meaningOnly, ...section]
  return [...words, t.why.coverage(formatShare(why.coverage, language)), ...section]
}

function explain(t: Texts, word: string, matched: string, how: string): string {
  const known = Object.entries(t.why.how).find(([name]) => name === how)
  return (known?.[1] ?? t.why.how.word)(word, matched)
}
