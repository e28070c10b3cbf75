import { readable } from '../../../src/model/readable.ts'
import { isWebAddress } from '../../../src/model/web-address.ts'
import type { Item } from './api.ts'
import { h } from './dom.ts'
import { metaLine, outcomeBadge, outcomeText } from './hit.ts'
import { itemPage, type View } from './view.ts'

/** One agenda item, read inside the widget. */
export interface ItemPanel {
  readonly element: HTMLElement
  show(item: Item, view: View): void
  hide(): void
  focus(): void
}

export function createItemPanel(back: () => void): ItemPanel {
  const title = h('h2', { id: 'item', tabIndex: -1, part: 'result-title', lang: 'da' })
  const element = h('article', { part: 'result', className: 'item', hidden: true })
  element.setAttribute('aria-labelledby', title.id)
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    back()
  })
  return {
    element,
    show(item, view) {
      const { texts } = view
      const close = h('button', { type: 'button', className: 'back', textContent: texts.item.back })
      close.addEventListener('click', back)
      title.textContent = item.title
      element.hidden = false
      element.replaceChildren(
        close,
        title,
        h('p', { part: 'result-meta', textContent: metaLine(item, view) }),
        ...(item.closed ? [h('p', { textContent: texts.item.closedNote })] : contents(item, view)),
        links(item, view),
      )
    },
    hide() {
      element.hidden = true
      element.replaceChildren()
    },
    focus: () => title.focus(),
  }
}

function contents({ decision, outcome, sections }: Item, { texts }: View): HTMLElement[] {
  const badge = outcome === null ? null : outcomeBadge(outcome, outcomeText(outcome, texts.outcomes))
  const decided = [badge && h('p', {}, badge), decision === null ? null : prose(decision)].filter(
    (part) => part !== null,
  )
  // A long presentation stands for a summary only where there is none.
  const about = sections.some(({ kind }) => kind === 'summary') ? 'summary' : 'case'
  return [
    ...(decided.length > 0 ? [h('h3', { textContent: texts.item.decision }), ...decided] : []),
    ...(['recommendation', about] as const).flatMap((kind) => {
      const found = sections.filter((section) => section.kind === kind)
      return found.length > 0
        ? [h('h3', { textContent: texts.item[kind] }), ...found.map(({ text }) => prose(text))]
        : []
    }),
  ]
}

/** Lines stay as the minutes have them. */
const prose = (text: string): HTMLElement =>
  h('p', { className: 'prose', lang: 'da', textContent: readable(text) })

function links({ id, source }: Item, view: View): HTMLElement {
  const { page, source: own } = view.texts.item
  return h(
    'p',
    { className: 'links' },
    h('a', { href: itemPage(view, id), textContent: page }),
    isWebAddress(source.url) ? h('a', { href: source.url, textContent: own }) : null,
  )
}
