import type { Person } from '../../src/model/meeting.ts'

export interface PeopleList {
  readonly present: readonly Person[]
  readonly absent: readonly Person[]
}

/** Names of parties as printed in full; a list letter or a short abbreviation needs no entry here. */
const parties =
  /^(?:Socialdemokrat(?:iet|erne)|Venstre|Radikale Venstre|Det Radikale Venstre|Konservative|Det Konservative Folkeparti|Dansk Folkeparti|Enhedslisten|Liberal Alliance|Socialistisk Folkeparti|Nye Borgerlige|Alternativet|Danmarksdemokraterne|Moderaterne|Kristendemokraterne|Slesvigsk Parti|Løsgænger|Uden for parti(?:erne)?|Udenfor parti(?:erne)?|Lokallisten.*|Borgerlisten.*|Fælleslisten.*|Bylisten.*)$/iu
const organisation =
  /^(?:Region \p{Lu}.*|Sygehus \p{Lu}.*|.+ (?:Kommune|Region|Sygehus|Hospital|Forening|Råd|Styrelse)|PLO.*)$/u
const abbreviation = /^[A-ZÆØÅ]{1,5}$/u
const absenceMark = /\s*\((?:fravær(?:ende)?|afbud|ikke til stede|forfald)[^)]*\)/giu
const nobody = /^(?:ingen\.?|[-–—]+|n\/a)?$/iu

/** True for a party letter, a party or an organisation. */
export function isAffiliation(token: string): boolean {
  return abbreviation.test(token) || parties.test(token) || organisation.test(token)
}

/**
 * Reads an attendance list: `Navn, Navn`, `Navn, V, Navn, PLO (Fravær)`, `Navn (A), Navn (V)` or one name a line.
 * `lines` are the lines of the list; names may be wrapped from one to the next.
 */
export function parsePeople(lines: readonly string[]): PeopleList {
  const present: Person[] = []
  const absent: Person[] = []
  for (const token of peopleTokens(lines)) {
    const missing = token.replace(absenceMark, '') !== token
    const text = token.replace(absenceMark, '').trim()
    const last = present.at(-1)
    if (isAffiliation(text) && last && last.affiliation === null) {
      present.pop()
      ;(missing ? absent : present).push({ name: last.name, affiliation: text })
      continue
    }
    const person = toPerson(text)
    if (person) (missing ? absent : present).push(person)
  }
  return { present, absent }
}

function peopleTokens(lines: readonly string[]): string[] {
  const filled = lines.map((line) => line.replace(/^[-•*–]\s+/u, '').trim()).filter((line) => line !== '')
  const separator = isOnePerLine(filled) ? ', ' : ' '
  return filled
    .join(separator)
    .split(/\s*[,;]\s*/)
    .flatMap(splitLastPair)
    .map((token) => token.replace(/\.$/, '').trim())
    .filter((token) => token !== '')
}

/** One person a line: no line has a comma, or each line is `Navn, Parti`. */
function isOnePerLine(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  if (lines.every((line) => !/[,;]/.test(line))) return true
  return lines.every((line) => {
    const parts = line.split(/\s*,\s*/)
    return (
      parts.length <= 2 &&
      (parts.length === 1 || isAffiliation(parts[1] ?? '') || /^\p{Ll}/u.test(parts[1] ?? ''))
    )
  })
}

/** `Navn og Navn` is two people, `Social og Sundhed` as an affiliation stays one. */
function splitLastPair(token: string): string[] {
  return isAffiliation(token) ? [token] : token.split(/\s+og\s+(?=\p{Lu})/u)
}

/** `Navn (A)` or a bare name; null for roles (`formand`) and for `Ingen`. */
function toPerson(text: string): Person | null {
  if (nobody.test(text) || text.length > 90) return null
  const match = /^([^()]{2,80}?)\s*\(([^()]{1,60})\)\s*(?:[-–].*)?$/u.exec(text)
  const name = (match?.[1] ?? text).replace(/\s+[-–]\s+\p{Ll}.*$/u, '').trim()
  if (!/^\p{Lu}/u.test(name)) return null
  const affiliation = match?.[2]?.trim() ?? null
  return { name, affiliation: affiliation !== null && /^\p{Ll}/u.test(affiliation) ? null : affiliation }
}

/** True when the text is nothing but people: `Ane Brink, PLO`. Used to tell a list from a sentence. */
export function looksLikePeople(text: string): boolean {
  if (nobody.test(text.trim())) return true
  if (text.length > 600) return false
  return text
    .replace(absenceMark, '')
    .split(/\s*[,;]\s*|\s+og\s+/)
    .every((token) => isNameLike(token.replace(/\.$/, '').trim()))
}

const particles: ReadonlySet<string> = new Set(['af', 'de', 'den', 'der', 'la', 'van', 'von', 'i'])

function isNameLike(token: string): boolean {
  if (token === '' || isAffiliation(token)) return true
  const words = token
    .replace(/\([^()]*\)/g, '')
    .trim()
    .split(/\s+/)
  return words.length <= 6 && words.every((word) => /^\p{Lu}/u.test(word) || particles.has(word))
}
