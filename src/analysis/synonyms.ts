import { readFileSync } from 'node:fs'
import { SearchError } from '../errors.ts'
import type { Analyzer, Token } from './analyzer.ts'

/** Words that mean about the same: one line of `data/synonyms.tsv`. */
export interface SynonymGroup {
  readonly id: string
  /** As written in the table: lower case, base form, one word or several. */
  readonly members: readonly string[]
  readonly weight: number
  /** Asked member → the members it also finds. */
  readonly finds: ReadonlyMap<string, readonly string[]>
  readonly never: readonly NeverNote[]
}

/** A direction that must not be followed, and why. Its words need not be members. */
export interface NeverNote {
  readonly asked: readonly string[]
  readonly found: readonly string[]
  readonly why: string
}

/** One other way to print what stands at [from, to) of a query. */
export interface Expansion {
  readonly from: number
  readonly to: number
  /** One element a word; each element holds the keys under which that word may be indexed. */
  readonly phrase: readonly (readonly string[])[]
  readonly weight: number
  /** Id of the group, for explanations. */
  readonly group: string
}

/** Query-time synonyms. A synonym's own synonyms are never followed. */
export interface Synonyms {
  /** One-word synonyms of a word with these keys, best first. */
  lookup(keys: readonly string[]): readonly { readonly keys: readonly string[]; readonly weight: number }[]
  /**
   * Synonyms of words and expressions of a query, the longest expression first: words inside an expression are
   * not expanded on their own. Positions are those of `tokens`, so stop words must still be in it.
   */
  expand(tokens: readonly Token[]): readonly Expansion[]
}

type Phrase = readonly (readonly string[])[]

/** A member as it is looked for in queries, with everything it finds. */
interface Entry {
  readonly words: Phrase
  readonly found: readonly { readonly phrase: Phrase; readonly weight: number; readonly group: string }[]
}

interface Match {
  readonly from: number
  readonly to: number
  readonly entry: Entry
}

/** Reads the table (ours when none is given) once; a line that cannot be read is an error that names it. */
export function createSynonyms(analyzer: Analyzer, tsv: string = readOwnTable()): Synonyms {
  const entries = byFirstKey(parseSynonyms(tsv).flatMap((group) => entriesOf(group, analyzer)))
  return {
    lookup: (keys) =>
      best(
        candidates(entries, keys)
          .filter(({ words }) => words.length === 1)
          .flatMap(({ found }) => found)
          .filter(({ phrase }) => phrase.length === 1 && !isAsked(phrase, [keys])),
      ).map(({ phrase, weight }) => ({ keys: phrase[0] ?? [], weight })),
    expand: (tokens) => {
      const keys = tokens.map((token) => token.keys)
      const matches = keys.flatMap((_, from) => matchesAt(entries, keys, from))
      return withoutOverlaps(matches).flatMap((range) => expansionsOf(range, keys))
    },
  }
}

function readOwnTable(): string {
  return readFileSync(new URL('./data/synonyms.tsv', import.meta.url), 'utf8')
}

// ---- Matching

function matchesAt(
  entries: ReadonlyMap<string, readonly Entry[]>,
  keys: readonly (readonly string[])[],
  from: number,
): readonly Match[] {
  return candidates(entries, keys[from] ?? [])
    .filter(({ words }) => words.every((word, offset) => overlaps(word, keys[from + offset] ?? [])))
    .map((entry) => ({ from, to: from + entry.words.length, entry }))
}

/** Matches grouped by range; a range that overlaps a longer one (or, equally long, an earlier one) is dropped. */
function withoutOverlaps(matches: readonly Match[]): readonly (readonly Match[])[] {
  const ranges = Map.groupBy(matches, ({ from, to }) => `${from}-${to}`)
  const longestFirst = matches.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const kept: Match[] = []
  for (const match of longestFirst) {
    if (kept.every(({ from, to }) => match.to <= from || match.from >= to)) kept.push(match)
  }
  return kept.toSorted((a, b) => a.from - b.from).map(({ from, to }) => ranges.get(`${from}-${to}`) ?? [])
}

