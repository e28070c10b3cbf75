import { createDanishAnalyzer } from '../../src/analysis/danish.ts'

/** A question with what a quote must hold to answer it. */
export interface AnswerTruth {
  readonly id: string
  readonly question: string
  /** Every one must stand in the quote; white space and case do not matter. */
  readonly contains: readonly string[]
}

/**
 * Our own questions name what must stand in a quote. Judged queries have an answer in words instead: its figures, or
 * its names where it has none, are what is looked for, and one of them will do.
 */
export function readAnswerTruths(jsonl: string): AnswerTruth[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ kind = 'question' }) => kind === 'question')
    .filter(({ contains, answer }) => contains || answer)
    .map(({ id, question, query, contains, answer }) => ({
      id,
      question: question ?? query,
      contains: contains ?? [],
      ...(contains ? {} : { facts: factsOf(answer) }),
    }))
}

interface WithFacts extends AnswerTruth {
  /** Keys of figures, or folded names. */
  readonly facts?: readonly string[]
}

const analyzer = createDanishAnalyzer()
const figures: ReadonlySet<string> = new Set(['amount', 'number', 'percent', 'date', 'section'])

/** The first figure, date or name of an answer, because what was asked stands first; all its words where it has none. */
function factsOf(answer: string): string[] {
  const tokens = analyzer.analyze(answer)
  const fact = tokens.find(
    ({ kind, surface, span, stop }) => figures.has(kind) || (!stop && isName(surface, span.start)),
  )
  if (fact) return [(fact.queryKeys ?? fact.keys)[0] ?? fact.folded]
  return tokens.filter(({ stop }) => !stop).map(({ keys }) => keys[0] ?? '')
}

const isName = (word: string, at: number): boolean =>
  /^\p{Lu}/u.test(word) && (at > 0 || word === word.toUpperCase())

/** Share of an answer's words that a quote must hold when it has neither figure nor name. */
const enoughWords = 0.6

export function hasAnswer(truth: WithFacts, quote: string): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase()
  if (!truth.facts) return truth.contains.every((part) => plain(quote).includes(plain(part)))
  const held = new Set(analyzer.analyze(quote).flatMap(({ keys, folded }) => [...keys, folded]))
  return truth.facts.filter((fact) => held.has(fact)).length >= truth.facts.length * enoughWords
}
