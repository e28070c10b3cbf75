/**
 * Compound splitting over folded words. The best split has the fewest parts; among those the one whose parts build the
 * largest families of dictionary nouns. The method and its figures: docs of the analysis chain; lists: `data/`.
 */
import type { DanishData, DanishReading } from './danish-data.ts'
import { type SplitLists, splitLists } from './split-lists.ts'
import { wordClass } from './word-class.ts'

/** A part of a folded word; a linking -s- or -e- belongs to the part before it. */
export interface SplitPart {
  readonly lemma: string
  readonly start: number
  readonly end: number
}

export interface Splitter {
  /**
   * Parts of a folded word, none when it is simple. `solid` tells places where no cut may fall: between the two
   * letters that a printed æ, ø or å has become.
   */
  split(word: string, solid?: ReadonlySet<number>): readonly SplitPart[]
  /** Parts of a folded word that is itself the beginning of a compound ("arbejdsmarkeds-"), one or more. */
  splitFirst(word: string): readonly SplitPart[]
}

interface Candidate {
  readonly parts: readonly SplitPart[]
  readonly cost: number
}

const shortestWord = 5
const longestWord = 60
const adjectiveHead = 5
const unmarkedLength = 5
const shortestName = 4
const pluralTail = 5
const noParts: readonly SplitPart[] = []
const nowhere: ReadonlySet<number> = new Set()

export function createSplitter(data: DanishData, lists: SplitLists = splitLists()): Splitter {
  return new CompoundSplitter(data, lists)
}

const [a, e, o] = [0x61, 0x65, 0x6f]

/** Letters as written: æ, ø and å are two letters when folded. */
function letters(folded: string): number {
  let count = folded.length
  for (let i = 1; i < folded.length; i++) {
    const [first, second] = [folded.charCodeAt(i - 1), folded.charCodeAt(i)]
    if ((first === a && (second === a || second === e)) || (first === o && second === e)) {
      count--
      i++
    }
  }
  return count
}

/** Splits of base forms that are kept, about 200 bytes each. Cleared when full. */
const splitsKept = 20_000

class CompoundSplitter implements Splitter {
  readonly #data: DanishData
  readonly #lists: SplitLists
  /** All beginnings of parts that the dictionary lacks. */
  readonly #ownBeginnings: ReadonlySet<string>
  readonly #bases = new Map<string, Candidate | null>()

  constructor(data: DanishData, lists: SplitLists) {
    this.#data = data
    this.#lists = lists
    this.#ownBeginnings = new Set([...lists.modifiers.keys()].flatMap(beginnings))
  }

