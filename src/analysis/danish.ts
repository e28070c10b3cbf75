import type { Analyzer, Token } from './analyzer.ts'
import { type DanishData, loadDanishData } from './danish-data.ts'
import { wordKey } from './entities/entity.ts'
import { compounds } from './filters/compounds.ts'
import { corrections } from './filters/corrections.ts'
import type { Word, WordFilter } from './filters/filter.ts'
import { fold, foldOffsets } from './filters/fold.ts'
import { foldWord } from './filters/fold-word.ts'
import { hyphenParts } from './filters/hyphen-parts.ts'
import { lemmas } from './filters/lemmas.ts'
import { stem } from './filters/stem.ts'
import { stopWords } from './filters/stop-words.ts'
import { splitTables } from './split-lists.ts'
import { createSplitter } from './splitter.ts'
import { readTable, tablesFingerprint } from './tables.ts'
import { type RawEntity, type RawWord, tokenize } from './tokenizer.ts'

/** Raise with every change to the chain or its entity keys; tables and data have fingerprints of their own. */
const version = 1
const tables = ['stop-words.txt', ...splitTables]

/** The chain for Danish words, in order. Later filters leave alone what earlier ones have decided. */
function danishChain(data: DanishData): readonly WordFilter[] {
  const splitter = createSplitter(data)
  return [
    foldWord,
    stopWords(readTable('stop-words.txt').map(([line = '']) => line.split(' '))),
    hyphenParts(splitter),
    lemmas(data),
    compounds(splitter),
    corrections(data),
    stem,
  ]
}

/** Danish analysis for indexing and searching. Loads the word data on first use. */
export function createDanishAnalyzer(data: DanishData = loadDanishData()): Analyzer {
  const chain = danishChain(data)
  const cache = new Map<string, Word>()
  /** A word as the chain leaves it, with what is true of it wherever it stands. */
  const analyzeWord = (raw: RawWord): Word => {
    const name = raw.hyphen ? `${raw.surface}-` : raw.surface
    const known = cache.get(name)
    if (known) return known
    const word = toPrinted(chain.reduce((result, filter) => filter(result), emptyWord(raw)))
    if (raw.surface.length <= longestCached) {
      if (cache.size >= cacheSize) cache.clear()
      cache.set(name, word)
    }
    return word
  }
  return {
    id: `danish-${version}-${data.header.fingerprint}-${tablesFingerprint(tables)}`,
    analyze(text) {
      const tokens: Token[] = []
      for (const raw of tokenize(text)) {
        const token = raw.kind === 'word' ? wordToken(raw, analyzeWord(raw)) : entityToken(raw)
        if (token) tokens.push(token)
      }
      return tokens
    },
  }
}

/** Words of a large collection; about 30 MB when full. Cleared when full: the frequent words are back at once. */
const cacheSize = 60_000
const longestCached = 60

function emptyWord(raw: RawWord): Word {
  return {
    surface: raw.surface,
    hyphen: raw.hyphen,
    folded: '',
    keys: [],
    parts: [],
    stop: false,
    corrections: [],
  }
}

/** Keys as they are indexed, and parts with their offsets in the printed word. */
function toPrinted(word: Word): Word {
  const keys = word.keys.filter((key) => key !== '').map(wordKey)
  if (word.parts.length === 0 || word.folded === word.surface) return { ...word, keys }
  const offsets = foldOffsets(word.surface)
  const at = (i: number): number => offsets[i] ?? i
  return {
    ...word,
    keys,
    parts: word.parts.map((part) => ({ ...part, start: at(part.start), end: at(part.end) })),
  }
}

/** Null for a run that holds nothing but marks. */
function wordToken({ surface, span, kind }: RawWord, word: Word): Token | null {
  const { folded, keys, parts, stop, corrections } = word
  if (keys.length === 0) return null
  const { start } = span
  const token = {
    surface,
    span,
    kind,
    folded,
    keys,
    parts: parts.map((part) => ({
      lemma: part.lemma,
      span: { start: start + part.start, end: start + part.end },
    })),
    stop,
  }
  return corrections.length > 0 ? { ...token, corrections } : token
}

function entityToken({ kind, surface, span, entity }: RawEntity): Token {
  const { keys, queryKeys } = entity
  // A quoted identifier is found however it is printed.
  const folded = (queryKeys ?? keys)[0] ?? fold(surface)
  const token = { surface, span, kind, folded, keys, parts: [], stop: false }
  return queryKeys && queryKeys.length < keys.length ? { ...token, queryKeys } : token
}
