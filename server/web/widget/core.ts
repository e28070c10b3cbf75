import type { Suggestion } from '../../../src/contract/suggest.ts'
import { selectionOfAddress } from './address.ts'
import { suggest } from './api.ts'
import { attributeNames } from './attributes.ts'
import { type Combobox, createCombobox } from './combobox.ts'
import { Context } from './context.ts'
import { h } from './dom.ts'
import type { Core, Widget } from './element.ts'
import { Finder } from './finder.ts'
import type { FormParts } from './form.ts'
import { type FormSetup, setUpForm } from './form-setup.ts'
import { adoptProperties, mirrorAttributes } from './host-attributes.ts'
import { createLatest } from './latest.ts'
import { isPressed, parseShortcut } from './shortcut.ts'
import { leastLetters } from './state.ts'
import widgetStyles from './styles/widget.css'
import { opensItem, suggestionContent } from './suggestion-view.ts'

/** Milliseconds after the last letter until suggestions are asked for. */
const debounce = 150

let styles: CSSStyleSheet | undefined

/** Takes over the form and makes it the widget. */
export const mount: Core['mount'] = (host, parts) => {
  if (!styles) {
    styles = new CSSStyleSheet()
    styles.replaceSync(widgetStyles)
    mirrorAttributes(Object.getPrototypeOf(host))
  }
  adoptProperties(host)
  host.shadowRoot?.adoptedStyleSheets.push(styles)
  const box = new SearchBox(host, parts)
  if (host.isConnected) box.connect()
  return box
}

/** Attributes that change which items an answer holds. */
const limiting: readonly string[] = ['endpoint', 'key', 'municipality', 'body', 'from', 'to', 'page-size']

class SearchBox implements Widget {
  readonly #context: Context
  readonly #finder: Finder
  readonly #combobox: Combobox
  readonly #setup: FormSetup
  readonly #suggesting = createLatest()
  #typing: ReturnType<typeof setTimeout> | undefined
  /** Listeners outside the element; ended with it. */
  #outside = new AbortController()
  #isStarted = false

