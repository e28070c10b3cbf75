import type { Analyzer } from '../../analysis/analyzer.ts'
import { sentences } from '../../analysis/sentences.ts'
import type { SearchEngine } from '../../engines/port.ts'

/** A word of a document, with what it says about it. */
interface WeighedWord {
  readonly surface: string
  readonly start: number
  /** tf-idf in the collection. */
  readonly weight: number
}

/** What a long text is about. */
export interface Gist {
  /** Its most informative words, as printed and in their order. */
  readonly words: readonly string[]
  /** Its most informative stretches, in their order. */
  readonly windows: readonly string[]
}

/** More words add time and little else: the rest of a text is about the same. */
const mostWords = 24
/** Words in a larger share of the items ("kommune") tell nothing apart and cost most to look up. */
const mostCommon = 0.2
/** In a small collection a word in this many items still tells something. */
const fewItems = 20
export const mostWindows = 6
/** A word that is repeated more often counts no more: forms and standing phrases are. */
const mostRepeated = 4
/** A window that says less than this share of what the best one says is filling. */
const leastShare = 1 / 3
/** Words in a window: as long as the passages they are compared with. */
const windowLength = 60

/**
 * Chooses the words and stretches that tell a text from the rest of the collection. Words that nobody else uses are
 * left out: they would find nothing.
 */
export async function findGist(engine: SearchEngine, analyzer: Analyzer, text: string): Promise<Gist> {
  const words = await weighWords(engine, analyzer, text)
  const chosen = words.toSorted((a, b) => b.weight - a.weight).slice(0, mostWords)
  return {
    words: chosen.sort((a, b) => a.start - b.start).map(({ surface }) => surface),
    windows: chooseWindows(text, new Map(words.map((word) => [word.surface.toLowerCase(), word.weight]))),
  }
}

/** Each word once, at its first place. */
async function weighWords(engine: SearchEngine, analyzer: Analyzer, text: string): Promise<WeighedWord[]> {
  const tokens = analyzer.analyze(text).filter(({ stop }) => !stop)
  const groups = [...Map.groupBy(tokens, ({ keys, queryKeys = keys }) => queryKeys.join(' ')).values()]
  const { items } = await engine.stats()
  const keys = groups.map(([first]) => first?.queryKeys ?? first?.keys ?? [])
  const frequencies = await engine.frequencies(keys, {})
  return groups.flatMap((own, index) => {
    const [first] = own
    const frequency = frequencies[index] ?? 0
    if (!first || frequency === 0 || frequency > Math.max(fewItems, items * mostCommon)) return []
    const idf = Math.log(1 + (items - frequency + 0.5) / (frequency + 0.5))
    return [
      {
        surface: first.surface,
        start: first.span.start,
        weight: (1 + Math.log(Math.min(own.length, mostRepeated))) * idf,
      },
    ]
  })
}

function chooseWindows(text: string, weights: ReadonlyMap<string, number>): string[] {
  const windows: string[][] = [[]]
  for (const { start, end } of sentences(text)) {
    for (const piece of pieces(text.slice(start, end).split(/\s+/))) {
      const last = windows.at(-1) ?? []
      if (last.length > 0 && last.length + piece.length > windowLength) windows.push(piece)
      else last.push(...piece)
    }
  }
  const weighed = windows.map((words, place) => ({ words, place, weight: weightOf(words, weights) }))
  const best = Math.max(...weighed.map(({ weight }) => weight))
  return weighed
    .filter(({ words, weight }) => weight >= best * leastShare && words.some((word) => /\p{L}/u.test(word)))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostWindows)
    .sort((a, b) => a.place - b.place)
    .map(({ words }) => words.join(' '))
}

/** A list without full stops is one long sentence. */
function pieces(words: readonly string[]): string[][] {
  const cut: string[][] = []
  for (let at = 0; at < words.length; at += windowLength) cut.push(words.slice(at, at + windowLength))
  return cut
}

/** Sum over distinct words. */
function weightOf(words: readonly string[], weights: ReadonlyMap<string, number>): number {
  const bare = new Set(
    words.map((word) => word.toLowerCase().replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}]+$/gu, '')),
  )
  return [...bare].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0)
}
