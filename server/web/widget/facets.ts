import type { SearchResponse } from '../../../src/contract/search.ts'
import { h } from './dom.ts'
import { type FacetKey, facetKeys, type Selection } from './url-state.ts'
import type { Actions, View } from './view.ts'

/** Values of one facet that are shown before "more". */
const fewValues = 6

/** Check boxes that narrow a result; null when there is nothing to choose between. */
export function facetsElement(
  { facets }: SearchResponse,
  selection: Selection,
  { texts }: View,
  actions: Actions,
): HTMLDetailsElement | null {
  const groups = facetKeys
    .map((key) => ({ key, values: withChosen(inOrder(key, facets[key]), selection[key]) }))
    .filter(({ key, values }) => values.length > 1 || selection[key].length > 0)
  if (groups.length === 0) return null
  return h(
    'details',
    { part: 'filters', className: 'filters' },
    h('summary', { textContent: texts.filters }),
    ...groups.map(({ key, values }) => {
      const boxes = values.map((value) => checkBox(key, value, selection, actions))
      const more = boxes.splice(fewValues)
      return h(
        'fieldset',
        {},
        h('legend', { textContent: texts.facets[key] }),
        ...boxes,
        more.length > 0
          ? h(
              'details',
              { className: 'more' },
              h('summary', { textContent: texts.more(more.length) }),
              ...more,
            )
          : null,
      )
    }),
  )
}

interface Value {
  readonly value: string
  readonly count: number
}

/** Years by time; the API's order by count is right for the others. */
const inOrder = (key: FacetKey, values: readonly Value[]): readonly Value[] =>
  key === 'year' ? values.toSorted((a, b) => (a.value < b.value ? 1 : -1)) : values

/** A chosen value stays on top, so that it can be taken back even when nothing is found. */
function withChosen(values: readonly Value[], chosen: readonly string[]): Value[] {
  const countOf = (value: string): number => values.find((one) => one.value === value)?.count ?? 0
  return [
    ...chosen.map((value) => ({ value, count: countOf(value) })),
    ...values.filter(({ value }) => !chosen.includes(value)),
  ]
}

function checkBox(
  key: FacetKey,
  { value, count }: Value,
  selection: Selection,
  actions: Actions,
): HTMLElement {
  const chosen = selection[key]
  const box = h('input', { type: 'checkbox', name: key, value, checked: chosen.includes(value) })
  box.addEventListener('change', () => {
    const values = box.checked ? [...chosen, value] : chosen.filter((one) => one !== value)
    actions.change({ [key]: values, page: 1 }, 'stay')
  })
  return h(
    'label',
    { part: 'facet' },
    box,
    h('span', { textContent: value }),
    ' ',
    h('span', { part: 'facet-count', textContent: String(count) }),
  )
}
