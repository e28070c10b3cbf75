import type { Analyzer, Token } from '../analysis/analyzer.ts'
import type { Plan } from '../search/plan.ts'
import { scoreTerms } from '../search/rank.ts'

/** Finds the words of a planned question in texts. */
export interface Matcher {
  /** For each term of the plan how well it stands among the tokens, 0 to 1. */
  presence(tokens: readonly Token[]): number[]
  /** Whether a token matches a wanted word in any of its forms. */
  matches(token: Token): boolean
  /** Everything the question's words may be printed as. */
  readonly keys: ReadonlySet<string>
  readonly analyzer: Analyzer
}

export function createMatcher(analyzer: Analyzer, plan: Plan): Matcher {
  const excluded = new Set(plan.excluded.terms)
  const wanted = plan.terms.filter((_, index) => !excluded.has(index))
  const keys = new Set(
    wanted.flatMap(({ variants }) => variants.map((variant) => plan.variants[variant]?.key ?? '')),
  )
  return {
    analyzer,
    keys,
    presence(tokens) {
      const held = new Set(tokens.flatMap(allKeys))
      const found = plan.variants.flatMap(({ key }, variant) =>
        held.has(key) ? [{ variant, strength: 1 }] : [],
      )
      return scoreTerms(plan, found).map(({ strength }) => strength)
    },
    matches: (token) => allKeys(token).some((key) => keys.has(key)),
  }
}

const allKeys = ({ keys, folded, parts, corrections = [] }: Token): readonly string[] => [
  ...keys,
  folded,
  ...parts.map(({ lemma }) => lemma),
  ...corrections,
]
