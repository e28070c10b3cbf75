import { collapse } from '../layouts/lines.ts'

export interface ListEntry {
  /** Printed number, null for a bullet. */
  readonly number: number | null
  readonly text: string
}

type ListStyle = 'numberedAt' | 'numbered' | 'lettered' | 'bullet' | 'at'

/** Ways a list is printed. The first entry of a list decides its style; other marks are then part of the text. */
const styles: readonly { readonly style: ListStyle; readonly pattern: RegExp }[] = [
  { style: 'numberedAt', pattern: /^[-•*–]?\s*\**(\d{1,2})[.)]\s*\**\s*at\**\s+/iu },
  { style: 'numbered', pattern: /^\**(\d{1,2})[.)]\**\s+(?=\S)/u },
  { style: 'lettered', pattern: /^([a-h])[.)]\s+(?=\S)/u },
  { style: 'bullet', pattern: /^[-•*–·]\s+(?=\S)/u },
  { style: 'at', pattern: /^\**at\**\s+(?=\S)/iu },
]

/** The entries of the first list in a text; text before it and paragraphs behind it are left out. */
export function listEntries(text: string): ListEntry[] {
  const entries: { number: number | null; parts: string[] }[] = []
  let style: RegExp | null = null
  let gap = false
  for (const raw of text.split('\n')) {
    const line = collapse(raw.slice(0, 20_000))
    if (line === '') {
      gap = true
      continue
    }
    style ??= styles.find(({ pattern }) => pattern.test(line))?.pattern ?? null
    const mark = style?.exec(line)
    if (mark) {
      const number = mark[1] && /^\d/.test(mark[1]) ? Number(mark[1]) : null
      entries.push({ number, parts: [entryText(line, mark[0])] })
    } else if (!gap || styles.some(({ pattern }) => pattern.test(line))) {
      entries.at(-1)?.parts.push(line)
    }
    gap = false
  }
  return entries.map(({ number, parts }) => ({
    number,
    text: collapse(parts.join(' ').replace(/\*\*/g, '')),
  }))
}

/** `at` belongs to the entry's text, the mark in front of it does not. */
function entryText(line: string, mark: string): string {
  const rest = line.slice(mark.length)
  return /at\**\s*$/iu.test(mark) ? `at ${rest}` : rest
}

/** Blocks of a text that blank lines or bullets separate, white space collapsed. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n[^\S\n]*\n|\n(?=[^\S\n]*[-•*–·][^\S\n])/u)
    .map(collapse)
    .filter((block) => block !== '')
}
