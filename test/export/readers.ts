/** Readers of the export formats, written from their descriptions and knowing nothing of the writers. */

/** RFC 4180 with another separator: rows of cells. A byte order mark is left to the caller. */
export function readCsv(text: string, separator = ';'): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) {
      row.push(cell)
      cell = ''
    } else if (character === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      at++
    } else cell += character
  }
  if (quoted || cell !== '' || row.length > 0) throw new Error('The file ends inside a row.')
  return rows
}

/** Takes the marks of the formula guard away again. */
export function unguard(cell: string): string {
  let text = ''
  let place: 'cell' | 'piece' | 'inside' = 'cell'
  for (let at = 0; at < cell.length; at++) {
    const [character = '', next = ''] = [cell[at], cell[at + 1]]
    const sign = /[=+\-@＝＋－＠]/.test(next) || (place === 'cell' && /[\t\r\n]/.test(next))
    if (character === "'" && next !== '' && place !== 'inside' && sign) {
      text += next
      place = /[\t\r\n]/.test(next) ? 'piece' : 'inside'
      at++
      continue
    }
    text += character
    if (/[,;|\t\r\n]/.test(character)) place = 'piece'
    else if (!/[\s"'\u200b-\u200d\u2060\ufeff]/.test(character)) place = 'inside'
  }
  return text
}

export type Reference = Readonly<Record<string, readonly string[]>>

/** References of an RIS file: the values of each tag. Lines before the first one belong to no reference. */
export function readRis(text: string): Reference[] {
  const references: Record<string, string[]>[] = []
  let open: Record<string, string[]> | null = null
  for (const line of text.split('\r\n')) {
    const [, tag, value = ''] = /^([A-Z][A-Z0-9]) {2}- ?(.*)$/s.exec(line) ?? []
    if (tag === undefined) {
      if (open && line !== '') throw new Error(`This is no line of a reference: ${line}`)
      continue
    }
    if (tag === 'TY') {
      if (open) throw new Error('A reference begins inside another.')
      open = {}
    }
    if (!open) throw new Error(`${tag} stands outside a reference.`)
    if (tag === 'ER') {
      references.push(open)
      open = null
    } else {
      open[tag] = [...(open[tag] ?? []), value]
    }
  }
  if (open) throw new Error('The last reference does not end.')
  return references
}

export interface BibtexEntry {
  readonly type: string
  readonly key: string
  /** Values as they stand between the outer braces. */
  readonly fields: Readonly<Record<string, string>>
}

/** Entries of a BibTeX file. As BibTeX does, it takes every `@` outside an entry for the start of one. */
export function readBibtex(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = []
  let at = text.indexOf('@')
  while (at !== -1) {
    const [head = '', type = '', key = ''] = /^@(\w+)\{([^\s,{}]+),\s*/.exec(text.slice(at, at + 300)) ?? []
    if (head === '') throw new Error(`This is no entry: ${text.slice(at, at + 40)}`)
    at += head.length
    const fields: Record<string, string> = {}
    while (text[at] !== '}') {
      const [name = ''] = /^\w+/.exec(text.slice(at, at + 40)) ?? []
      const start = at + name.length
      if (name === '' || text.slice(start, start + 4) !== ' = {') {
        throw new Error(`This is no field: ${text.slice(at, at + 40)}`)
      }
      const end = closingBrace(text, start + 3)
      fields[name] = text.slice(start + 4, end)
      at = end + 1
      while (/[\s,]/.test(text[at] ?? '}')) at++
    }
    entries.push({ type, key, fields })
    at = text.indexOf('@', at)
  }
  return entries
}

/** Braces count wherever they stand: BibTeX knows no escape. */
function closingBrace(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at
  }
  throw new Error('A brace is not closed.')
}

const commands: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
}

/** What LaTeX prints for a value; a sign it would act on is an error. */
export function readTex(value: string): string {
  let printed = ''
  let rest = value
  while (rest !== '') {
    const [all = '', plain, sign, command] =
      /^(?:([^\\{}$&#%_^~]+)|\\([$&#%_])|\\([a-z]+)\{\})/s.exec(rest) ?? []
    const known = plain ?? sign ?? commands[command ?? '']
    if (known === undefined) throw new Error(`LaTeX would act on this: ${rest.slice(0, 40)}`)
    printed += known
    rest = rest.slice(all.length)
  }
  return printed
}
