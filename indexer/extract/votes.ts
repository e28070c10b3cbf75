import type { DecisionPoint } from '../../src/model/agenda-item.ts'
import type { Vote } from '../../src/model/vote.ts'

type Side = 'for' | 'against' | 'abstained'

const verbs =
  /(?<!\p{L})(?:stemte|stemmer|undlod|undlader|undlade|stemt imod|imod stemte|for stemte)(?!\p{L})/iu
const sentenceEnd = /(?<=[.!?])\s+(?=["”(]?\p{Lu})|(?<=[.!?]|\))\s+(?=\(\p{Lu}{1,2}\) )/u
/** Clauses of one sentence that may name different sides. */
const clauseEnd =
  /;|,?\s+mens\s+|,\s+(?=(?:og\s+)?(?:\(|[A-ZÆØÅ]|imod|for|mod)(?:[^,;]{0,60})?(?:stemte|undlod))|\s+og\s+(?=[^,;]{1,60}(?:undlod|stemte))/u

const sides: readonly { readonly side: Side; readonly pattern: RegExp }[] = [
  { side: 'abstained', pattern: /undlod|undlader|undlade|hverken (?:for|imod)/iu },
  { side: 'against', pattern: /imod|(?<!\p{L})mod(?!\p{L})/iu },
  { side: 'for', pattern: /(?<!\p{L})for(?!\p{L})/iu },
]

const partyNames =
  /Socialdemokrat(?:iet|erne)|Venstre|Radikale Venstre|Det Konservative Folkeparti|Konservative|Dansk Folkeparti|Enhedslisten|Liberal Alliance|Socialistisk Folkeparti|Nye Borgerlige|Alternativet|Danmarksdemokraterne|Moderaterne|Kristendemokraterne|Slesvigsk Parti/gu
const letter = /(?<![\p{L}\d])([A-ZÆØÅ]{1,2})(?![\p{L}\d])/gu
/** The reason a party gives is no list of voters. */
const reason =
  /,?\s+(?:da|idet|fordi|med (?:den )?(?:begrundelse|henvisning|bemærkning)|under henvisning)(?!\p{L}).*$/su

/** Votes named in a decision, one for each point that was voted on. */
export function findVotes(decision: string, points: readonly DecisionPoint[]): Vote[] {
  const single = points.length <= 1
  const parts = single
    ? [{ text: decision, point: null }]
    : points.map(({ text, points: of }) => ({ text, point: of[0] ?? null }))
  return parts.flatMap(({ text, point }) => voteOf(text.replace(/\s+/g, ' ').slice(0, 20_000), point) ?? [])
}

function voteOf(text: string, point: number | null): Vote | null {
  const sentences = text.split(sentenceEnd).filter((sentence) => verbs.test(sentence))
  const voters: Record<Side, string[]> = { for: [], against: [], abstained: [] }
  for (const sentence of sentences) {
    for (const clause of sentence.replace(reason, '').split(clauseEnd)) {
      const side = sides.find(({ pattern }) => pattern.test(clause))?.side
      if (side) addNew(voters[side], partiesOf(clause))
    }
  }
  if (voters.for.length + voters.against.length + voters.abstained.length === 0) return null
  return { point, ...voters, printed: sentences.join(' ').trim() }
}

function partiesOf(clause: string): string[] {
  const names = [...clause.matchAll(partyNames)].map((match) => match[0])
  const letters = [...clause.matchAll(letter)].flatMap((match) => (match[1] === 'I' ? [] : (match[1] ?? [])))
  return [...letters, ...names]
}

function addNew(list: string[], more: readonly string[]): void {
  for (const one of more) if (!list.includes(one)) list.push(one)
}
