/** Reads the hunspell dictionary format: `.aff` rules and `.dic` entries, expanded into every form of every word. */

interface Suffix {
  readonly strip: string
  readonly add: string
  /** One test per letter before the end, first letter first. */
  readonly condition: readonly LetterTest[]
  readonly flags: readonly number[]
}

interface LetterTest {
  readonly letters: string
  readonly negated: boolean
}

export type SuffixRules = ReadonlyMap<number, readonly Suffix[]>

/** The flags of the Danish dictionary that say more than how a word is inflected. */
export const flag: Readonly<
  Record<'forbidden' | 'needsSuffix' | 'begin' | 'middle' | 'onlyInCompound' | 'last' | 'verbalNoun', number>
> = { forbidden: 6, needsSuffix: 8, begin: 32, middle: 33, onlyInCompound: 36, last: 39, verbalNoun: 79 }

export interface DictionaryEntry {
  readonly word: string
  readonly flags: readonly number[]
  /** `st:`, the word that this one is a form of. */
  readonly stem: string | null
  /** `al:`, irregular forms. */
  readonly forms: readonly string[]
}

export function parseSuffixRules(aff: string): SuffixRules {
  const rules = new Map<number, Suffix[]>()
  for (const line of aff.split('\n')) {
    const [kind, name, strip, add, condition] = line.split(/\s+/)
    // A head line ("SFX 1 Y 4") has four fields, a rule five or more.
    if (kind !== 'SFX' || !name || !strip || !add || condition === undefined) continue
    const [letters = '', flags = ''] = add.split('/')
    const list = rules.get(Number(name)) ?? []
    list.push({
      strip: strip === '0' ? '' : strip,
      add: letters === '0' ? '' : letters,
      condition: parseCondition(condition),
      flags: parseFlags(flags),
    })
    rules.set(Number(name), list)
  }
  return rules
}

function parseCondition(condition: string): LetterTest[] {
  if (condition === '.') return []
  return [...condition.matchAll(/\[(\^?)([^\]]+)\]|([\s\S])/gu)].map((m) => ({
    letters: m[2] ?? m[3] ?? '',
    negated: m[1] === '^',
  }))
}

function parseFlags(flags: string): number[] {
  return flags === '' ? [] : flags.split(',').map(Number)
}

export function* parseEntries(dic: string): Generator<DictionaryEntry> {
  let first = true
  for (const line of dic.split('\n')) {
    // The first line is the number of entries.
    if (first || line === '') {
      first = false
      continue
    }
    const [head = '', ...fields] = line.split(' ')
    const slash = head.indexOf('/')
    yield {
      word: slash < 0 ? head : head.slice(0, slash),
      flags: slash < 0 ? [] : parseFlags(head.slice(slash + 1)),
      stem: fields.find((f) => f.startsWith('st:'))?.slice(3) ?? null,
      forms: fields.filter((f) => f.startsWith('al:')).map((f) => f.slice(3)),
    }
  }
}

export interface Expansion {
  form(form: string): void
  /** A form that only begins a compound ("sundheds", "børne"). */
  first(form: string): void
}

/** Calls `out` for every form that the flags make out of `word`. */
export function expand(word: string, flags: readonly number[], rules: SuffixRules, out: Expansion): void {
  if (flags.includes(flag.onlyInCompound)) {
    if (flags.includes(flag.begin) || flags.includes(flag.middle)) out.first(word)
    return
  }
  if (!flags.includes(flag.needsSuffix)) out.form(word)
  for (const name of flags) {
    for (const rule of rules.get(name) ?? []) {
      if (!applies(rule, word)) continue
      const form = word.slice(0, word.length - rule.strip.length) + rule.add
      // The rule for "last word of a compound" adds nothing; following it would only repeat the word.
      if (form !== word || rule.flags.includes(flag.onlyInCompound)) expand(form, rule.flags, rules, out)
    }
  }
}

function applies(rule: Suffix, word: string): boolean {
  if (!word.endsWith(rule.strip)) return false
  const start = word.length - rule.condition.length
  if (start < 0) return false
  return rule.condition.every((test, i) => test.letters.includes(word[start + i] ?? ' ') !== test.negated)
}
