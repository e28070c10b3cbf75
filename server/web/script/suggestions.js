/** Suggestions below the search box: a combobox with a list, as the ARIA authoring practices describe it. */
import { announce, text } from './say.js'

/**
 * @typedef {object} Suggestion
 * @property {'word' | 'title' | 'case' | 'body'} kind
 * @property {string} text
 * @property {[start: number, end: number][]} highlights
 * @property {string} query what to search for
 * @property {{ id: string } | null} item the newest item of this title or case
 * @property {number | null} count items behind it
 */

/** Milliseconds without a key before the server is asked. */
const pause = 150
const most = 8

/** @param {HTMLFormElement} form @param {HTMLInputElement} input */
export function enhanceBox(form, input) {
  const list = document.createElement('ul')
  list.id = 'suggestions'
  list.className = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', text('list'))
  input.after(list)
  asCombobox(input, list)

  /** @type {readonly Suggestion[]} */
  let suggestions = []
  let active = -1
  let timer = 0
  let request = new AbortController()

  const close = () => {
    list.hidden = true
    activate(-1)
    input.setAttribute('aria-expanded', 'false')
  }

  /** @param {number} index */
  const activate = (index) => {
    list.children[active]?.setAttribute('aria-selected', 'false')
    active = index
    const option = list.children[active]
    if (!option) return input.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option.id)
  }

  const open = () => {
    if (suggestions.length === 0) return close()
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    const message = suggestions.length === 1 ? text('suggestion') : text('suggestions')
    announce(message.replace('{n}', String(suggestions.length)))
  }

  /** @param {Suggestion | undefined} suggestion */
  const accept = (suggestion) => {
    if (!suggestion) return
    close()
    const only = onlyItem(suggestion)
    if (only !== null) return location.assign(itemAddress(form, only))
    input.value = suggestion.query
    form.requestSubmit()
  }

  const ask = async () => {
    request.abort()
    request = new AbortController()
    const typed = input.value.trim()
    const found = typed.length < 2 ? [] : await fetchSuggestions(form, typed, request.signal)
    if (found === null || document.activeElement !== input) return
    suggestions = found
    active = -1
    list.replaceChildren(...found.map(toOption))
    open()
  }

  /** @type {Record<string, () => boolean>} whether the key was used up */
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter() {
      if (list.hidden || active < 0) return false
      accept(suggestions[active])
      return true
    },
    Escape() {
      if (list.hidden && input.value === '') return false
      if (list.hidden) input.value = ''
      close()
      return true
    },
  }

  /** @param {number} by */
  const step = (by) => {
    if (list.hidden) open()
    const places = suggestions.length + 1
    // One place is the box itself, where nothing is active.
    if (!list.hidden) activate(((active + 1 + by + places) % places) - 1)
    return true
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  })
  input.addEventListener('keydown', (event) => {
    if (!event.isComposing && keys[event.key]?.()) event.preventDefault()
  })
  input.addEventListener('blur', close)
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    request.abort()
    close()
  })
  // The box keeps the focus while an option is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('li') : null
    if (option) accept(suggestions[[...list.children].indexOf(option)])
  })
}

/** @param {HTMLInputElement} input @param {HTMLElement} list */
function asCombobox(input, list) {
  // A search field has a role of its own and clears itself on Escape.
  input.type = 'text'
  input.inputMode = 'search'
  const attributes = { 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }
  input.setAttribute('role', 'combobox')
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
}

/**
 * A heading that stands once leads to its item; everything else is searched.
 * @param {Suggestion} suggestion
 */
const onlyItem = ({ kind, item, count }) => (kind === 'title' && count === 1 ? (item?.id ?? null) : null)

/** Filters that suggestions keep to. */
const kept = ['municipality', 'body', 'from', 'to']

/**
 * Null for an answer that nobody waits for any more. Without suggestions the box works as before.
 * @param {HTMLFormElement} form
 * @param {string} typed
 * @param {AbortSignal} signal
 * @returns {Promise<readonly Suggestion[] | null>}
 */
async function fetchSuggestions(form, typed, signal) {
  try {
    const parameters = new URLSearchParams({ q: typed, limit: String(most) })
    for (const [name, value] of new FormData(form)) {
      if (kept.includes(name) && value !== '') parameters.append(name, String(value))
    }
    const response = await fetch(`/api/v1/suggest?${parameters}`, { signal })
    return response.ok ? (await response.json()).suggestions : []
  } catch {
    return signal.aborted ? null : []
  }
}

/** @param {Suggestion} suggestion @param {number} index */
function toOption({ kind, text: shown, highlights, count }, index) {
  const option = document.createElement('li')
  option.id = `suggestion-${index}`
  option.lang = 'da'
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  const words = document.createElement('span')
  words.append(...withTyped(shown, highlights))
  const name = document.createElement('span')
  name.className = 'kind'
  name.lang = document.documentElement.lang
  name.textContent = count && count > 1 ? `${text(kind)} · ${count.toLocaleString(name.lang)}` : text(kind)
  option.append(words, ' ', name)
  return option
}

/**
 * Text in which what was typed stands out.
 * @param {string} shown
 * @param {readonly [number, number][]} ranges
 */
function withTyped(shown, ranges) {
  /** @type {(string | Node)[]} */
  const pieces = []
  let at = 0
  for (const [start, end] of ranges) {
    const typed = document.createElement('b')
    typed.textContent = shown.slice(start, end)
    pieces.push(shown.slice(at, start), typed)
    at = end
  }
  return [...pieces, shown.slice(at)]
}

/** @param {HTMLFormElement} form @param {string} item */
function itemAddress(form, item) {
  const language = new FormData(form).get('lang')
  return `/items/${encodeURIComponent(item)}${language ? `?lang=${language}` : ''}`
}
