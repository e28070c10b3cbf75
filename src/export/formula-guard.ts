/**
 * Spreadsheets run a cell as a formula when it begins with one of these signs. A file that is opened with another
 * separator than its own, or whose quotes are not read, has cells that begin inside ours: so the sign is guarded
 * after every character that some reader takes for a separator too.
 */

const signs = /[=+\-@＝＋－＠]/
/** Dangerous at the start of a cell; inside one they only part it. */
const controls = /[\t\r\n]/
const separators = /[,;|\t\r\n]/
/** What readers skip in front of a cell's content. */
const skipped = /[\s"'\u200b-\u200d\u2060\ufeff]/

/** In front of a formula sign it makes the cell text. */
export const guardMark = "'"

/** The cell with a mark before every sign that could begin a formula. No two cells become the same. */
export function guardFormulas(cell: string): string {
  let guarded = ''
  let place: 'cell' | 'piece' | 'inside' = 'cell'
  for (const character of cell) {
    const dangerous =
      (place !== 'inside' && signs.test(character)) || (place === 'cell' && controls.test(character))
    guarded += dangerous ? guardMark + character : character
    if (separators.test(character)) place = 'piece'
    else if (dangerous || !skipped.test(character)) place = 'inside'
  }
  return guarded
}