function expansionsOf(matches: readonly Match[], keys: readonly (readonly string[])[]): Expansion[] {
  const found = matches.flatMap(({ from, to, entry }) =>
    entry.found
      .filter(({ phrase }) => !isAsked(phrase, keys.slice(from, to)))
      .map((synonym) => ({ from, to, ...synonym })),
  )
  return best(found)
}

/** Every phrase once, with its highest weight; highest first. */
function best<T extends { readonly phrase: Phrase; readonly weight: number }>(found: readonly T[]): T[] {
  const heaviest = new Map<string, T>()
  for (const synonym of found.toSorted((a, b) => b.weight - a.weight)) {
    const id = JSON.stringify(synonym.phrase)
    if (!heaviest.has(id)) heaviest.set(id, synonym)
  }
  return [...heaviest.values()]
}

const overlaps = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((key) => others.includes(key))

/** True when the query already asks for every word of the phrase, as "anbringelse uden for hjemmet" for the first. */
const isAsked = (phrase: Phrase, asked: readonly (readonly string[])[]): boolean =>
  phrase.every((word) => asked.some((keys) => word.every((key) => keys.includes(key))))

const candidates = (
  entries: ReadonlyMap<string, readonly Entry[]>,
  keys: readonly string[],
): readonly Entry[] => [...new Set(keys.flatMap((key) => entries.get(key) ?? []))]

// ---- From groups to entries

function entriesOf(group: SynonymGroup, analyzer: Analyzer): readonly Entry[] {
  const phrases = new Map(group.members.map((member) => [member, analyse(member, group.id, analyzer)]))
  const phraseOf = (member: string): Phrase => phrases.get(member) ?? []
  return [...group.finds].map(([asked, found]) => ({
    words: phraseOf(asked),
    found: found.map((member) => ({ phrase: phraseOf(member), weight: group.weight, group: group.id })),
  }))
}

function analyse(member: string, group: string, analyzer: Analyzer): Phrase {
  const tokens = analyzer.analyze(member)
  if (tokens.length === 0) throw badTable(`group "${group}": "${member}" holds no word`)
  return tokens.map(keysOf)
}

/**
 * A member stands in its base form, so where that is one of its keys the other keys are homographs: "leder" is
 * also a form of "lede", but a query for "lede" does not mean the boss.
 */
const keysOf = ({ folded, keys }: Token): readonly string[] => (keys.includes(folded) ? [folded] : keys)

function byFirstKey(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const key of entry.words[0] ?? []) {
      const known = index.get(key)
      if (known) known.push(entry)
      else index.set(key, [entry])
    }
  }
  return index
}

// ---- The table

const weightRange = { lowest: 0.1, highest: 0.7 } as const

