import { sentences } from '../analysis/sentences.ts'
import type { Span } from '../model/section.ts'

/** A piece of a passage that can be quoted alone: a sentence, or a short list with the line that introduces it. */
export interface Unit {
  /** Range in the passage's text. */
  readonly span: Span
  /** The line it stands under, whose words it takes for granted; empty where there is none. */
  readonly lead: string
}

/** A line this long that ends in the middle of a sentence was broken by the printed page, not by its author. */
const wrapped = 55
/** A line this short without a full stop is a heading or an entry of a list. */
const short = 80
/** A list is quoted as a whole up to this length. */
const longestList = 480

const listMark = /^(?:[-–—•*·]|\(?\d{1,2}[.)]|[a-zæøå]\)|at\s)/iu
const markAlone = /^\(?(?:\d{1,2}[.)]|[-–—•*·])$/
const finished = /[.!?;]["”»)*_]*$/
const opensList = /[:,]["”»)*_]*$/

interface Piece {
  readonly span: Span
  readonly text: string
  /** Begins a line. */
  readonly opens: boolean
}

/** Units of a text in order, without overlap. Headings and rows of tables are none. */
export function units(text: string): Unit[] {
  const pieces = join(
    text,
    sentences(soften(text)).flatMap((span) => splitAtUnits(text, span)),
  )
  const made: Unit[] = []
  let lead = ''
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at]
    if (!piece) break
    const end = listEnd(pieces, at)
    const span = { start: piece.span.start, end: pieces[end - 1]?.span.end ?? piece.span.end }
    if (end === at + 1 && pieces.length > 1 && isHeading(piece)) lead = piece.text
    else if (!isRow(text.slice(span.start, span.end))) made.push({ span, lead })
    if (opensList.test(piece.text)) lead = piece.text
    at = end
  }
  return made
}

/** "… 540.000 kr. En sti …": after a unit of measure a capital letter begins a sentence, whatever the abbreviation. */
function splitAtUnits(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = []
  let from = start
  for (const match of text
    .slice(start, end)
    .matchAll(/\d[^\S\n]?(?:(?:mio|mia)\.\s)?(?:kr|pct)\.(\s+)(?=\p{Lu}\p{Ll})/gu)) {
    const to = start + match.index + match[0].length
    spans.push({ start: from, end: to - (match[1]?.length ?? 0) })
    from = to
  }
  return [...spans, { start: from, end }]
}

/** A list mark that was cut off as a sentence of its own goes back to its entry. */
function join(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  for (const { start, end } of spans) {
    const last = pieces.at(-1)
    if (last && markAlone.test(last.text)) {
      const span = { start: last.span.start, end }
      pieces[pieces.length - 1] = { ...last, span, text: text.slice(span.start, end) }
    } else {
      const opens = /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, start - 20), start))
      pieces.push({ span: { start, end }, text: text.slice(start, end), opens })
    }
  }
  return pieces
}

const isBare = ({ text }: Piece): boolean => text.length <= short && !finished.test(text)

const isHeading = (piece: Piece): boolean =>
  piece.opens && isBare(piece) && !listMark.test(piece.text) && !/\d/.test(piece.text)

const isEntry = (piece: Piece): boolean =>
  piece.opens &&
  !isRow(piece.text) &&
  (listMark.test(piece.text) || /^\p{N}/u.test(piece.text) || isBare(piece))

/** Cells stand between tabs; a row of them is no sentence. */
const isRow = (text: string): boolean => (text.match(/\t/g)?.length ?? 0) > 1

/** Where the list that begins at `at` ends; `at + 1` when none does. */
function listEnd(pieces: readonly Piece[], at: number): number {
  const first = pieces[at]
  if (!first) return at + 1
  const announces = opensList.test(first.text)
  const introduces = announces || (!finished.test(first.text) && !isEntry(first))
  let end = at + 1
  for (let piece = pieces[end]; piece && isEntry(piece); piece = pieces[++end]) {
    if (piece.span.end - first.span.start > longestList) break
    // Entries that are sentences of their own stand alone, unless a line announces them.
    if (!introduces && !isBare(piece)) break
  }
  const entries = pieces.slice(at + 1, end)
  if (announces || (introduces && entries.some(({ text }) => listMark.test(text)))) return end
  // Without an announcement one bare line is a heading, several are a list.
  return entries.length > 1 ? end : at + 1
}

/** Line breaks inside a sentence become spaces, so that offsets stay. */
function soften(text: string): string {
  return text.replace(/\n\s*/g, (gap, offset: number) => {
    const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim()
    const after = text.slice(offset + gap.length, offset + gap.length + 40)
    if (before === '' || /[.!?:;]["”»)*_]*$/.test(before) || listMark.test(after)) return gap
    const goesOn = /^\p{Ll}/u.test(after) || (before.length >= wrapped && !/\n\s*\n/.test(gap))
    return goesOn ? ' '.repeat(gap.length) : gap
  })
}
