import type { ItemKind } from '../../src/model/agenda-item.ts'
import { closedMarks } from '../close.ts'

interface TypeWord {
  readonly kind: ItemKind
  readonly words: string
  readonly letter: string
}

/** Item types printed in headings, as a word in front (`Beslutningssag:`) or a letter behind (`(B)`). */
const types: readonly TypeWord[] = [
  { kind: 'decision', words: 'beslutnings?', letter: 'B' },
  { kind: 'discussion', words: 'drøftelses?|temadrøftelse', letter: 'D' },
  { kind: 'information', words: 'orienterings?|efterretnings?', letter: 'O' },
]

const typePrefixes = types.map(({ kind, words }) => ({
  kind,
  pattern: new RegExp(`^(?:til )?(?:${words})[ -]?(?:sag|punkt|emne)?\\s*:\\s*(?=\\S)`, 'iu'),
}))
const typeSuffixes = types.map(({ kind, words, letter }) => ({
  kind,
  pattern: new RegExp(`\\s*\\((?:${letter}|(?:til )?(?:${words})[ -]?(?:sag|punkt)?)\\)$`, 'iu'),
}))

const standing =
  /^(?:godkendelse af (?:dagsorden|referat|protokol)|valg af|dagsorden|eventuelt|evt\b|meddelelser|orientering(?: fra| til|$)|gensidig orientering|generel orientering|lukket orientering|siden sidst|næste møde|bordet rundt|mødekalender|kommunikation$)/iu
const signature = /^(?:underskrift|digital underskrift|godkendelse og underskrift)/iu

/** Pieces of a heading that are no part of its title, removed until none is left. */
const noise: readonly RegExp[] = [
  /^(?:punkt|pkt\.?|sag(?: nr\.?)?|dagsordenspunkt)\s*\d{1,3}\s*[:.)–-]?\s+(?=\S)/iu,
  /^#{1,6}\s+/u,
  ...closedMarks,
  ...typePrefixes.map(({ pattern }) => pattern),
  ...typeSuffixes.map(({ pattern }) => pattern),
  /\s*\(\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}\s*\)$/u,
  /\s*\(\s*kl\.?\s*\d{1,2}[.:]\d{2}\s*\)$/iu,
]

/** Heading without number, `Lukket:`, type word, `(B)` and clock times. `number` is the item's printed number. */
export function plainTitle(heading: string, number: string | null): string {
  const repeated = number === null ? null : new RegExp(`^${number}\\s*[.):]\\s+(?=\\S)`, 'u')
  let title = heading.replace(/\*\*/g, '').trim()
  for (let round = 0; round < 8; round++) {
    const before = title
    for (const pattern of noise) title = title.replace(pattern, '')
    if (repeated) title = title.replace(repeated, '')
    title = title.replace(/\s+[-–]$/u, '').trim()
    if (title === before) break
  }
  return title === '' ? heading.trim() : title
}

/** What the heading says the body is asked to do; where it prints no type, whether the item is a standing one. */
export function itemKind(heading: string, title: string): ItemKind {
  const stripped = stripForType(heading)
  const printed =
    typePrefixes.find(({ pattern }) => pattern.test(stripped)) ??
    typeSuffixes.find(({ pattern }) => pattern.test(stripped))
  if (printed) return printed.kind
  if (signature.test(title)) return 'signature'
  return standing.test(title) ? 'standing' : 'other'
}

/** The heading from its type word on: without item number and closed mark in front. */
function stripForType(heading: string): string {
  let text = heading
    .replace(/\*\*/g, '')
    .replace(/^#{1,6}\s+/u, '')
    .trim()
  for (let round = 0; round < 3; round++) {
    text = text.replace(/^(?:(?:punkt|pkt\.?)\s*)?\d{1,3}\s*[:.)]?\s+(?=\S)/iu, '')
    for (const pattern of closedMarks) text = text.replace(pattern, '')
  }
  return text
}
