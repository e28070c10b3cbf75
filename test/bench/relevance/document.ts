/** Generated parts of a Markdown document: what stands between `<!-- name:start -->` and `<!-- name:end -->`. */

const marks = (name: string): readonly [string, string] => [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]

/** @throws Error when the document has no such block */
export function readBlock(text: string, name: string): string {
  const [start, end] = marks(name)
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The document has no block "${name}".`)
  return text.slice(from + start.length, to).trim()
}

/** The document with new content in one block; the text around it stays. @throws as `readBlock` */
export function fillBlock(text: string, name: string, content: string): string {
  readBlock(text, name)
  const [start, end] = marks(name)
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)]
  return `${text.slice(0, from)}\n\n${content.trim()}\n\n${text.slice(to)}`
}

/** Rows of a Markdown table by their first cell, each as cells by the column's name. */
export function readTable(markdown: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [head = [], , ...rows] = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return new Map(
    rows.map((cells) => [cells[0] ?? '', new Map(head.map((name, column) => [name, cells[column] ?? '']))]),
  )
}
