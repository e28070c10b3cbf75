import type { TokenKind } from '../analyzer.ts'

/** What a rule reads at one place of the text. */
export interface Entity {
  readonly length: number
  /** Keys to index under, most exact first. */
  readonly keys: readonly string[]
  /** The keys a query asks for; all of `keys` when absent. */
  readonly queryKeys?: readonly string[]
}

/** One kind of identifier. Rules stand in a list (`index.ts`); the first that reads something wins. */
export interface EntityRule {
  readonly kind: TokenKind
  /** Reads an entity that begins exactly at `at`, or null. */
  read(text: string, at: number): Entity | null
}

/** Runs a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** White space inside an entity: at most a few spaces and one line break, never a paragraph. */
export const space: string = '[ \\t\\u00a0\\u2009\\u202f]{0,3}(?:\\r?\\n[ \\t\\u00a0]{0,3})?'

/** Nothing that belongs to a word or number may follow. */
export const wordEnd: string = '(?![\\p{L}\\p{N}])'

/**
 * Entity keys: "x", the kind, then a payload of letters and digits, so that one key is one token of any tokenizer.
 * Inside a payload "z" separates numbers, "d" stands for a decimal comma and "p" for a full stop between digits.
 * Words never look like this: a printed word that begins with x and holds a digit gets "xw" before it (`wordKey`).
 *
 * case 25/003549 → xcase25z3549 · KLE 27.00.00-P08 → xkle270000p08 · § 42 stk. 7 → xsec42stk7 · 1,2 mio. kr. →
 * xkr1200000 · 12,5 % → xpct12d5 · 17. marts 2026 → xdate20260317, xmonth202603 · 17. marts → xday0317 ·
 * kl. 9.30 → xtime0930 · 2025-2028 → xyears2025z2028 · URL → xurl and the address, all but a-y and 0-9 written as z and
 * two hexadecimal digits · 13,5 → xnum13d5 · 13.02 → xnum13p02. A whole number is its digits.
 */
export function entityKey(kind: string, payload: string): string {
  return `x${kind}${payload}`
}

/** Keeps word keys out of the entities' name space. */
export function wordKey(key: string): string {
  return key.startsWith('x') && /[0-9]/.test(key) ? `xw${key}` : key
}
