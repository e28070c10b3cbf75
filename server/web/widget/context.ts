import { Failure } from './failure.ts'
import type { FormParts } from './form.ts'
import type { Latest } from './latest.ts'
import { readOptions } from './options.ts'
import { createOutlet, type Outlet } from './outlet.ts'
import type { State } from './state.ts'
import { textsOf, type View } from './view.ts'

/** A request that takes longer says so. */
const slow = 300

/** What the parts of the widget share: its element, how that is set up now, and how its state is told. */
export class Context {
  readonly host: HTMLElement
  readonly parts: FormParts
  readonly outlet: Outlet
  view: View
  state: State = { kind: 'start' }
  #again: () => void = () => {}
  #running = 0
  #interrupted = false

  constructor(host: HTMLElement, parts: FormParts) {
    this.host = host
    this.parts = parts
    this.outlet = createOutlet(() => {
      // The button goes when the answer comes, and would take the focus along.
      parts.input.focus()
      this.#again()
    })
    this.view = this.#read()
  }

  /** Reads the attributes again. */
  refresh(): void {
    this.view = this.#read()
  }

  #read(): View {
    const options = readOptions(this.host, this.parts.form.action)
    return { options, language: options.language, texts: textsOf[options.language] }
  }

  tell(state: State): void {
    this.state = state
    this.outlet.show(state, this.view.texts, this.view.options.full)
  }

  /** An event that leaves the shadow root; false when a listener has prevented what would follow. */
  emit(name: string, detail: object): boolean {
    const event = new CustomEvent(name, { bubbles: true, composed: true, cancelable: true, detail })
    return this.host.dispatchEvent(event)
  }

  /**
   * Runs a request that newer ones of the same kind overtake, and tells how it goes. The last one is what "try
   * again" sends.
   */
  async run<Answer>(
    latest: Latest,
    work: (signal: AbortSignal) => Promise<Answer>,
    done: (answer: Answer) => void,
    failed: () => void,
  ): Promise<void> {
    this.#again = () => void this.run(latest, work, done, failed)
    this.#running++
    const waiting = setTimeout(() => this.tell({ kind: 'loading' }), slow)
    try {
      const answer = await latest.run(work)
      if (answer !== null) done(answer)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failed()
      this.tell(error.state)
      const { code, status, requestId } = error
      this.emit('referat-error', { code, status, requestId })
    } finally {
      clearTimeout(waiting)
      this.#running--
    }
  }

  /** To be called before the requests are stopped. */
  interrupt(): void {
    this.#interrupted = this.#running > 0
  }

  /** Sends what the removal from the page has cut off. */
  resume(): void {
    if (this.#interrupted) this.#again()
    this.#interrupted = false
  }
}
