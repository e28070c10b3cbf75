import { html } from 'hono/html'
import type { Hit } from '../../../src/contract/search.ts'
import { formatScore, formatShare } from '../format.ts'
import type { Texts } from '../texts/texts.ts'
import type { PageFrame } from './frame.ts'
import { label } from './labels.ts'
import type { Markup } from './markup.ts'

/** Why a hit was found: first in words, then the figures it was ranked by, each with what it means. */
export function whyDetails({ texts: t, language }: PageFrame, hit: Hit): Markup {
  const { why, score } = hit
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
<ul>${reasons(t, hit, language).map((reason) => html`<li>${reason}</li>`)}</ul>
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

function reasons(t: Texts, hit: Hit, language: PageFrame['language']): string[] {
  const { why } = hit
  const printed = printedWords(hit)
  const words = why.words.map(({ word, matched, how }) => explain(t, word, asPrinted(matched, printed), how))
  const section = why.section === null ? [] : [t.why.section(label(t.sections, why.section))]
  if (words.length === 0) return [why.section === null ? t.why.listed : t.why.meaningOnly, ...section]
  return [...words, t.why.coverage(formatShare(why.coverage, language)), ...section]
}

function explain(t: Texts, word: string, matched: string, how: string): string {
  const known = Object.entries(t.why.how).find(([name]) => name === how)
  return (known?.[1] ?? t.why.how.word)(word, matched)
}

/** Marked words of a hit, in lower case. */
export const printedWords = ({ title, titleHighlights, passages }: Hit): readonly string[] =>
  [{ text: title, highlights: titleHighlights }, ...passages].flatMap(({ text, highlights }) =>
    highlights.map(([start, end]) => text.slice(start, end).toLowerCase()),
  )

/** The index knows words folded (`oversvoemmelse`); a marked word that begins like it shows how it is written. */
export function asPrinted(folded: string, printed: readonly string[]): string {
  const candidates = printed.filter((word) => fold(word).startsWith(folded))
  const shortest = candidates.reduce((best, word) => (best && best.length <= word.length ? best : word), '')
  return shortest || folded
}

const fold = (word: string): string => word.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa')