  split(word: string, solid: ReadonlySet<number> = nowhere): readonly SplitPart[] {
    if (word.length < shortestWord || word.length > longestWord || this.#lists.whole.has(word)) return noParts
    const readings = this.#data.lookup(word)
    if (readings.length > 0) return this.#splitKnown(word, readings, solid)
    const best = this.#best(word, (tail) => this.#tailOfUnknown(tail), solid)
    if (best && this.#isWhole(word, best)) return noParts
    return this.#refine(best ?? this.#afterName(word))
  }

  /** An inflected form that the dictionary lacks of a word that stays whole. */
  #isWhole(word: string, { parts }: Candidate): boolean {
    const last = parts.at(-1)
    return last !== undefined && this.#lists.whole.has(word.slice(0, last.start) + last.lemma)
  }

  /** An unknown name before a word that often follows names: "Holtbjergområdet". */
  #afterName(word: string): Candidate | null {
    for (let start = shortestName; start <= word.length - shortestName; start++) {
      const head = this.#data
        .lookup(word.slice(start))
        .find((r) => r.bits & wordClass.noun && this.#lists.nameHeads.has(r.lemma))
      if (!head) continue
      const name = word.slice(0, start)
      const withoutLink =
        name.endsWith('s') && this.#data.lookup(name.slice(0, -1)).length > 0 ? name.slice(0, -1) : name
      return {
        parts: [
          { lemma: withoutLink, start: 0, end: start },
          { lemma: head.lemma, start, end: word.length },
        ],
        cost: 0,
      }
    }
    return null
  }

  splitFirst(word: string): readonly SplitPart[] {
    if (word.length > longestWord) return noParts
    const whole = this.#firstPart(word)
    if (whole) return this.#refinePart({ lemma: whole.lemma, start: 0, end: word.length })
    return this.#refine(this.#best(word, (tail) => this.#firstPart(tail)))
  }

  /** A listed word is split by its base form, so that no ending is taken for a part (bor|gere, sko|lens). */
  #splitKnown(
    word: string,
    readings: readonly DanishReading[],
    solid: ReadonlySet<number>,
  ): readonly SplitPart[] {
    let best: Candidate | null = null
    for (const { lemma, bits } of readings) {
      if (this.#lists.whole.has(lemma)) return noParts
      const noun = (bits & wordClass.noun) !== 0
      if (!noun && (bits & wordClass.adjective) === 0) continue
      const candidate = this.#splitBase(lemma, noun, solid)
      if (candidate && (!best || candidate.cost < best.cost)) best = candidate
    }
    const parts = this.#refine(best)
    const last = parts.at(-1)
    // The inflected word begins like its base form up to the last part, or the split does not carry over.
    if (!last || last.start >= word.length) return noParts
    return [...parts.slice(0, -1), { ...last, end: word.length }]
  }

  /** The split of a base form, which its inflected forms and the compounds that hold it ask for. */
  #splitBase(lemma: string, noun: boolean, solid: ReadonlySet<number>): Candidate | null {
    const key = `${lemma} ${noun ? 'n' : 'a'}${solid.size > 0 ? [...solid].join() : ''}`
    const known = this.#bases.get(key)
    if (known !== undefined) return known
    const split = this.#best(lemma, (tail) => this.#tailOfBase(tail, noun), solid)
    if (this.#bases.size >= splitsKept) this.#bases.clear()
    this.#bases.set(key, split)
    return split
  }

  /** Cheapest sequence of first parts and one last part. */
  #best(
    word: string,
    tail: (text: string) => DanishReading | null,
    solid: ReadonlySet<number> = nowhere,
  ): Candidate | null {
    // cheapest[i] covers word.slice(0, i) with first parts only.
    const cheapest: (Candidate | undefined)[] = [{ parts: [], cost: 0 }]
    let best: Candidate | null = null
    for (let start = 0; start < word.length - 1; start++) {
      const before = cheapest[start]
      if (!before || solid.has(start)) continue
      const rest = word.slice(start)
      if (start > 0) {
        const reading = tail(rest)
        const whole = reading && this.#extend(before, reading, start, word.length, word)
        if (whole && (!best || whole.cost < best.cost)) best = whole
      }
      // A known form, and at most a linking -s- behind it.
      const reach = start + this.#data.reach(rest) + 1
      for (let end = start + 2; end < word.length - 1; end++) {
        const text = word.slice(start, end)
        if (end > reach && !this.#ownBeginnings.has(text)) break
        const reading = this.#firstPart(text)
        const longer = reading && this.#extend(before, reading, start, end, word)
        const known = cheapest[end]
        if (longer && (!known || longer.cost < known.cost)) cheapest[end] = longer
      }
    }
    return best
  }

  #extend(before: Candidate, reading: DanishReading, start: number, end: number, word: string): Candidate {
    const short = letters(word.slice(start, end)) <= 3
    return {
      parts: [...before.parts, { lemma: reading.lemma, start, end }],
      cost: before.cost + 20 + 8 - reading.family + (short ? 2 : 0),
    }
  }

  #firstPart(text: string): DanishReading | null {
    const modifier = this.#lists.modifiers.get(text)
    if (modifier) return { lemma: modifier.lemma, bits: wordClass.first, family: 3 }
    if (this.#lists.neverLeft.has(text)) return null
    const readings = this.#data.lookup(text)
    const reading = largest(readings, wordClass.first)
    if (reading) return this.#longEnough(text) || this.#lists.short.has(reading.lemma) ? reading : null
    if (letters(text) < unmarkedLength) return null
    return unmarkedFirst(text, readings) ?? this.#unmarkedWithLink(text)
  }

