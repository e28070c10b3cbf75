import { html } from 'hono/html'
import { readable } from '../../../src/model/readable.ts'
import type { Span } from '../../../src/model/section.ts'
import { minutesLanguage, type PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'
import { type Piece, paragraphs } from './paragraphs.ts'
import { passageId } from './passage-link.ts'

interface Text {
  readonly text: string
  /** Where the text begins in its source. */
  readonly start: number
}

/** Running text of the minutes; the part of it that a link came for is marked and can be led to. */
export function prose(frame: PageFrame, { text, start }: Text, target: Span | null): Markup {
  const marker = target && createMarker({ start: target.start - start, end: target.end - start }, target)
  return html`<div class="prose"${minutesLanguage(frame)}>${paragraphs(text).map(
    (lines) =>
      html`<p>${lines.map(
        (line, index) =>
          html`${index > 0 ? html`<br>` : null}${line.map(
            (piece, place) => html`${place > 0 ? ' ' : null}${marker ? marker(piece) : readable(piece.text)}`,
          )}`,
      )}</p>`,
  )}</div>`
}

/** Marks what lies in the range; the first stretch of it carries the id. */
function createMarker(range: Span, target: Span): (piece: Piece) => Markup | string {
  let led = false
  return ({ text, at }) => {
    const [from, to] = [Math.max(0, range.start - at), Math.min(text.length, range.end - at)]
    if (from >= to) return readable(text)
    const id = led ? null : html` id="${passageId(target)}"`
    led = true
    return html`${readable(text.slice(0, from))}<mark class="target"${id}>${readable(text.slice(from, to))}</mark>${readable(text.slice(to))}`
  }
}
