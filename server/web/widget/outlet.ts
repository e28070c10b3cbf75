import { h } from './dom.ts'
import { type State, traits } from './state.ts'
import type { WidgetTexts } from './texts/texts.ts'

/** Where the states are told: to screen readers by a live region, on the screen by a message. */
export interface Outlet {
  readonly status: HTMLElement
  readonly message: HTMLElement
  show(state: State, texts: WidgetTexts, full: boolean): void
  /** Takes the message from the screen; true when there was one. */
  dismiss(): boolean
}

export function createOutlet(retry: () => void): Outlet {
  const status = h('p', { part: 'status', className: 'status', role: 'status' })
  const text = h('p', {})
  const again = h('button', { part: 'retry', type: 'button' })
  const message = h('div', { part: 'message', className: 'message', hidden: true }, text, again)
  again.addEventListener('click', retry)
  return {
    status,
    message,
    show(state, texts, full) {
      const { shown, retry } = traits[state.kind]
      // The box says how to start in its placeholder.
      const isShown = shown && (full || state.kind !== 'start')
      const said = wording(state, texts)
      status.textContent = announcement(state, texts)
      text.textContent = isShown ? said : ''
      message.hidden = !isShown
      message.dataset.state = state.kind
      again.textContent = texts.retry
      again.hidden = !retry || (state.kind === 'error' && state.detail !== null)
    },
    dismiss() {
      if (message.hidden) return false
      message.hidden = true
      return true
    },
  }
}

function wording(state: State, { states }: WidgetTexts): string {
  // The table's entry for a kind takes exactly the states of that kind.
  return (states[state.kind] as (state: State) => string)(state)
}

/** A degraded answer has results too. */
function announcement(state: State, texts: WidgetTexts): string {
  if (state.kind !== 'degraded') return wording(state, texts)
  return `${texts.states.results({ kind: 'results', total: state.total })}. ${wording(state, texts)}`
}
