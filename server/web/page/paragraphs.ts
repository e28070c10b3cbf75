/** A line this long that ends in the middle of a sentence was broken by the printed page, not by its author. */
const wrapped = 55

/** Paragraphs of a section, each a list of lines. Blank lines part paragraphs; lines broken by the page are joined. */
export function paragraphs(text: string): string[][] {
  return text
    .split(/\n\s*\n/)
    .map((block) => joinLines(block.split('\n').map((line) => line.trim())))
    .filter((lines) => lines.length > 0)
}

function joinLines(lines: readonly string[]): string[] {
  const joined: string[] = []
  let last = ''
  for (const line of lines.filter((one) => one !== '')) {
    const goesOn = last.length >= wrapped && !/[.:;!?]$/.test(last) && !isListItem(line)
    if (goesOn) joined[joined.length - 1] = `${joined.at(-1)} ${line}`
    else joined.push(line)
    last = line
  }
  return joined
}

const isListItem = (line: string): boolean => /^(?:[-–—•*·]|\d{1,2}[.)]|[a-z]\)|at\s)/u.test(line)
