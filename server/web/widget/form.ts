import { h } from './dom.ts'

/** The form inside the shadow root. The rest of the script takes over these same nodes. */
export interface FormParts {
  readonly root: HTMLElement
  readonly form: HTMLFormElement
  readonly label: HTMLLabelElement
  readonly input: HTMLInputElement
  readonly submit: HTMLButtonElement
}

/** The field of the page's own form. */
export const lightInput = (host: Element): HTMLInputElement | null =>
  host.querySelector('input:not([type]),[type=search],[type=text]')

/** Takes over the real form inside the element: address, name, typed text, label and hidden fields. */
export function buildForm(host: Element): FormParts {
  const { name, value, placeholder, labels } = lightInput(host) ?? h('input', {})
  const label = h('label', { part: 'label', id: 'label', htmlFor: 'input' }, labels?.[0]?.textContent ?? '')
  const input = h('input', { part: 'input', id: 'input', name: name || 'q', value, placeholder })
  const submit = h('button', { part: 'submit' }, host.querySelector('button')?.textContent ?? '')
  const row = h('div', { className: 'row' }, h('div', {}, input), submit)
  const form = h('form', { part: 'form', action: host.querySelector('form')?.action ?? '' }, label, row)
  for (const hidden of host.querySelectorAll('[type=hidden]')) form.append(hidden.cloneNode())
  // Both languages of the widget run from left to right, wherever it stands.
  return { root: h('div', { className: 'root', dir: 'ltr' }, form), form, label, input, submit }
}
