import type { SearchResponse } from '../../../src/contract/search.ts'
import { isWebAddress } from '../../../src/model/web-address.ts'
import { pushSelection } from './address.ts'
import { getItem, search } from './api.ts'
import type { Context } from './context.ts'
import { createItemPanel, type ItemPanel } from './item-panel.ts'
import { createLatest } from './latest.ts'
import { createResults, type Results } from './results.ts'
import { answered } from './state.ts'
import { emptySelection, type Selection, writeSelection } from './url-state.ts'
import { type Choice, itemPage } from './view.ts'

interface Move {
  /** Whether the step gets an entry in the history. */
  readonly push: boolean
  /** Where the focus goes when the answer is there. */
  readonly focus: 'heading' | 'stay'
}

/** Sent searches and opened items: everything below the box. */
export class Finder {
  readonly results: Results
  readonly panel: ItemPanel
  readonly #context: Context
  readonly #searching = createLatest()
  readonly #opening = createLatest()
  #selection: Selection = emptySelection
  #found: { readonly response: SearchResponse; readonly selection: Selection } | null = null

  constructor(context: Context) {
    this.#context = context
    this.results = createResults({
      select: (choice) => this.select(choice),
      change: (changes, focus) => this.go({ ...this.#selection, ...changes }, { push: true, focus }),
    })
    this.panel = createItemPanel(() => this.#close())
  }

  /** A query as it was typed; other words start with no filters chosen, the same words are asked anew. */
  send(query: string): void {
    this.#found = null
    const kept = query === this.#selection.query ? this.#selection : emptySelection
    this.go({ ...kept, query, page: 1, item: null }, { push: true, focus: 'stay' })
  }

  /** Shows what a selection asks for. */
  go(selection: Selection, move: Move): void {
    this.stop()
    this.#selection = selection
    if (move.push) pushSelection(this.#context.view.options, selection)
    if (selection.item !== null) this.#open(selection.item)
    else if (this.#found && isSameSearch(selection, this.#found.selection)) this.#reveal(move)
    else if (selection.query !== '') this.#find(selection, move)
    else this.#reset()
  }

  /** True when the item is taken care of, so that its link must not be followed. */
  select(choice: Choice): boolean {
    const { id, url, rank } = choice
    if (!this.#context.emit('referat-select', { id, url, rank })) return true
    if (this.#context.view.options.openIn !== 'panel') return false
    this.go({ ...this.#selection, item: id }, { push: true, focus: 'heading' })
    return true
  }

  /** Address that an item of the suggestion list leads to. */
  async addressOf(id: string): Promise<string | null> {
    const { view } = this.#context
    const page = itemPage(view, id)
    if (view.options.openIn !== 'source') return page
    try {
      const item = await this.#opening.run((signal) => getItem(view.options, id, signal))
      return item && (isWebAddress(item.source.url) ? item.source.url : page)
    } catch {
      // The page of the item tells what is wrong better than the box could.
      return page
    }
  }

  /** Says everything in the language the element has now. */
  redraw(): void {
    const { view } = this.#context
    if (this.#found && !this.results.element.hidden) {
      this.results.show(this.#found.response, this.#found.selection, view)
    }
  }

  /** Sends the search again under other limits. */
  repeat(): void {
    if (!this.#found) return
    this.#found = null
    this.go({ ...this.#selection, page: 1, item: null }, { push: false, focus: 'stay' })
  }

  /** Takes everything away, also from the address. */
  clear(): void {
    this.go(emptySelection, { push: true, focus: 'stay' })
  }

  /** Takes everything away, but not from the address. */
  leave(): void {
    this.stop()
    this.#reset()
  }

  #reset(): void {
    this.#found = null
    this.results.hide()
    this.panel.hide()
    this.#context.tell({ kind: 'start' })
  }

  stop(): void {
    this.#searching.stop()
    this.#opening.stop()
  }

  #find(selection: Selection, move: Move): void {
    const context = this.#context
    void context.run(
      this.#searching,
      (signal) => search(context.view.options, selection, signal),
      (response) => {
        this.#found = { response, selection }
        this.#reveal(move)
        const { municipality, body, year } = selection
        const { from, to } = context.view.options.scope
        const { total, generation, degraded } = response
        context.emit('referat-search', {
          query: selection.query,
          filters: { municipality, body, year, from, to },
          total,
          generation,
          degraded,
        })
      },
      () => this.results.hide(),
    )
  }

  #reveal({ focus }: Move): void {
    if (!this.#found) return
    const { response, selection } = this.#found
    this.panel.hide()
    this.results.show(response, selection, this.#context.view)
    this.#context.tell(answered({ ...response, query: selection.query }))
    if (focus === 'heading') this.results.focus()
  }

  #open(id: string): void {
    const { view } = this.#context
    void this.#context.run(
      this.#opening,
      (signal) => getItem(view.options, id, signal),
      (item) => {
        this.results.hide()
        this.panel.show(item, this.#context.view)
        if (this.#context.state.kind === 'loading') this.#context.tell({ kind: 'start' })
        this.#context.outlet.dismiss()
        this.panel.focus()
      },
      () => this.panel.hide(),
    )
  }

  /** Back from the item to where it was chosen. */
  #close(): void {
    const { item, query } = this.#selection
    this.panel.hide()
    this.go({ ...this.#selection, item: null }, { push: true, focus: 'heading' })
    const isBack = item !== null && this.results.focusHit(item)
    // Where the result has to be asked for first, its heading gets the focus.
    if (!isBack && query === '') this.#context.parts.input.focus()
  }
}

/** Not by JSON, which libraries on the page may have changed. */
const isSameSearch = (a: Selection, b: Selection): boolean => searchText(a) === searchText(b)

const searchText = (selection: Selection): string => writeSelection('', '', { ...selection, item: null })