  /** apotek|s|filial */
  #unmarkedWithLink(text: string): DanishReading | null {
    const lemma = text.endsWith('s') ? text.slice(0, -1) : ''
    return letters(lemma) < unmarkedLength ? null : unmarkedFirst(lemma, this.#data.lookup(lemma))
  }

  /** Tail of a base form: a noun, or an adjective with a long head. */
  #tailOfBase(text: string, noun: boolean): DanishReading | null {
    const own = this.#ownLast(text)
    if (own) return own
    if (!this.#mayEnd(text)) return null
    const wanted = noun ? wordClass.noun : wordClass.adjective
    if (!noun && letters(text) < adjectiveHead) return null
    const readings = this.#data.lookup(text)
    const base = largest(
      readings.filter((r) => r.bits & wordClass.base && r.lemma === text),
      wanted,
    )
    // The base form of a word without a singular ends like a plural: helbreds|grunde.
    return base ?? (noun && letters(text) >= pluralTail ? largest(readings, wordClass.noun) : null)
  }

  /** Tail of a word that the dictionary lacks: any form of a noun, or of an adjective with a long head. */
  #tailOfUnknown(text: string): DanishReading | null {
    const own = this.#ownLast(text)
    if (own) return own
    if (!this.#mayEnd(text)) return null
    const readings = this.#data
      .lookup(text)
      .filter((r) => !this.#lists.neverRight.has(r.lemma) && this.#longEnough(r.lemma))
    const noun = largest(readings, wordClass.noun)
    if (noun) return this.#withFamily(noun)
    return letters(text) < adjectiveHead ? null : largest(readings, wordClass.adjective)
  }

  #ownLast(text: string): DanishReading | null {
    const own = this.#lists.modifiers.get(text)
    return own?.last ? { lemma: own.lemma, bits: wordClass.noun | wordClass.base, family: 3 } : null
  }

  #mayEnd(text: string): boolean {
    return !this.#lists.neverRight.has(text) && this.#longEnough(text)
  }

  #longEnough(text: string): boolean {
    return letters(text) > 3 || this.#lists.short.has(text)
  }

  /** Inflected forms carry no family of their own. */
  #withFamily(reading: DanishReading): DanishReading {
    if (reading.family > 0) return reading
    const base = this.#data.lookup(reading.lemma).find((r) => r.lemma === reading.lemma)
    return { ...reading, family: base?.family ?? 0 }
  }

  /** Splits parts that are compounds themselves, as long as every part keeps four letters. */
  #refine(candidate: Candidate | null): readonly SplitPart[] {
    if (!candidate) return noParts
    return candidate.parts.flatMap((part) => this.#refinePart(part))
  }

  #refinePart(part: SplitPart): readonly SplitPart[] {
    if (this.#lists.whole.has(part.lemma)) return [part]
    const inner = this.#splitBase(part.lemma, true, nowhere)
    if (!inner || inner.parts.some((p) => letters(p.lemma) < 4)) return [part]
    return this.#refine(inner).map((p, i, all) => ({
      lemma: p.lemma,
      start: part.start + p.start,
      end: i === all.length - 1 ? part.end : part.start + p.end,
    }))
  }
}

const beginnings = (word: string): string[] => Array.from(word, (_, i) => word.slice(0, i + 1))

/** A long noun that the dictionary does not mark as a first part: apotek|filial. */
function unmarkedFirst(lemma: string, readings: readonly DanishReading[]): DanishReading | null {
  const noun = readings.find((r) => r.lemma === lemma && r.bits & wordClass.base && r.bits & wordClass.noun)
  return noun ? { ...noun, family: 0 } : null
}

function largest(readings: readonly DanishReading[], bits: number): DanishReading | null {
  let best: DanishReading | null = null
  for (const reading of readings) {
    if (reading.bits & bits && (!best || reading.family > best.family)) best = reading
  }
  return best
}
