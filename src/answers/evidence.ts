import type { Token } from '../analysis/analyzer.ts'
import type { SectionKind } from '../model/section.ts'
import type { Asked } from './question.ts'

/** A unit as the evidence looks at it. */
export interface Seen {
  readonly section: SectionKind
  readonly tokens: readonly Token[]
  /** Whether each token matches a word of the question. */
  readonly matched: readonly boolean[]
}

/** Whether a unit holds the kind of thing that is asked for, 0 to 1. Nothing special: 0 for every unit. */
export function evidence(asked: Asked, seen: Seen): number {
  return rules[asked](seen)
}

const rules: Readonly<Record<Asked, (seen: Seen) => number>> = {
  amount: (seen) => best(seen, { amount: 1, percent: 0.5, number: 0.3 }),
  number: (seen) => (isCounted(seen) ? 1 : 0.6 * Number(news(seen).some(isNumber))),
  date: (seen) => best(seen, { date: 1, years: 0.4, time: 0.4 }),
  person: namesSomebody,
  place: namesSomebody,
  reason: ({ tokens }) => Number(tokens.some(({ folded }) => reasons.has(folded))),
  decision: ({ section }) => sectionOf(section, { decision: 1, recommendation: 0.4 }),
  vote: ({ section }) => sectionOf(section, { decision: 1 }),
  open: () => 0,
  whether: ({ section }) => sectionOf(section, { decision: 0.5 }),
}

/** A figure or name that stands in the question is no answer to it. */
const news = ({ tokens, matched }: Seen): Token[] => tokens.filter((_, index) => !matched[index])

function best(seen: Seen, worth: Readonly<Partial<Record<Token['kind'], number>>>): number {
  return Math.max(0, ...news(seen).map(({ kind }) => worth[kind] ?? 0))
}

/** Capital letters inside a sentence; a party letter is a name too. */
function namesSomebody(seen: Seen): number {
  const first = seen.tokens.find(({ kind }) => kind === 'word')
  const words = news(seen).filter((token) => token.kind === 'word' && token !== first)
  return Number(words.some(({ surface }) => /^\p{Lu}/u.test(surface)))
}

const sectionOf = (section: SectionKind, worth: Readonly<Partial<Record<SectionKind, number>>>): number =>
  worth[section] ?? 0

/** Folded; one is left out, because it is an article too. */
const numberWords: ReadonlySet<string> = new Set(
  `to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve tredive
  fyrre halvtreds hundrede halvdelen`.split(/\s+/),
)

const figures: ReadonlySet<Token['kind']> = new Set<Token['kind']>(['number', 'amount', 'percent', 'years'])

const isNumber = ({ kind, folded }: Token): boolean => figures.has(kind) || numberWords.has(folded)

/** Tokens between a number and the word it counts. */
const near = 2

/** A number stands beside a word of the question: "12 betalende medlemmer". */
function isCounted({ tokens, matched }: Seen): boolean {
  return tokens.some(
    (token, index) =>
      isNumber(token) &&
      !matched[index] &&
      matched.slice(Math.max(0, index - near), index + near + 1).some(Boolean),
  )
}

/** Folded words that a reason begins with. */
const reasons: ReadonlySet<string> = new Set(
  'fordi skyldes skyldtes grund grundet aarsag aarsagen aarsagerne idet derfor foelge begrundelse begrundes begrundet da'.split(
    ' ',
  ),
)
