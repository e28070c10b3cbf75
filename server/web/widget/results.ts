import type { SearchResponse } from '../../../src/contract/search.ts'
import { h } from './dom.ts'
import { facetsElement } from './facets.ts'
import { hitElement } from './hit.ts'
import { pagerElement } from './pager.ts'
import type { Selection } from './url-state.ts'
import type { Actions, View } from './view.ts'

/** The whole result below the box: headings and links, not a list box. */
export interface Results {
  readonly element: HTMLElement
  show(response: SearchResponse, selection: Selection, view: View): void
  hide(): void
  focus(): void
  /** Back to the link of an item; false when it is not among the hits. */
  focusHit(id: string): boolean
}

/** Wide enough for the filters to stand beside the hits, open. */
const wide = 700

export function createResults(actions: Actions): Results {
  const heading = h('h2', { id: 'found', tabIndex: -1 })
  const element = h('section', { part: 'results', className: 'results', hidden: true })
  element.setAttribute('aria-labelledby', heading.id)
  let areFiltersOpen: boolean | null = null
  return {
    element,
    show(response, selection, view) {
      const { texts, options } = view
      const { total, hits, corrected } = response
      heading.hidden = total === 0
      heading.textContent = texts.states.results({ kind: 'results', total })
      const first = (selection.page - 1) * options.pageSize + 1
      const filters = facetsElement(response, selection, view, actions)
      element.hidden = total === 0 && filters === null
      const refocus = rememberBox(element)
      if (filters) {
        filters.open = areFiltersOpen ?? element.getBoundingClientRect().width >= wide
        filters.addEventListener('toggle', () => {
          areFiltersOpen = filters.open
        })
      }
      element.replaceChildren(
        heading,
        ...(corrected ? [h('p', { className: 'corrected', textContent: texts.corrected(corrected) })] : []),
        h(
          'div',
          { className: 'columns' },
          filters,
          h(
            'div',
            {},
            h('ol', {}, ...hits.map((hit, index) => hitElement(hit, first + index, view, actions))),
            pagerElement(total, selection.page, view, actions),
          ),
        ),
      )
      refocus()
    },
    hide() {
      element.hidden = true
    },
    focus: () => heading.focus(),
    focusHit(id) {
      const link = element.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
      link?.focus()
      return link !== null && !element.hidden
    },
  }
}

/** A check box that was used is drawn anew and gets the focus back. */
function rememberBox(element: HTMLElement): () => void {
  const focused = element.querySelector<HTMLInputElement>('input:focus')
  if (!focused) return () => {}
  const { name, value } = focused
  return () => {
    const boxes = element.querySelectorAll<HTMLInputElement>('input')
    const same = [...boxes].find((box) => box.name === name && box.value === value)
    if (!same) return
    const more = same.closest<HTMLDetailsElement>('.more')
    if (more) more.open = true
    same.focus()
  }
}
