/**
 * Filters, pages and sorting without a new document: the page's own answer is fetched and its parts put in place. The
 * address is the whole state, so whatever fails is left to an ordinary navigation. `XMLHttpRequest` parses the answer
 * itself; no text becomes markup here, and no Trusted Types policy is needed.
 */
import { focusOn, followPlace, keepPlaces, keyOf, remember, restore } from './place.js'
import { announce, text } from './say.js'

/** Parts of the page that depend on the search. */
const parts = ['content', 'kept', 'language']
/** Milliseconds before a search is called slow. */
const slow = 300
/** Milliseconds a date is left alone: while a year is typed it is a date of the first centuries. */
const dateDelay = 900

/** @type {XMLHttpRequest | null} */
let pending = null
/** Address of the search that is shown. */
let shown = location.pathname + location.search

/** @typedef {{ readonly push: boolean, readonly after: () => void }} Visit */

/**
 * Shows another search; one that is still on its way is dropped.
 * @param {string} address
 * @param {Visit} visit
 */
function visit(address, { push, after }) {
  pending?.abort()
  const request = new XMLHttpRequest()
  pending = request
  const timer = setTimeout(() => {
    const content = document.getElementById('content')
    content?.setAttribute('data-busy', text('loading'))
    content?.setAttribute('aria-busy', 'true')
    announce(text('loading'))
  }, slow)
  request.addEventListener('loadend', () => clearTimeout(timer))
  request.addEventListener('load', () => {
    const page = request.response
    if (!(page instanceof Document) || !page.getElementById('results')) return location.assign(address)
    if (push) {
      remember()
      history.pushState({}, '', request.responseURL)
    }
    show(page)
    keepPlaces(true)
    after()
    remember()
  })
  request.addEventListener('error', () => fail(() => visit(address, { push, after })))
  request.open('GET', address)
  request.responseType = 'document'
  request.send()
}

/** @param {Document} page */
function show(page) {
  const folds = [...document.querySelectorAll('#content details[id][open]')].map(({ id }) => id)
  const query = page.querySelector('#q')
  for (const id of parts) {
    const part = page.getElementById(id)
    if (part) document.getElementById(id)?.replaceWith(document.adoptNode(part))
  }
  for (const id of folds) document.getElementById(id)?.setAttribute('open', '')
  for (const link of document.querySelectorAll('link[rel=alternate]')) link.remove()
  document.head.append(...page.querySelectorAll('link[rel=alternate]'))
  document.title = page.title
  const box = document.querySelector('#q')
  if (box instanceof HTMLInputElement && query instanceof HTMLInputElement) box.value = query.value
  shown = location.pathname + location.search
}

/** @param {() => void} again */
function fail(again) {
  document.getElementById('content')?.removeAttribute('aria-busy')
  document.getElementById('failed')?.remove()
  const notice = document.createElement('div')
  notice.id = 'failed'
  notice.className = 'notice error'
  notice.setAttribute('role', 'alert')
  const message = document.createElement('p')
  message.textContent = navigator.onLine ? text('failed') : text('offline')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = text('retry')
  button.addEventListener('click', again)
  notice.append(message, button)
  document.getElementById('results')?.prepend(notice)
}

const heading = () => document.getElementById('heading')

/** A new list: begin at its heading, which a screen reader then reads. */
function toHeading() {
  heading()?.focus({ preventScroll: true })
  document.getElementById('results')?.scrollIntoView({ block: 'start', behavior: 'instant' })
}

/** The same list in another form: stay at the control, if it is still there. */
function stay() {
  const key = keyOf(document.activeElement)
  return () => {
    if (key === null || focusOn(key)) announce(heading()?.textContent ?? '')
    else heading()?.focus({ preventScroll: true })
  }
}

/** @param {HTMLFormElement} form */
function addressOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => String(value).trim() !== '')
  return `${form.action}?${new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))}`
}

/** @param {HTMLFormElement} form */
export function enhanceResults(form) {
  let timer = 0
  addEventListener('submit', (event) => {
    if (event.target !== form) return
    event.preventDefault()
    clearTimeout(timer)
    document.getElementById('filters')?.removeAttribute('open')
    visit(addressOf(form), { push: true, after: toHeading })
  })
  addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.form !== form || target.id === 'q') return
    clearTimeout(timer)
    const apply = () => visit(addressOf(form), { push: true, after: stay() })
    timer = setTimeout(apply, target.type === 'date' ? dateDelay : 0)
  })
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isSearch(link) || event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    visit(link.href, { push: true, after: link.closest('.pages') ? toHeading : stay() })
  })
  addEventListener('popstate', ({ state }) => {
    // A fragment is no other search.
    if (location.pathname + location.search === shown) return
    keepPlaces(false)
    const after = () => {
      restore({ y: 0, ...state })
      announce(heading()?.textContent ?? '')
    }
    visit(location.href, { push: false, after })
  })
  followPlace()
}

/** @param {HTMLAnchorElement} link */
const isSearch = (link) =>
  link.origin === location.origin && link.pathname === '/search' && link.closest('#content') !== null

/** @param {MouseEvent} event */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
