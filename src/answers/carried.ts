import type { Analyzer, Token } from '../analysis/analyzer.ts'

/** A quote that a claim names, with the meeting and matter it comes from. */
export interface Cited {
  readonly text: string
  readonly about: string
}

/** Share of a claim's words that must stand in its quotes. */
const leastSupport = 0.6

/**
 * Whether quotes carry a claim. Everything that can turn a true sentence into a false one must stand in them: figures,
 * amounts, dates, names, outcomes, directions and negations; of the other words most. It is a check of form, stricter
 * than it need be: a claim that is dropped costs a sentence, one that is wrong costs trust.
 */
export function isCarried(analyzer: Analyzer, claim: string, cited: readonly Cited[]): boolean {
  const tokens = analyzer.analyze(claim)
  const held = holdings(analyzer, cited)
  const words = tokens.filter(({ kind, stop }) => kind === 'word' && !stop)
  if (words.length === 0) return false
  const supported = words.filter((token) => stands(token, held)).length
  return (
    supported >= words.length * leastSupport &&
    tokens.every((token, index) => mayBeSaid(token, held, opensSentence(claim, tokens, index))) &&
    isAsNegative(analyzer, tokens, cited)
  )
}

interface Holdings {
  /** Everything the quotes are indexed under. */
  readonly keys: ReadonlySet<string>
  /** How their words begin. */
  readonly stems: ReadonlySet<string>
}

function holdings(analyzer: Analyzer, cited: readonly Cited[]): Holdings {
  const tokens = cited.flatMap(({ text, about }) => [...analyzer.analyze(text), ...analyzer.analyze(about)])
  const keys = tokens.flatMap(({ keys, folded, parts }) => [
    ...keys,
    folded,
    ...parts.map(({ lemma }) => lemma),
  ])
  return { keys: new Set(keys), stems: new Set(tokens.map(({ folded }) => folded.slice(0, stemLength))) }
}

const stemLength = 4

function stands({ keys, folded, parts }: Token, held: Holdings): boolean {
  if (held.keys.has(folded) || keys.some((key) => held.keys.has(key))) return true
  return parts.length > 0 && parts.every(({ lemma }) => held.keys.has(lemma))
}

/** A token that need not stand in the quotes, or that does. */
function mayBeSaid(token: Token, held: Holdings, opens: boolean): boolean {
  if (token.kind !== 'word') return figureStands(token, held)
  const number = numberOf(token)
  if (number !== null) return held.keys.has(number) || stands(token, held)
  if (isTurning(token)) return stands(token, held)
  if (!/\p{Lu}/u.test(token.surface)) return true
  if (!opens) return stands(token, held)
  // The first word of a sentence may be a name or just its first word.
  return token.stop || openers.has(token.folded) || stands(token, held) || beginsAlike(token, held)
}

const beginsAlike = ({ folded }: Token, { stems }: Holdings): boolean =>
  folded.length > stemLength && stems.has(folded.slice(0, stemLength))

/** The most exact key of a figure: `2,1 mio. kr.` stands where `2.100.000 kr.` does, `§ 99, stk. 2` not where `§ 99` does. */
function figureStands({ kind, keys, queryKeys }: Token, held: Holdings): boolean {
  const [key = ''] = queryKeys ?? keys
  if (held.keys.has(key)) return true
  const word = kind === 'number' ? numberWords[Number(key) - 2] : undefined
  return word !== undefined && held.keys.has(word)
}

/** Folded, from two on: one is an article too. */
const numberWords: readonly string[] =
  `to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten
  sytten atten nitten tyve`.split(/\s+/)

function numberOf({ folded }: Token): string | null {
  const index = numberWords.indexOf(folded)
  return index < 0 ? null : String(index + 2)
}

function opensSentence(claim: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  const before = tokens[index - 1]
  if (!token || !before) return true
  return /[.!?:]/.test(claim.slice(before.span.end, token.span.start))
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Words an answer may begin with whatever its quotes say; folded. */
const openers = list(
  `udvalget byraadet kommunen kommunalbestyrelsen forvaltningen administrationen sagen punktet beslutningen indstillingen
  forslaget beloebet prisen udgiften svaret aarsagen ifoelge`,
)

const negations = list('ikke ingen intet aldrig hverken uden ej not no never')

/** Words that turn what a sentence says: outcomes, stances, directions, comparisons, quantities. Folded lemmas. */
const turning = new Set([
  ...negations,
  ...list(
    `godkende vedtage tiltraede bevilge anbefale indstille droefte udsaette udskyde afvise forkaste hjemvise
    tilbagesende oversende tilbagekalde ophaeve enstemmig stemme imod flertal mindretal
    stige falde oege reducere haeve saenke vokse fjerne lukke aabne nedlaegge bevare stoppe begynde
    flere faerre mere mindre hoejere lavere stoerre laengere kortere bedre vaerre mindst hoejst kun alle halvdelen
    gratis ulovlig lovlig forbudt tilladt`,
  ),
])

const isTurning = ({ folded, keys }: Token): boolean =>
  turning.has(folded) || keys.some((key) => turning.has(key))

/** A claim that leaves out the "not" of its only quotes says the opposite. */
function isAsNegative(analyzer: Analyzer, tokens: readonly Token[], cited: readonly Cited[]): boolean {
  const negative = (said: readonly Token[]): boolean => said.some(({ folded }) => negations.has(folded))
  return negative(tokens) || !cited.every(({ text }) => negative(analyzer.analyze(text)))
}
