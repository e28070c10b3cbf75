import { readable } from '../../../src/model/readable.ts'

/** A line this long that ends in the middle of a sentence was broken by the printed page, not by its author. */
const wrapped = 55

/** A stretch of text and its place in the text it was cut from. */
export interface Piece {
  readonly text: string
  readonly at: number
}

/** A line as it is shown: the printed lines that it was joined from. */
export type Line = readonly Piece[]

/** Paragraphs of a section, each a list of lines. Blank lines part paragraphs; lines broken by the page are joined. */
export function paragraphs(text: string): Line[][] {
  const found: Piece[][][] = [[]]
  let last = ''
  for (const piece of printedLines(text)) {
    const paragraph = found.at(-1) ?? []
    const line = paragraph.at(-1)
    if (piece.text === '') found.push([])
    else if (line && goesOn(last, piece.text)) line.push(piece)
    else paragraph.push([piece])
    last = piece.text
  }
  return found.filter((lines) => lines.length > 0)
}

function printedLines(text: string): Piece[] {
  return [...text.matchAll(/^[^\n]*$/gm)].map(({ index, 0: line }) => ({
    text: readable(line).trim() === '' ? '' : line.trim(),
    at: index + line.length - line.trimStart().length,
  }))
}

const goesOn = (last: string, next: string): boolean =>
  last.length >= wrapped && !/[.:;!?]$/.test(last) && !isListItem(next)

const isListItem = (line: string): boolean => /^(?:[-–—•*·]|\d{1,2}[.)]|[a-z]\)|at\s)/u.test(line)
