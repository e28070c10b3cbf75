/** A word on its way through the chain. Offsets of parts count in `folded`. */
export interface Word {
  readonly surface: string
  /** A hyphen follows in the text. */
  readonly hyphen: boolean
  readonly folded: string
  readonly keys: readonly string[]
  readonly parts: readonly WordPart[]
  readonly stop: boolean
  readonly corrections: readonly string[]
}

export interface WordPart {
  readonly lemma: string
  readonly start: number
  readonly end: number
}

/** One step of the chain: adds what it knows and leaves the rest as it is. */
export type WordFilter = (word: Word) => Word
