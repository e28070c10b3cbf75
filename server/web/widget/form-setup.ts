import { h } from './dom.ts'
import { type FormParts, lightInput } from './form.ts'
import type { View } from './view.ts'

/** The form with all its names, and the button that empties it. */
export interface FormSetup {
  readonly clear: HTMLButtonElement
  /** Says everything in the language of the element; what the host's own form says wins. */
  name(view: View): void
}

const text = (element: Element): string => element.textContent?.trim() ?? ''

/** Makes a search form in full of what was taken over from the page. */
export function setUpForm(host: Element, parts: FormParts, view: () => View): FormSetup {
  const { root, form, label, input, submit } = parts
  const own = {
    label: text(label) || lightInput(host)?.ariaLabel,
    submit: text(submit),
    placeholder: input.placeholder,
  }
  const clear = h('button', { part: 'clear', type: 'button', textContent: '×' })
  input.after(clear)
  clear.addEventListener('click', () => input.focus())
  form.role = 'search'
  form.setAttribute('aria-labelledby', label.id)
  Object.assign(input, {
    maxLength: 1000,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    enterKeyHint: 'search',
  })
  form.addEventListener('formdata', ({ formData }) => addScope(form.action, view(), formData))
  return {
    clear,
    name({ options, language, texts }) {
      root.lang = language
      // Without a form on the page, this one leads to the search page of the service.
      if (!host.querySelector('form')) form.action = `${options.endpoint}/search`
      label.textContent = own.label || texts.label
      submit.textContent = own.submit || texts.submit
      clear.ariaLabel = texts.clear
      // Never empty: the style sheet tells by it whether something is typed.
      input.placeholder =
        options.placeholder || own.placeholder || (options.full ? ' ' : texts.states.start({ kind: 'start' }))
    },
  }
}

/** The search page of the service is asked for the same municipality, committee and period as the element. */
function addScope(action: string, { options, language }: View, data: FormData): void {
  if (!action.startsWith(`${options.endpoint}/`)) return
  for (const [name, value] of Object.entries(options.scope)) {
    if (!data.has(name)) for (const one of [value].flat()) if (one) data.append(name, one)
  }
  if (language === 'en' && !data.has('lang')) data.append('lang', 'en')
}
