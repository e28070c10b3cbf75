import { isClosedHeading } from '../close.ts'
import type { LineDiscard } from './layout.ts'
import { type Line, textAt } from './lines.ts'
import { plainTitle } from './titles.ts'

export interface ContentsEntry {
  readonly line: number
  readonly title: string
  readonly closed: boolean
}

export interface Contents {
  readonly discards: readonly LineDiscard[]
  readonly entries: readonly ContentsEntry[]
}

const contentsHeading =
  /^(?:#{1,6}\s*)?(?:indholdsfortegnelse|indhold|dagsordenspunkter|dagsordenpunkter|punkter|punktoversigt|oversigt|oversigt over punkter)\s*:?$/iu
const headLabel =
  /^\**(?:mødedato|mødested|mødedeltagere|deltagere|til stede|tilstede|afbud|fraværende|dato|sted|kl\.)\**\s*(?::|\s\S)/iu
/** Dots or a tab before a page number end an entry; a cut entry has the number only. */
export const contentsLine = /(?:\.{3,}|…{1,}|\t)\s*\d{1,4}$/u
const pageNumber = /\s*(?:[.…]{2,}\s*|\s)\d{1,4}$/u

/** The contents list: from its heading to the first item, the lines of the head between them left out. */
export function findContents(lines: readonly Line[], firstItem: number): Contents {
  const discards: LineDiscard[] = []
  const entries: ContentsEntry[] = []
  const start = lines.findIndex((line, index) => index < firstItem && contentsHeading.test(line.text))
  for (let index = Math.max(start, 0); index < firstItem; index++) {
    const text = textAt(lines, index)
    if (text === '') continue
    const inList = start >= 0 && !headLabel.test(text)
    if (start >= 0 && !inList) break
    if (!inList && !contentsLine.test(text)) continue
    discards.push({ line: index, reason: 'contents list' })
    if (index !== start) entries.push(toEntry(index, text))
  }
  return { discards, entries }
}

function toEntry(line: number, text: string): ContentsEntry {
  const heading = text.replace(pageNumber, '').replace(/^[-•*]\s+/u, '')
  const number = /^(?:Lukket:\s*)?(\d{1,3})[.)]\s/iu.exec(heading)?.[1] ?? null
  return { line, title: plainTitle(heading, number), closed: isClosedHeading(heading) }
}

/** Whether a contents entry, perhaps cut, names this title. */
export function namesTitle(entry: ContentsEntry, title: string): boolean {
  const listed = letters(entry.title)
  const printed = letters(title)
  if (listed === '' || printed === '') return false
  return (
    listed === printed ||
    (listed.length >= 25 && printed.startsWith(listed)) ||
    (printed.length >= 25 && listed.startsWith(printed))
  )
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, '')
}