/** Groups of a table, in its order. */
export function parseSynonyms(tsv: string): readonly SynonymGroup[] {
  const ids = new Set<string>()
  return tsv
    .normalize('NFC')
    .split(/\r?\n/)
    .map((text, index) => ({ text, where: `line ${index + 1}` }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'))
    .map(({ text, where }) => {
      const group = parseGroup(text.split('\t'), where)
      if (ids.has(group.id)) throw badTable(`${where}: the id "${group.id}" is already taken`)
      ids.add(group.id)
      return group
    })
}

function parseGroup(fields: readonly string[], where: string): SynonymGroup {
  const [id = '', list = '', weight = '', directions = '', notes = ''] = fields.map((field) => field.trim())
  if (fields.length > 5) throw badTable(`${where}: ${fields.length} columns instead of 5`)
  if (!/^[a-z0-9-]+$/.test(id)) throw badTable(`${where}: "${id}" is no id (a-z, 0-9 and -)`)
  const members = parseMembers(list, where)
  const finds = parseDirections(directions, members, where)
  const never = parseNotes(notes, members, where)
  checkNotes(never, finds, where)
  return { id, members, weight: parseWeight(weight, where), finds, never }
}

function parseMembers(list: string, where: string): readonly string[] {
  const members = list.split(',').map((member) => member.trim().replace(/\s+/g, ' '))
  if (members.length < 2) throw badTable(`${where}: a group needs at least two members`)
  for (const [index, member] of members.entries()) {
    if (member === '') throw badTable(`${where}: an empty member`)
    if (member !== member.toLowerCase()) throw badTable(`${where}: "${member}" is not in lower case`)
    if (members.indexOf(member) !== index) throw badTable(`${where}: "${member}" stands twice`)
  }
  return members
}

function parseWeight(text: string, where: string): number {
  const weight = /^0\.\d+$/.test(text) ? Number(text) : Number.NaN
  if (weight >= weightRange.lowest && weight <= weightRange.highest) return weight
  throw badTable(
    `${where}: the weight "${text}" is not within ${weightRange.lowest} to ${weightRange.highest}`,
  )
}

/** `a>b, a/c<>d, *>e`; empty: every member finds every other. */
function parseDirections(
  text: string,
  members: readonly string[],
  where: string,
): ReadonlyMap<string, readonly string[]> {
  const finds = new Map<string, Set<string>>()
  const add = (asked: readonly string[], found: readonly string[]): void => {
    for (const member of asked) {
      const others = finds.get(member) ?? new Set()
      for (const other of found) if (other !== member) others.add(other)
      if (others.size > 0) finds.set(member, others)
    }
  }
  for (const arrow of text === '' ? ['*>*'] : text.split(',')) {
    const [, left = '', sign = '', right = ''] = /^([^<>]+)(<?>)([^<>]+)$/.exec(arrow) ?? []
    if (sign === '') throw badTable(`${where}: "${arrow.trim()}" is no direction such as "a>b" or "a<>b"`)
    const [asked, found] = [parseSide(left, members, where), parseSide(right, members, where)]
    add(asked, found)
    if (sign === '<>') add(found, asked)
  }
  return new Map([...finds].map(([member, others]) => [member, [...others]]))
}

function parseSide(text: string, members: readonly string[], where: string): readonly string[] {
  const names = namesOf(text, members)
  const stranger = names.find((name) => !members.includes(name))
  if (stranger !== undefined) throw badTable(`${where}: "${stranger}" is no member of the group`)
  return names
}

/** Names between slashes; `*` stands for all members. */
const namesOf = (text: string, members: readonly string[]): readonly string[] =>
  text.split('/').flatMap((name) => (name.trim() === '*' ? members : [name.trim()]))

/** `b ≠ a: why; c/d ≠ e: why`. */
function parseNotes(text: string, members: readonly string[], where: string): readonly NeverNote[] {
  if (text === '') return []
  return text.split(';').map((note) => {
    const [, asked = '', found = '', why = ''] = /^([^≠:]+)≠([^≠:]+):\s*(\S.*)$/.exec(note.trim()) ?? []
    if (why === '') throw badTable(`${where}: "${note.trim()}" is no note such as "b ≠ a: why"`)
    return { asked: namesOf(asked, members), found: namesOf(found, members), why }
  })
}

function checkNotes(
  notes: readonly NeverNote[],
  finds: ReadonlyMap<string, readonly string[]>,
  where: string,
): void {
  for (const { asked, found } of notes) {
    for (const member of asked) {
      const followed = found.find((other) => finds.get(member)?.includes(other))
      if (followed !== undefined) {
        throw badTable(`${where}: "${member}" finds "${followed}", which its note forbids`)
      }
    }
  }
}

function badTable(problem: string): SearchError {
  return new SearchError('internal', `The synonym table cannot be read, ${problem}.`, {
    hint: 'Correct src/analysis/data/synonyms.tsv; its header explains the columns.',
  })
}
