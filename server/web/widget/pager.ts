import { deepest } from './api.ts'
import { h } from './dom.ts'
import type { Actions, View } from './view.ts'

/** Pages that can be shown: the depth of a search is limited. */
export const pageCount = (total: number, size: number): number =>
  Math.min(Math.ceil(total / size), Math.floor(deepest / size) + 1)

/** One page back and forth; null when one page holds everything. */
export function pagerElement(
  total: number,
  page: number,
  { texts, options }: View,
  actions: Actions,
): HTMLElement | null {
  const pages = pageCount(total, options.pageSize)
  if (pages < 2) return null
  const button = (label: string, to: number): HTMLElement => {
    const element = h('button', { type: 'button', disabled: to < 1 || to > pages, textContent: label })
    element.addEventListener('click', () => actions.change({ page: to }, 'heading'))
    return element
  }
  return h(
    'nav',
    { part: 'pager', className: 'pager', ariaLabel: texts.pager.label },
    button(texts.pager.previous, page - 1),
    h('span', { textContent: texts.pager.page(page, pages) }),
    button(texts.pager.next, page + 1),
  )
}