  constructor(host: HTMLElement, parts: FormParts) {
    const { form, input, root } = parts
    this.#context = new Context(host, parts)
    this.#setup = setUpForm(host, parts, () => this.#context.view)
    this.#finder = new Finder(this.#context)
    this.#combobox = createCombobox(input, {
      accept: (suggestion, rank) => void this.#accept(suggestion, rank),
      escape: () => this.#escape(),
    })
    const { outlet } = this.#context
    form.append(this.#combobox.list, outlet.message)
    root.append(outlet.status, this.#finder.results.element, this.#finder.panel.element)
    input.addEventListener('input', () => this.#type())
    // No list opens behind a reader who has gone on.
    input.addEventListener('blur', () => this.#quiet())
    form.addEventListener('submit', (event) => this.#submit(event))
    this.#setup.clear.addEventListener('click', () => this.clear())
    root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) this.#leave()
    })
    this.#dress()
    new MutationObserver((changes) => this.#change(changes)).observe(host, {
      attributeFilter: [...attributeNames],
    })
    // Letters typed while this script was on its way.
    if (input.matches(':focus') && input.value !== '') this.#type()
  }

  connect(): void {
    this.#listen()
    if (this.#isStarted) this.#context.resume()
    else this.#restore()
    this.#isStarted = true
  }

  disconnect(): void {
    this.#outside.abort()
    clearTimeout(this.#typing)
    this.#context.interrupt()
    this.#suggesting.stop()
    this.#finder.stop()
    this.#combobox.close()
  }

  search(query?: string): void {
    const { input, form } = this.#context.parts
    if (query !== undefined) input.value = query
    form.requestSubmit()
  }

  clear(): void {
    this.#context.parts.input.value = ''
    this.#quiet()
    this.#combobox.close()
    this.#finder.clear()
  }

  #change(changes: readonly MutationRecord[]): void {
    const names = changes.map(({ attributeName }) => attributeName ?? '')
    this.#context.refresh()
    this.#dress()
    this.#finder.redraw()
    if (names.some((name) => limiting.includes(name))) this.#finder.repeat()
    if (names.includes('view')) this.#finder.leave()
    if (this.#isStarted && this.#context.host.isConnected) this.#listen()
  }

  /** Puts on what the attributes say. */
  #dress(): void {
    const { view, parts } = this.#context
    this.#setup.name(view)
    parts.root.classList.toggle('full', view.options.full)
    this.#combobox.list.ariaLabel = view.texts.suggestions
    this.#context.tell(this.#context.state)
  }

  #listen(): void {
    this.#outside.abort()
    this.#outside = new AbortController()
    const { signal } = this.#outside
    const { options } = this.#context.view
    const { input } = this.#context.parts
    if (options.urlState !== 'off') addEventListener('popstate', () => this.#restore(), { signal })
    const shortcut = parseShortcut(options.shortcut)
    input.toggleAttribute('aria-keyshortcuts', shortcut !== null)
    if (!shortcut) return
    input.setAttribute('aria-keyshortcuts', options.shortcut)
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || !isPressed(shortcut, event)) return
        event.preventDefault()
        input.focus()
      },
      { signal },
    )
  }

  /** Shows what the address of the host's page says. */
  #restore(): void {
    const { view, parts } = this.#context
    if (view.options.urlState === 'off') return
    const selection = selectionOfAddress(view.options)
    if (selection.query !== '' || this.#isStarted) parts.input.value = selection.query
    this.#quiet()
    if (view.options.full || selection.item !== null)
      this.#finder.go(selection, { push: false, focus: 'stay' })
  }

  #type(): void {
    this.#quiet()
    this.#typing = setTimeout(() => this.#ask(), debounce)
  }

  /** Ends what typing has begun. */
  #quiet(): void {
    clearTimeout(this.#typing)
    this.#suggesting.stop()
  }

  #ask(): void {
    const context = this.#context
    const text = context.parts.input.value.trim()
    if (text.length < leastLetters) {
      this.#combobox.close()
      // An emptied box says nothing about the result that is still there.
      if (text !== '' || this.#finder.results.element.hidden) {
        context.tell({ kind: text === '' ? 'start' : 'short' })
      }
      return
    }
    void context.run(
      this.#suggesting,
      (signal) => suggest(context.view.options, text, signal),
      (suggestions) => {
        this.#combobox.show(suggestions, (suggestion) => suggestionContent(suggestion, context.view))
        context.tell({ kind: 'suggestions', count: suggestions.length })
      },
      () => this.#combobox.close(),
    )
  }

  #submit(event: SubmitEvent): void {
    const { view, parts } = this.#context
    const query = parts.input.value.trim()
    this.#quiet()
    this.#combobox.close()
    const isShort = query.length < leastLetters
    // The box leaves a search to its form, which leads to the search page.
    if (!isShort && !view.options.full) return
    event.preventDefault()
    if (isShort) this.#context.tell({ kind: 'short' })
    else this.#finder.send(query)
  }

  async #accept(suggestion: Suggestion, rank: number): Promise<void> {
    const { item, query } = suggestion
    if (!item || !opensItem(suggestion)) {
      this.search(query)
      return
    }
    this.#quiet()
    const url = await this.#finder.addressOf(item.id)
    if (url !== null && !this.#finder.select({ id: item.id, url, rank })) this.#follow(url)
  }

  /** As if a link were clicked, so that a `<base target>` of the host counts. */
  #follow(url: string): void {
    const link = h('a', { href: url, hidden: true })
    this.#context.parts.root.append(link)
    link.click()
    link.remove()
  }

  /** The list is closed already: first the message goes, then the text. */
  #escape(): boolean {
    const { outlet, view, parts } = this.#context
    if (!view.options.full && outlet.dismiss()) return true
    if (parts.input.value === '') return false
    this.clear()
    return true
  }

  /** The list has closed itself. */
  #leave(): void {
    if (!this.#context.view.options.full) this.#context.outlet.dismiss()
  }
}
