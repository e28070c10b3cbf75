/** Where a reader is on the page, so that back, forward and reload lead there again. */

/** @typedef {{ readonly y?: number, readonly focus?: string | null }} Place */

/**
 * A selector that finds the same control on a later version of the page; null where there is none.
 * @param {Element | null} element
 * @returns {string | null}
 */
export function keyOf(element) {
  if (element instanceof HTMLInputElement && !element.id) {
    return `input[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`
  }
  if (element?.id) return `#${CSS.escape(element.id)}`
  const href = element?.getAttribute('href')
  return href ? `a[href="${CSS.escape(href)}"]` : null
}

/**
 * @param {string | null | undefined} key
 * @returns {boolean} whether there was something to focus
 */
export function focusOn(key) {
  const element = key ? document.querySelector(key) : null
  if (!(element instanceof HTMLElement)) return false
  element.focus({ preventScroll: true })
  return true
}

let kept = true

/** Keeps the place with the entry of the history that is shown. */
export function remember() {
  if (kept) history.replaceState({ y: scrollY, focus: keyOf(document.activeElement) }, '')
}

/**
 * While another entry is on its way, what is shown is not its page.
 * @param {boolean} wanted
 */
export function keepPlaces(wanted) {
  kept = wanted
}

/** Follows the reader from now on, and focuses what had the focus when a page is shown again. */
export function followPlace() {
  let timer = 0
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(remember, 200)
  }
  addEventListener('scroll', soon, { passive: true })
  addEventListener('focusin', soon)
  // A click may lead away before the timer has run.
  addEventListener('click', remember, { capture: true })
  /** @type {Place | null} */
  const place = history.state
  focusOn(place?.focus)
}
