import type { Outcome } from '../model/agenda-item.ts'

/** Danish and English words a user may type for an outcome. */
const words: Readonly<Record<Outcome, readonly string[]>> = {
  approved: ['godkendt', 'tiltrådt', 'vedtaget', 'bevilget', 'approved'],
  recommended: ['anbefalet', 'anbefales', 'indstillet', 'oversendt', 'recommended'],
  noted: ['efterretning', 'orienteret', 'noted'],
  discussed: ['drøftet', 'discussed'],
  postponed: ['udsat', 'udskudt', 'postponed'],
  rejected: ['afvist', 'forkastet', 'rejected'],
  returned: ['tilbagesendt', 'hjemvist', 'returned'],
  other: ['andet', 'other'],
}

const outcomes: ReadonlyMap<string, Outcome> = new Map(
  Object.entries(words).flatMap(([outcome, list]) =>
    // Object.entries widens the key, which is an Outcome by the record's type.
    list.map((word) => [word, outcome as Outcome] as const),
  ),
)

export function outcomeOfWord(word: string): Outcome | undefined {
  return outcomes.get(word.toLowerCase())
}
