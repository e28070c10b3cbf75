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
  // Links to the same search stand in several places.
  const [place] = element?.parentElement?.closest('[class]')?.classList ?? []
  return href && place ? `.${place} a[href="${CSS.escape(href)}"]` : null
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

/**
 * Leads back to a place.
 * @param {Place | null} place
 */
export function restore(place) {
  focusOn(place?.focus)
  if (place?.y !== undefined) scrollTo({ top: place.y, behavior: 'instant' })
}

/** Follows the reader from now on; a page that is shown again is shown where it was left. */
export function followPlace() {
  // The browser would scroll before the other search is there.
  history.scrollRestoration = 'manual'
  restore(history.state)
  let timer = 0
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(remember, 200)
  }
  addEventListener('scroll', soon, { passive: true })
  addEventListener('focusin', soon)
  // A click may lead away before the timer has run.
  addEventListener('click', remember, { capture: true })
}
