import type { Span } from '../model/section.ts'
import type { TokenKind } from './analyzer.ts'
import type { Entity } from './entities/entity.ts'
import { readEntity } from './entities/index.ts'

/** A word as printed. */
export interface RawWord {
  readonly kind: 'word'
  readonly surface: string
  readonly span: Span
  /** A hyphen follows: the word may be the first part of a compound ("børne- og ungeudvalget"). */
  readonly hyphen: boolean
}

export interface RawEntity {
  readonly kind: Exclude<TokenKind, 'word'>
  readonly surface: string
  readonly span: Span
  readonly entity: Entity
}

export type RawToken = RawWord | RawEntity

/**
 * A run of letters and digits with their accents, or §. An apostrophe before an ending belongs to the word ("KL's").
 * Runs are cut at 120 characters: no word is longer, but a damaged file may be one run.
 */
const run =
  /§|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b\u2060]{0,119}(?:['’](?:s|er|en|et|erne|ens|ets|ere)(?![\p{L}\p{N}\p{M}]))?/gu

/** Cuts a text into words and entities. Punctuation separates and is dropped. */
export function* tokenize(text: string): Generator<RawToken> {
  run.lastIndex = 0
  let at = 0
  for (;;) {
    // The pattern is shared: another generator may have moved it in the meantime.
    run.lastIndex = at
    const match = run.exec(text)
    if (!match) return
    const start = match.index
    const surface = match[0]
    const entity = readEntity(text, start, surface)
    at = start + (entity ? entity.length : surface.length)
    const span = { start, end: at }
    if (entity && entity.kind !== 'word') {
      yield { kind: entity.kind, surface: text.slice(start, at), span, entity }
    } else if (surface !== '§') {
      yield { kind: 'word', surface, span, hyphen: isHyphen(text.charCodeAt(at)) }
    }
  }
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011
}
