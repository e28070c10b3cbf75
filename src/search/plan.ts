import type { Token } from '../analysis/analyzer.ts'
import type { Expansion } from '../analysis/synonyms.ts'
import type { KeywordField, KeywordVariant } from '../engines/port.ts'
import type { Lexicon } from './lexicon.ts'
import type { Clause, ParsedQuery } from './query.ts'

/** A synonym of several words: each must stand in the text. */
export interface Composite {
  /** For every word its alternatives, as indexes into `Plan.variants`. */
  readonly words: readonly (readonly number[])[]
  readonly weight: number
}

/** A query word with all the ways it may be printed. */
export interface PlannedTerm {
  readonly surface: string
  /** Indexes into `Plan.variants`. */
  readonly variants: readonly number[]
  readonly composites: readonly Composite[]
  /** True when the word must stand in an item (phrases, fields). */
  readonly required: boolean
}

export interface PlannedPhrase {
  readonly text: string
  /** Folded surface words. */
  readonly words: readonly string[]
}

export interface Plan {
  readonly terms: readonly PlannedTerm[]
  readonly variants: readonly KeywordVariant[]
  /** By variant: the terms, as indexes, that it is a form of or takes part in a composite of. */
  readonly termsByVariant: readonly (readonly number[])[]
  readonly phrases: readonly PlannedPhrase[]
  /** Each group: at least one of its terms or phrases must match. */
  readonly alternatives: readonly Alternatives[]
  /** What is ranked by, as indexes into `terms`: single terms, and groups of which the best term counts. */
  readonly units: readonly (readonly number[])[]
  /** Terms and phrases whose items are dropped. */
  readonly excluded: { readonly terms: readonly number[]; readonly phrases: readonly PlannedPhrase[] }
  /** Misspelt words as typed, with the folded word of the collection that each most likely stands for. */
  readonly corrections: ReadonlyMap<string, string>
}

export interface Alternatives {
  /** Indexes into `Plan.terms` of all words of the group, phrases included: the best of them ranks for the group. */
  readonly members: readonly number[]
  /** Those of them that answer for the group alone. */
  readonly terms: readonly number[]
  readonly phrases: readonly PlannedPhrase[]
}

/** More variants than this add noise and time. */
const maxSuggestions = 2
/** A word that splits into known parts is corrected only by a slip this small. */
const smallSlip = 1

const fieldsOf: Readonly<Record<'title' | 'decision', readonly KeywordField[]>> = {
  title: ['title', 'titleParts'],
  decision: ['decision'],
}

/** Turns a parsed query into index keys. Pure: the same query and lexicon give the same plan. */
export function planQuery(query: ParsedQuery, lexicon: Lexicon): Plan {
  const draft = new Draft(lexicon)
  for (const clause of query.wanted) draft.add(clause, clause.part !== null || clause.kind !== 'words')
  const wantedPhrases = draft.phrases.length
  const alternatives = query.alternatives.map((group) => planGroup(draft, group))
  const before = draft.terms.length
  const otherPhrases = draft.phrases.length
  for (const clause of query.excluded) draft.add(clause, false, true)
  const excludedTerms = range(before, draft.terms.length)
  return {
    terms: draft.terms,
    variants: draft.variants,
    termsByVariant: ownersOf(draft.terms, draft.variants.length),
    phrases: draft.phrases.slice(0, wantedPhrases),
    alternatives,
    units: rankedUnits(before, alternatives),
    excluded: { terms: excludedTerms, phrases: draft.phrases.slice(otherPhrases) },
    corrections: draft.corrections,
  }
}

/** See `Plan.termsByVariant`. */
export function ownersOf(terms: readonly PlannedTerm[], count: number): number[][] {
  const owners = Array.from({ length: count }, () => new Set<number>())
  for (const [term, { variants, composites }] of terms.entries()) {
    const named = [...variants, ...composites.flatMap(({ words }) => words.flat())]
    for (const variant of named) owners[variant]?.add(term)
  }
  return owners.map((owner) => [...owner])
}

/** The first `count` terms one by one, but those of a group together. */
export function rankedUnits(
  count: number,
  alternatives: readonly Alternatives[],
): readonly (readonly number[])[] {
  const groups = alternatives.map(({ members }) => members)
  const grouped = new Set(groups.flat())
  const single = range(0, count).filter((index) => !grouped.has(index))
  return [...single.map((index) => [index]), ...groups]
}

