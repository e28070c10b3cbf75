import type { Filter } from '../engines/port.ts'
import { mergeFilters } from './filter.ts'
import { fieldUse } from './query-fields.ts'

/** One thing that should stand in an item. */
export interface Clause {
  readonly kind: 'words' | 'phrase' | 'prefix'
  readonly text: string
  /** Where it must stand; anywhere when null. */
  readonly part: 'title' | 'decision' | null
}

export interface ParsedQuery {
  /** Words, phrases and prefixes to rank by; neighbouring plain words are one clause. */
  readonly wanted: readonly Clause[]
  /** Groups of alternatives (`a OR b`): every alternative is ranked by, at least one must match. */
  readonly alternatives: readonly (readonly Clause[])[]
  /** What must not stand in an item. */
  readonly excluded: readonly Clause[]
  readonly filter: Filter
  /** `-kommune:X`: items that meet one of these are dropped. */
  readonly without: readonly Filter[]
  /** The query as plain language, for the embedder. */
  readonly text: string
}

/** A word, phrase or `field:value` as it stands in a query. */
export interface Part {
  /** As typed, minus, field and quotes included. */
  readonly whole: string
  /** Where it begins in the cleaned query. */
  readonly start: number
  readonly minus: boolean
  readonly field: string | null
  readonly quoted: boolean
  readonly value: string
}

/** A quoted or bare value with an optional minus and field; an unclosed quote ends with the query. */
const partPattern = /(-?)(?:([\p{L}]{2,15}):)?(?:["”“„»«]([^"”“„»«]{0,1000})["”“„»«]?|(\S{1,1000}))/gu

/**
 * Reads the query language: words, "exact phrase", -minus, OR/ELLER, prefix*, field:value. Nothing is a syntax
 * error: what makes no sense as an operator is searched as words.
 */
export function parseQuery(query: string): ParsedQuery {
  const parts = readParts(cleanQuery(query))
  const reading: Reading = { wanted: [], alternatives: [], excluded: [], filter: {}, without: [] }
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]
    if (!part) continue
    const group = alternativesFrom(parts, index)
    if (group.length > 1) {
      reading.alternatives.push(group.map(toClause))
      index += group.length * 2 - 2
    } else if (!isOr(part)) {
      readPart(reading, part)
    }
  }
  const wanted = joinWords(reading.wanted)
  const spoken = [...wanted, ...reading.alternatives.flat()].filter(({ kind }) => kind !== 'prefix')
  return { ...reading, wanted, text: spoken.map(({ text }) => text).join(' ') }
}

interface Reading {
  wanted: Clause[]
  alternatives: Clause[][]
  excluded: Clause[]
  filter: Filter
  without: Filter[]
}

/** The parts of a cleaned query, in order. */
export function readParts(query: string): Part[] {
  return [...query.matchAll(partPattern)].map(toPart)
}

/** Control characters and lone surrogates go; NFC, because minutes are stored in it. */
export function cleanQuery(query: string): string {
  return query
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, ' ')
}

function toPart(match: RegExpExecArray): Part {
  const [whole, minus = '', name, quoted, bare] = match
  const place = { whole, start: match.index, minus: minus === '-' }
  if (name === undefined || fieldUse(name) !== undefined) {
    return { ...place, field: name ?? null, quoted: quoted !== undefined, value: quoted ?? bare ?? '' }
  }
  // Not one of our fields ("kl:", "https:"): the name is part of the text.
  return { ...place, field: null, quoted: false, value: whole.slice(minus.length) }
}

const isOr = (part: Part): boolean =>
  !part.quoted && !part.minus && !part.field && /^(?:OR|ELLER)$/.test(part.value)

/** The parts joined by OR from `index` on; a single part when none follows. */
function alternativesFrom(parts: readonly Part[], index: number): Part[] {
  const group: Part[] = []
  for (let at = index; at < parts.length; at += 2) {
    const part = parts[at]
    const next = parts[at + 1]
    if (!part || isOr(part) || part.minus || isFilter(part)) break
    group.push(part)
    if (!next || !isOr(next)) break
  }
  return group
}

export const isFilter = (part: Part): boolean =>
  part.field !== null && fieldUse(part.field)?.kind === 'filter'

function readPart(reading: Reading, part: Part): void {
  if (part.minus && /[\p{L}\p{N}]/u.test(part.value) && !isFilter(part)) {
    reading.excluded.push(toClause(part))
    return
  }
  const use = part.field === null ? undefined : fieldUse(part.field)
  const filter = use?.kind === 'filter' ? use.toFilter(part.value) : null
  if (filter && part.minus) reading.without.push(filter)
  else if (filter) reading.filter = mergeFilters(reading.filter, filter)
  else reading.wanted.push(toClause(part))
}

function toClause(part: Part): Clause {
  const use = part.field === null ? undefined : fieldUse(part.field)
  const where = use?.kind === 'words' ? use.part : null
  if (part.quoted) return { kind: 'phrase', text: part.value, part: where }
  const prefix = /^([\p{L}\p{N}]{2,})\*$/u.exec(part.value)?.[1]
  if (prefix) return { kind: 'prefix', text: prefix, part: where }
  return { kind: 'words', text: part.value, part: where }
}

/** Neighbouring plain words become one text, so that "§ 99" and "dobbelt diagnose" can be analysed together. */
function joinWords(clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    if (last && last.kind === 'words' && clause.kind === 'words' && last.part === clause.part) {
      joined[joined.length - 1] = { ...last, text: `${last.text} ${clause.text}` }
    } else {
      joined.push(clause)
    }
  }
  return joined
}
