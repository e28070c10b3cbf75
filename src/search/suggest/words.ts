import type { Analyzer } from '../../analysis/analyzer.ts'
import { foldOffsets } from '../../analysis/filters/fold.ts'
import { oneSlip } from '../../analysis/slips.ts'
import type { Vocabulary } from '../../analysis/vocabulary.ts'
import type { Suggestion } from '../../contract/suggest.ts'
import type { SearchEngine } from '../../engines/port.ts'
import { writtenWords } from '../printed.ts'
import { typedRanges } from './marks.ts'
import type { Sources } from './sources.ts'

/** A word of the collection that goes on from what was typed. */
interface Completion {
  readonly folded: string
  /** What it is searched by. */
  readonly keys: readonly string[]
  /** The beginning it shares with what was typed, or was meant to be typed. */
  readonly beginning: string
}

/** Completions of one beginning that are looked at; the most frequent forms of a word come first. */
const formsLookedAt = 60
/** With fewer completions than this the beginning may be misspelt. */
const fewest = 3
const shortestMisspelt = 5

/** Completions that are counted in the collection. */
const counted = 24

/** The word being typed, completed to words that stand in an item together with the words before it. */
export async function suggestWords(sources: Sources): Promise<Suggestion[]> {
  const { engine, analyzer, vocabulary, beginnings, typed, limit, found } = sources
  const [asTyped] = beginnings
  if (typed.word === '' || asTyped === undefined) return []
  const completions = completeWord(beginnings, vocabulary, analyzer, counted)
  if (completions.length === 0) return []
  const items = await found(typed.context)
  const groups = completions.map(({ keys }) => keys)
  const counts = await engine.frequencies(groups, {}, items ? [...items] : undefined)
  const present = completions
    .map((completion, index) => ({
      ...completion,
      count: counts[index] ?? 0,
      isMended: completion.beginning !== asTyped,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => Number(a.isMended) - Number(b.isMended) || b.count - a.count)
  const before = [...writtenWords(typed.before)].map(({ folded }) => folded)
  const ranked = await nextWordsFirst(engine, before.at(-1), present)
  const suggestions: Suggestion[] = []
  for (const completion of ranked) {
    const text = await completedText(sources, completion)
    if (text === null) continue
    const highlights = typedRanges(text, new Set(before), [completion.beginning])
    suggestions.push({ kind: 'word', text, highlights, query: text, item: null, count: completion.count })
    if (suggestions.length === limit) break
  }
  return suggestions
}

/** Words that are tried after the word before them. */
const looked = 12

/** Words that stand somewhere right after the word before them come first: "ensomhed blandt" goes on with "ældre". */
async function nextWordsFirst<Word extends Completion>(
  engine: SearchEngine,
  previous: string | undefined,
  words: readonly Word[],
): Promise<readonly Word[]> {
  if (previous === undefined) return words
  const isNext = new Map<Word, boolean>()
  for (const word of words.slice(0, looked)) {
    isNext.set(word, (await engine.phrase([previous, word.folded], {}, 1)).length > 0)
  }
  return words.toSorted((a, b) => Number(isNext.get(b) ?? false) - Number(isNext.get(a) ?? false))
}

/**
 * Null for a word that nobody prints, that would be read as one with what stands before it ("1." and "marts"), or of
 * which half a letter was typed: "pro" is no beginning of "prøve", "proe" is.
 */
async function completedText(
  { analyzer, written, typed }: Sources,
  { folded, beginning }: Completion,
): Promise<string | null> {
  const form = await written(folded)
  if (form === null) return null
  const offsets = foldOffsets(form)
  if (offsets[beginning.length] === offsets[beginning.length - 1]) return null
  const tokens = analyzer.analyze(typed.before + form)
  const isApart =
    tokens.at(-1)?.folded === folded && tokens.length === analyzer.analyze(typed.before).length + 1
  return isApart ? typed.before + form : null
}

/** Spellings of the beginning of a (folded) word: as typed, and where little begins so, with one letter mended. */
export function beginningsOf(typed: string, vocabulary: Vocabulary): readonly string[] {
  if (typed.length < shortestMisspelt || vocabulary.complete(typed, fewest).length === fewest) return [typed]
  return [typed, ...[...oneSlip(typed)].filter((other) => vocabulary.complete(other, 1).length > 0)]
}

/**
 * Words that begin so, one form of each, as typed before misspelt and else most frequent first. Words that say
 * nothing alone, numbers, and what has been typed already are left out.
 */
function completeWord(
  beginnings: readonly string[],
  vocabulary: Vocabulary,
  analyzer: Analyzer,
  limit: number,
): Completion[] {
  const [typed = '', ...mended] = beginnings
  const found = new Map<string, Completion>()
  const mendedForms = mended
    .flatMap((beginning) =>
      vocabulary.complete(beginning, formsLookedAt).map((form) => ({ ...form, beginning })),
    )
    .sort((a, b) => b.frequency - a.frequency)
  const forms = [
    ...vocabulary.complete(typed, formsLookedAt).map((form) => ({ ...form, beginning: typed })),
    ...mendedForms,
  ]
  const known = new Set(analyzer.analyze(typed).flatMap(({ keys }) => keys))
  const isTyped = vocabulary.has(typed)
  for (const { word, beginning } of forms) {
    const [token, ...more] = analyzer.analyze(word)
    const [lemma] = token?.keys ?? []
    if (!token || !lemma || more.length > 0 || token.kind !== 'word' || token.stop) continue
    if (/^x.*\d/.test(word) || (isTyped && known.has(lemma)) || found.has(lemma)) continue
    found.set(lemma, { folded: word, keys: token.keys, beginning })
    if (found.size === limit) break
  }
  return [...found.values()]
}