/** A phrase of several words answers for its words; they only rank. */
function planGroup(draft: Draft, group: readonly Clause[]): Alternatives {
  const firstPhrase = draft.phrases.length
  const firstTerm = draft.terms.length
  const terms = group.flatMap((clause) => {
    const before = draft.phrases.length
    const added = draft.add(clause, false)
    return draft.phrases.length > before ? [] : added
  })
  return { members: range(firstTerm, draft.terms.length), terms, phrases: draft.phrases.slice(firstPhrase) }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

class Draft {
  readonly terms: PlannedTerm[] = []
  readonly variants: KeywordVariant[] = []
  readonly phrases: PlannedPhrase[] = []
  readonly corrections = new Map<string, string>()
  #lexicon: Lexicon
  #known = new Map<string, number>()

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  /** Adds a clause's terms and returns their indexes. `exact` leaves out typos, synonyms and parts. */
  add(clause: Clause, required: boolean, exact = false): number[] {
    const fields = clause.part === null ? undefined : fieldsOf[clause.part]
    const tokens = this.#lexicon.analyzer.analyze(clause.text)
    if (clause.kind === 'phrase') this.#addPhrase(clause.text, tokens)
    // What must not stand together may well stand apart.
    if (clause.kind === 'phrase' && exact && tokens.length > 1) return []
    if (clause.kind === 'prefix') return [this.#addPrefix(clause.text, tokens, fields, required)]
    const content = tokens.filter((token) => !token.stop)
    const kept = content.length > 0 ? content : tokens
    const loose = !exact && clause.kind !== 'phrase'
    const synonyms = loose ? this.#lexicon.expand(tokens) : []
    return kept.map((token, index) => {
      const position = tokens.indexOf(token)
      const own = synonyms.filter(({ from, to }) => from <= position && position < to)
      const variants = [
        ...this.#words(token, fields),
        ...(loose ? this.#looser(token, fields) : []),
        ...(loose ? this.#joined(token, [kept[index - 1], kept[index + 1]], fields) : []),
        ...own.flatMap((synonym) => this.#oneWord(synonym, fields)),
      ]
      const composites = own
        .filter(({ phrase }) => phrase.length > 1)
        .map((synonym) => this.#composite(synonym, fields))
      return this.#addTerm(token.surface, variants, composites, required)
    })
  }

  #addPhrase(text: string, tokens: readonly Token[]): void {
    if (tokens.length > 1) this.phrases.push({ text, words: tokens.map(({ folded }) => folded) })
  }

  #addPrefix(
    text: string,
    tokens: readonly Token[],
    fields: readonly KeywordField[] | undefined,
    required: boolean,
  ): number {
    const key = tokens[0]?.folded ?? text.toLowerCase()
    return this.#addTerm(`${text}*`, [this.#variant(key, 1, 'prefix', fields)], [], required)
  }

  #addTerm(
    surface: string,
    variants: readonly number[],
    composites: readonly Composite[],
    required: boolean,
  ): number {
    this.terms.push({ surface, variants: [...new Set(variants)], composites, required })
    return this.terms.length - 1
  }

  #words(token: Token, fields: readonly KeywordField[] | undefined): number[] {
    const how = token.kind === 'word' ? 'word' : 'entity'
    return (token.queryKeys ?? token.keys).map((key) => this.#variant(key, 1, how, fields))
  }

  /** Compound parts and likely spellings: only for words. */
  #looser(token: Token, fields: readonly KeywordField[] | undefined): number[] {
    if (token.kind !== 'word') return []
    const parts = token.parts.map(({ lemma }) => this.#variant(lemma, 1, 'part', fields))
    return [...parts, ...this.#typos(token, fields)]
  }

  #typos(token: Token, fields: readonly KeywordField[] | undefined): number[] {
    const { folded, keys, parts } = token
    if (folded.length < 4 || this.#lexicon.has(folded) || keys.some((key) => this.#lexicon.hasKey(key)))
      return []
    const suggestions = this.#lexicon
      .suggest(folded, maxSuggestions)
      .filter(({ distance }) => parts.length === 0 || distance <= smallSlip)
    const best = suggestions[0]
    if (best) this.corrections.set(token.surface, best.word)
    return suggestions.flatMap(({ word }) =>
      this.#lexicon.analyzer
        .analyze(word)
        .flatMap((typed) => typed.keys.map((key) => this.#variant(key, 1, 'typo', fields))),
    )
  }

  #oneWord({ phrase, weight }: Expansion, fields: readonly KeywordField[] | undefined): number[] {
    const [keys, ...more] = phrase
    return more.length === 0 && keys ? keys.map((key) => this.#variant(key, weight, 'synonym', fields)) : []
  }

  #composite({ phrase, weight }: Expansion, fields: readonly KeywordField[] | undefined): Composite {
    const words = phrase.map((keys) => keys.map((key) => this.#variant(key, weight, 'synonym', fields)))
    return { words, weight }
  }

  /** "dobbelt diagnose", "sundheds beredskab": neighbours written together may be one word of the collection. */
  #joined(
    token: Token,
    [before, after]: readonly (Token | undefined)[],
    fields: readonly KeywordField[] | undefined,
  ): number[] {
    const pairs = [
      before ? ([before, token] as const) : null,
      after ? ([token, after] as const) : null,
    ].filter((pair) => pair !== null)
    return pairs
      .filter(([left, right]) => left.kind === 'word' && right.kind === 'word')
      .flatMap(([left, right]) => ['', 's', 'e'].map((link) => `${left.folded}${link}${right.folded}`))
      .filter((word) => this.#lexicon.has(word))
      .flatMap((word) => this.#lexicon.analyzer.analyze(word).flatMap(({ keys }) => keys))
      .map((key) => this.#variant(key, 1, 'joined', fields))
  }

  #variant(
    key: string,
    weight: number,
    how: KeywordVariant['how'],
    fields: readonly KeywordField[] | undefined,
  ): number {
    const id = `${how}\u0000${fields?.join() ?? ''}\u0000${key}`
    const known = this.#known.get(id)
    if (known !== undefined) return known
    this.variants.push(fields ? { key, weight, how, fields } : { key, weight, how })
    this.#known.set(id, this.variants.length - 1)
    return this.variants.length - 1
  }
}
