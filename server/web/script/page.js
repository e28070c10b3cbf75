/** Makes the pages quicker to use. Everything on them works without it. */
import { enhanceQuotation } from './quotation.js'
import { enhanceResults } from './results.js'
import { enhanceBox } from './suggestions.js'

const form = document.getElementById('search')
const input = document.getElementById('q')
const quotation = document.getElementById('quotation')

document.documentElement.classList.add('scripted')
if (form instanceof HTMLFormElement && input instanceof HTMLInputElement) {
  enhanceBox(form, input)
  focusBySlash(input)
  if (document.getElementById('results')) enhanceResults(form)
}
if (quotation instanceof HTMLTextAreaElement) enhanceQuotation(quotation)

/** @param {HTMLInputElement} box */
function focusBySlash(box) {
  box.setAttribute('aria-keyshortcuts', '/')
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const typing =
      target instanceof Element &&
      target.closest('input:not([type=checkbox], [type=radio]), textarea, select')
    if (key !== '/' || typing || ctrlKey || metaKey || altKey) return
    event.preventDefault()
    box.focus()
    box.select()
  })
}
