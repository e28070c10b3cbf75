import { buildForm, type FormParts, lightInput } from './form.ts'
import formStyles from './styles/form.css'

/** What the rest of the script makes of the form. */
export interface Widget {
  connect(): void
  disconnect(): void
  search(query?: string): void
  clear(): void
}

export interface Core {
  mount(host: HTMLElement, parts: FormParts): Widget
}

/** Brings the rest of the script; called again after it failed. */
type LoadCore = () => Promise<Core>

const tag = 'referat-soeg'
const styles = new CSSStyleSheet()
let loadCore: LoadCore
let isEager: boolean

/**
 * A second copy of the script changes nothing. Browsers without `light-dark()` keep the page's own form. `eager`: the
 * rest need not be fetched, so nothing waits for the first focus.
 */
export function define(load: LoadCore, eager = false): void {
  // While the page is being read, the form inside an element may be there by half.
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => define(load, eager))
  } else if (customElements.get(tag)) {
    console.warn(`<${tag}> is loaded twice.`)
  } else if (CSS.supports('color:light-dark(red,red)')) {
    loadCore = load
    isEager = eager
    styles.replaceSync(formStyles)
    customElements.define(tag, ReferatSoeg)
  }
}

/**
 * `<referat-soeg>`: shows the form of its page in a shadow root, and brings the rest on first focus, or at once where
 * a result may have to be shown. Until then, and without it, the form searches by itself.
 */
export class ReferatSoeg extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ['view', 'url-state']
  #parts: FormParts | undefined
  #widget: Widget | undefined
  #loading: Promise<Widget> | undefined

  connectedCallback(): void {
    if (this.#parts) {
      this.#widget?.connect()
      return
    }
    const typed = lightInput(this)
    // A connected element's root is a document or, where the host has one, a shadow root.
    const wasFocused = typed && typed === (this.getRootNode() as Document | ShadowRoot).activeElement
    const parts = buildForm(this)
    const shadow = this.attachShadow({ mode: 'open' })
    shadow.adoptedStyleSheets = [styles]
    shadow.append(parts.root)
    this.#parts = parts
    parts.form.addEventListener('focusin', () => this.#load())
    if (wasFocused) parts.input.focus()
    this.attributeChangedCallback()
  }

  disconnectedCallback(): void {
    this.#widget?.disconnect()
  }

  /** Results, and a form where the page has none, need more than this file has. */
  attributeChangedCallback(): void {
    if (isEager || !lightInput(this) || this.matches('[view=full],[url-state=query],[url-state=hash]')) {
      this.#load()
    }
  }

  override focus(options?: FocusOptions): void {
    this.#parts?.input.focus(options)
  }

  /** Sends the search that is typed, or this one. */
  search(query?: string): void {
    this.#load((widget) => widget.search(query))
  }

  /** Empties the box and takes results away. */
  clear(): void {
    this.#load((widget) => widget.clear())
  }

  /** Where the rest does not come, the form goes on working and the next focus tries again. */
  #load(use?: (widget: Widget) => void): void {
    const parts = this.#parts
    if (!parts) return
    this.#loading ??= loadCore().then(({ mount }) => {
      this.#widget = mount(this, parts)
      return this.#widget
    })
    this.#loading.then(use, () => {
      this.#loading = undefined
    })
  }
}
