import type { Attachment } from '../../src/model/agenda-item.ts'
import { collapse } from '../layouts/lines.ts'

const nothing = /^(?:ingen(?: bilag)?|[-–—]+|der er ingen bilag(?: til sagen)?)\.?$/iu
const intro = /:$/u
const mark = /^(?:[-•*–·]\s+)/u
const link = /^!?\[([^\]]{1,300})\]\([^)]{0,2000}\)/u

/** A list of names is never longer. */
const listCharacters = 200_000

/**
 * Names in a list of attachments. Entries are set off by blank lines, bullets, semicolons or line ends; a line that
 * goes on in lower case belongs to the name before it.
 */
export function attachmentList(text: string): Attachment[] {
  return text
    .slice(0, listCharacters)
    .split(/\n[^\S\n]*\n/)
    .flatMap(blockEntries)
    .flatMap((entry) => entry.split(/\s*;\s+/))
    .map(attachmentName)
    .filter((name) => name !== '' && !nothing.test(name) && !intro.test(name))
    .map((name) => ({ name }))
}

function blockEntries(block: string): string[] {
  const entries: string[] = []
  for (const line of block.split('\n').map(collapse)) {
    if (line === '') continue
    const previous = entries.at(-1)
    if (previous !== undefined && isContinuation(previous, line)) {
      entries.push(`${entries.pop()} ${line}`)
    } else {
      entries.push(line)
    }
  }
  return entries
}

function isContinuation(previous: string, line: string): boolean {
  if (mark.test(line) || link.test(line)) return false
  return (
    (/^\p{Ll}/u.test(line) && !/\.[a-z]{3,4}$/iu.test(previous) && !/:$/u.test(previous)) ||
    /[-–,(]$/u.test(previous)
  )
}

function attachmentName(entry: string): string {
  const text = entry.replace(mark, '').trim()
  return (link.exec(text)?.[1] ?? text).trim()
}
