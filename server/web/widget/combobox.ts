import type { Suggestion } from '../../../src/contract/suggest.ts'
import { h } from './dom.ts'

/** The list below the input: APG's editable combobox with list autocomplete and manual selection. */
export interface Combobox {
  readonly list: HTMLElement
  readonly isOpen: () => boolean
  /** Shows these, none marked; an empty list closes it. */
  show(suggestions: readonly Suggestion[], content: (suggestion: Suggestion) => readonly Node[]): void
  close(): void
}

interface Actions {
  /** A suggestion was taken by Enter, click or tap. `rank` counts from 1. */
  accept(suggestion: Suggestion, rank: number): void
  /** Escape while the list is closed; true when it was used. */
  escape(): boolean
}

/** Focus stays in the input; the marked option is named by `aria-activedescendant` while the list is visible. */
export function createCombobox(input: HTMLInputElement, actions: Actions): Combobox {
  const list = h('ul', { part: 'listbox', className: 'list', role: 'listbox', id: 'list', hidden: true })
  let shown: readonly Suggestion[] = []
  let active = -1

  const isOpen = (): boolean => !list.hidden

  const mark = (index: number): void => {
    active = index
    for (const [place, option] of [...list.children].entries()) {
      option.ariaSelected = String(place === index)
    }
    const option = list.children[index]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }

  const open = (isVisible: boolean): void => {
    list.hidden = !isVisible
    input.ariaExpanded = String(isVisible)
    mark(-1)
  }

  /** One place is the input itself, where no option is marked. */
  const move = (step: number): boolean => {
    if (shown.length === 0) return false
    if (!isOpen()) open(true)
    const places = shown.length + 1
    mark(((active + 1 + step + places) % places) - 1)
    return true
  }

  const accept = (index: number): boolean => {
    const suggestion = isOpen() ? shown[index] : undefined
    if (!suggestion) return false
    open(false)
    actions.accept(suggestion, index + 1)
    return true
  }

  const leave = (): boolean => {
    if (!isOpen()) return actions.escape()
    open(false)
    return true
  }

  /** True when the key was used. Every other key is the input's own. */
  const keys: Readonly<Record<string, () => boolean>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => accept(active),
    Escape: leave,
  }

  input.role = 'combobox'
  input.ariaAutoComplete = 'list'
  input.ariaExpanded = 'false'
  input.setAttribute('aria-controls', list.id)
  input.addEventListener('keydown', (event) => {
    // While characters are being composed, keys belong to the input method; with a modifier, to the browser.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (Object.hasOwn(keys, event.key) && keys[event.key]?.()) event.preventDefault()
  })
  input.addEventListener('blur', () => open(false))
  // A press in the list must not take the focus out of the input.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option]') : null
    if (option) accept([...list.children].indexOf(option))
  })
  return {
    list,
    isOpen,
    show(suggestions, content) {
      shown = suggestions
      list.replaceChildren(
        ...suggestions.map((suggestion, index) =>
          h(
            'li',
            { part: 'option', role: 'option', id: `option-${index}`, ariaSelected: 'false' },
            ...content(suggestion),
          ),
        ),
      )
      open(suggestions.length > 0)
    },
    close: () => open(false),
  }
}
