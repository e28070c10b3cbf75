import { fold } from './filters/fold.ts'
import { readTable, readWords } from './tables.ts'

/** The splitter's own word lists, folded. */
export interface SplitLists {
  readonly neverLeft: ReadonlySet<string>
  readonly neverRight: ReadonlySet<string>
  /** Words of up to three letters that may be parts. */
  readonly short: ReadonlySet<string>
  /** Base forms that stay whole. */
  readonly whole: ReadonlySet<string>
  /** Parts that the dictionary lacks. */
  readonly modifiers: ReadonlyMap<string, OwnPart>
  /** Lemmas that may follow an unknown name. */
  readonly nameHeads: ReadonlySet<string>
}

interface OwnPart {
  readonly lemma: string
  /** True where the word may end a compound too. */
  readonly last: boolean
}

export const splitTables: readonly string[] = [
  'never-left.txt',
  'never-right.txt',
  'short-parts.txt',
  'keep-whole.txt',
  'modifiers.tsv',
  'name-heads.txt',
]

let lists: SplitLists | undefined

export function splitLists(): SplitLists {
  lists ??= {
    neverLeft: words('never-left.txt'),
    neverRight: words('never-right.txt'),
    short: words('short-parts.txt'),
    whole: words('keep-whole.txt'),
    modifiers: new Map(
      readTable('modifiers.tsv').map(([form = '', lemma = '', last]) => [
        fold(form),
        { lemma: fold(lemma), last: last === 'last' },
      ]),
    ),
    nameHeads: words('name-heads.txt'),
  }
  return lists
}

function words(name: string): ReadonlySet<string> {
  return new Set(readWords(name).map(fold))
}
