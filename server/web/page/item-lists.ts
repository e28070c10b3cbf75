import { html } from 'hono/html'
import type { Attachment } from '../../../src/model/agenda-item.ts'
import type { LawReference } from '../../../src/model/law-reference.ts'
import type { Meeting, Person } from '../../../src/model/meeting.ts'
import type { Money } from '../../../src/model/money.ts'
import type { Vote } from '../../../src/model/vote.ts'
import { formatAmount } from '../format.ts'
import { minutesLanguage, type PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { all, searchHref } from './state.ts'

/** More amounts than this say little about an item. */
const amountsShown = 12

export function attachments(frame: PageFrame, names: readonly Attachment[]): Markup | null {
  if (names.length === 0) return null
  return html`<section id="attachments"><h2>${frame.texts.item.attachments}</h2>
<ul${minutesLanguage(frame)}>${names.map(({ name }) => html`<li>${name}</li>`)}</ul></section>`
}

export function amounts({ texts: t, language }: PageFrame, list: readonly Money[]): Markup | null {
  const different = [...new Set(list.map(({ kr }) => kr))].sort((a, b) => Math.abs(b) - Math.abs(a))
  if (different.length === 0) return null
  return html`<section id="amounts"><h2>${t.item.amounts}</h2>
<ul class="amounts">${different.slice(0, amountsShown).map((kr) => html`<li>${formatAmount(kr, language)}</li>`)}${
    different.length > amountsShown ? html`<li>…</li>` : null
  }</ul></section>`
}

/** Laws and their paragraphs, each leading to the items that name the same paragraph. */
export function lawReferences(frame: PageFrame, list: readonly LawReference[]): Markup | null {
  const named = new Map(list.map(({ law, paragraph }) => [[law, paragraph].join(' ').trim(), paragraph]))
  if (named.size === 0) return null
  const language = new Map([['lang', all(frame.state, 'lang')]])
  return html`<section id="laws"><h2>${frame.texts.item.laws}</h2>
<ul class="laws"${minutesLanguage(frame)}>${[...named].map(
    ([name, paragraph]) => html`<li><a href="${searchHref(language, { q: paragraph })}">${name}</a></li>`,
  )}</ul></section>`
}

export function votes(frame: PageFrame, list: readonly Vote[]): Markup | null {
  if (list.length === 0) return null
  const t = frame.texts.item
  return html`<section id="votes"><h2>${t.votes}</h2>
${list.map((vote) => voteList(frame, vote))}</section>`
}

function voteList({ texts }: PageFrame, vote: Vote): Markup {
  const t = texts.item
  const sides: readonly (readonly [string, readonly string[]])[] = [
    [t.votedFor, vote.for],
    [t.votedAgainst, vote.against],
    [t.abstained, vote.abstained],
  ]
  return html`${vote.point === null ? null : html`<p>${t.points(String(vote.point))}</p>`}
<dl class="inline">${sides
    .filter(([, parties]) => parties.length > 0)
    .map(([side, parties]) => html`<div><dt>${side}</dt><dd>${parties.join(', ')}</dd></div>`)}</dl>`
}

export function attendance({ texts }: PageFrame, { attendees, absent }: Meeting): Markup | null {
  if (attendees.length + absent.length === 0) return null
  const t = texts.item
  return html`<section id="attendance"><h2>${t.attendance}</h2>
${people(t.present, attendees)}${people(t.absent, absent)}</section>`
}

function people(heading: string, list: readonly Person[]): Markup | null {
  if (list.length === 0) return null
  return html`<h3>${heading}</h3><ul class="people">${list.map(
    ({ name, affiliation }) => html`<li>${name}${affiliation === null ? null : ` (${affiliation})`}</li>`,
  )}</ul>`
}
