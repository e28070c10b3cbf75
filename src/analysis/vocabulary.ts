/** The collection's own words: spelling suggestions and completion for the query side. */
import { unfold, weightedDistance } from './edit-distance.ts'
import { withPrefix } from './prefix.ts'
import { createTrigramIndex, type TrigramIndex } from './trigrams.ts'

export interface Suggestion {
  readonly word: string
  /** Weighted edit distance. */
  readonly distance: number
  readonly frequency: number
  /** What suggestions are ranked by, smaller is better: distance, less a little for frequent words. */
  readonly score: number
}

export interface Vocabulary {
  readonly size: number
  has(word: string): boolean
  /** Words that a misspelt (folded) word may stand for, best first. Never the word itself. */
  suggest(word: string, limit: number): readonly Suggestion[]
  /** Words that begin with `prefix`, most frequent first. */
  complete(prefix: string, limit: number): readonly { readonly word: string; readonly frequency: number }[]
}

const frequencyBonus = 0.08
const shortWord = 6
/** Numbers, and names of files or machines, are not worth correcting. */
const longestCorrected = 40

/** `words` are folded, each with the number of documents it stands in. */
export function createVocabulary(words: Iterable<readonly [string, number]>): Vocabulary {
  const frequencies = new Map(words)
  const sorted = [...frequencies.keys()].sort()
  // Built at the first misspelt word: completion needs none.
  let trigrams: { readonly unfolded: readonly string[]; readonly index: TrigramIndex } | undefined
  const spelling = (): NonNullable<typeof trigrams> => {
    if (!trigrams) {
      const unfolded = sorted.map(unfold)
      trigrams = { unfolded, index: createTrigramIndex(unfolded) }
    }
    return trigrams
  }
  return {
    size: sorted.length,
    has: (word) => frequencies.has(word),
    suggest(word, limit) {
      const typed = unfold(word)
      if (typed.length < 3 || typed.length > longestCorrected) return []
      const most = typed.length < shortWord ? 1 : 2
      const { unfolded, index } = spelling()
      const found: Suggestion[] = []
      for (const i of index.similar(typed, most)) {
        // Numbers of the index are places in `sorted`.
        const candidate = sorted[i] ?? ''
        if (candidate === word) continue
        const distance = weightedDistance(typed, unfolded[i] ?? '', most)
        if (distance > most) continue
        const frequency = frequencies.get(candidate) ?? 0
        const score = distance - frequencyBonus * Math.log10(Math.max(1, frequency))
        found.push({ word: candidate, distance, frequency, score })
      }
      return found.sort((a, b) => a.score - b.score || compare(a.word, b.word)).slice(0, limit)
    },
    complete(prefix, limit) {
      const found = withPrefix(sorted, prefix).map((word) => ({
        word,
        frequency: frequencies.get(word) ?? 0,
      }))
      return found.sort((a, b) => b.frequency - a.frequency || compare(a.word, b.word)).slice(0, limit)
    },
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export interface CompoundCandidate {
  readonly word: string
  /** Place of the first query word, and how many words were joined. */
  readonly start: number
  readonly count: number
}

const links = ['', 's', 'e']
const longestJoin = 3

/**
 * Compounds that neighbouring (folded) query words may stand for: "dobbelt diagnose", "sundheds beredskab plan". The
 * caller keeps those that its vocabulary knows.
 */
export function compoundCandidates(words: readonly string[]): readonly CompoundCandidate[] {
  const found: CompoundCandidate[] = []
  words.forEach((first, start) => {
    let joined = [first]
    for (let count = 2; count <= longestJoin && start + count <= words.length; count++) {
      const next = words[start + count - 1] ?? ''
      joined = joined.flatMap((head) => linked(head, next))
      for (const word of joined) found.push({ word, start, count })
    }
  })
  return found
}

function linked(head: string, next: string): string[] {
  // "sundheds" has its linking letter already.
  return links.filter((link) => link === '' || !head.endsWith(link)).map((link) => head + link + next)
}
