import type { Hit } from '../../../src/contract/search.ts'
import { isWebAddress } from '../../../src/model/web-address.ts'
import { formatDate } from '../format.ts'
import { window as windowOf } from '../page/markup.ts'
import { h } from './dom.ts'
import { marked } from './marked.ts'
import { type Actions, itemPage, type View } from './view.ts'

const snippetLength = 260

/** One result: heading with its link, where and when, outcome, and the passage that fits best. */
export function hitElement(hit: Hit, rank: number, view: View, actions: Actions): HTMLElement {
  const { id, title, titleHighlights, closed, passages } = hit
  const url = hitAddress(hit, view)
  const link = h('a', { href: url, lang: 'da' }, ...marked(title, titleHighlights))
  link.dataset.id = id
  link.addEventListener('click', (event) => {
    // A new tab or window is the reader's own wish.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    if (actions.select({ id, url, rank })) event.preventDefault()
  })
  const passage = passages[0]
  return h(
    'li',
    { part: 'result' },
    h('h3', { part: 'result-title' }, link),
    h('p', { part: 'result-meta', textContent: metaLine(hit, view) }),
    closed ? h('p', {}, outcomeBadge(null, view.texts.item.closed)) : decisionLine(hit, view),
    passage ? h('p', { part: 'snippet', lang: 'da' }, ...snippet(passage)) : null,
  )
}

function snippet({ text, highlights }: Hit['passages'][number]): Node[] {
  const excerpt = windowOf({ text, ranges: highlights }, snippetLength)
  return marked(excerpt.text, excerpt.ranges)
}

function hitAddress({ id, source }: Hit, view: View): string {
  const own = view.options.openIn === 'source' && isWebAddress(source.url) ? source.url : null
  return own ?? itemPage(view, id)
}

interface Placed {
  readonly number: string | null
  readonly meeting: {
    readonly municipality: string | null
    readonly body: string | null
    readonly date: string | null
  }
}

/** `Almtoft Kommune · Socialudvalget · 5. november 2025 · Punkt 1` */
export function metaLine({ meeting, number }: Placed, { texts, language }: View): string {
  return [
    meeting.municipality,
    meeting.body,
    unbroken(meeting.date ? formatDate(meeting.date, language) : texts.item.undated),
    number === null ? null : unbroken(texts.item.number(number)),
  ]
    .filter(Boolean)
    .join(' · ')
}

const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

/** Outcome and first words of the decision. */
function decisionLine({ decision: { outcome, excerpt } }: Hit, { texts }: View): HTMLElement | null {
  if (outcome === null && excerpt === null) return null
  const words = outcome === null ? texts.item.decision : outcomeText(outcome, texts.outcomes)
  const said =
    excerpt === null || excerpt === `${words}.` ? null : h('span', { lang: 'da', textContent: excerpt })
  return h('p', {}, outcomeBadge(outcome, words), ' ', said)
}

export const outcomeText = (outcome: string, names: Readonly<Record<string, string>>): string =>
  (Object.hasOwn(names, outcome) ? names[outcome] : null) ?? outcome

/** Colour only repeats what the word says. */
export function outcomeBadge(outcome: string | null, words: string): HTMLElement {
  const badge = h('span', { className: 'badge', textContent: words })
  badge.dataset.outcome = outcome ?? ''
  return badge
}
