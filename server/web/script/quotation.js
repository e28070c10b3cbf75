/** The quotation of an item: what is selected on the page takes the place of the decision, and a button copies it. */
import { announce, text } from './say.js'

/** @param {HTMLTextAreaElement} quotation */
export function enhanceQuotation(quotation) {
  const copy = document.getElementById('copy')
  copy?.parentElement?.removeAttribute('hidden')
  copy?.addEventListener('click', async () => {
    await copyText(quotation)
    announce(text('copied'))
    copy.setAttribute('data-done', '')
  })
  document.addEventListener('selectionchange', () => {
    const selected = selectedText()
    if (selected === '') return
    copy?.removeAttribute('data-done')
    quotation.value = `${quotation.dataset.place}: "${selected}"\n${quotation.dataset.address}`
  })
}

/** Selected text of the item itself. */
function selectedText() {
  const selection = getSelection()
  const inside = selection?.anchorNode?.parentElement?.closest('.prose')
  return inside ? String(selection).replace(/\s+/g, ' ').trim() : ''
}

/**
 * The clipboard of today is there on secure pages only; many intranets are not.
 * @param {HTMLTextAreaElement} quotation
 */
async function copyText(quotation) {
  if (navigator.clipboard) return await navigator.clipboard.writeText(quotation.value)
  quotation.select()
  document.execCommand('copy')
}
