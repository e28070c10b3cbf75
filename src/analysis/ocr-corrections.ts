/**
 * Misprints of the sources ("doppeltdiagnose", "Ækonomi"): no query can repair them, so the word that was most likely
 * meant is indexed beside them. Nothing is ever replaced.
 */
import type { DanishData } from './danish-data.ts'
import { unfold, weightedDistance } from './edit-distance.ts'
import { fold } from './filters/fold.ts'
import { wordClass } from './word-class.ts'

const shortestWord = 8
const longestWord = 30
const farthest = 1.2
/** A known word of this length at the end, behind a known beginning, makes a new word rather than a misprint. */
const plausibleTail = 4
const mostAnswers = 2
const alphabet = [...'abcdefghijklmnopqrstuvwxyzæøå']
const alike = ['æe', 'øo', 'åo', 'åa', 'dt', 'gk', 'bp', 'vf', 'sc', 'ij']
const standsAlone = ~(wordClass.first | wordClass.base | wordClass.name)
const lowerCase = /^\p{Ll}+$/u
const capitalVowel = /^[ÆØÅ]\p{Ll}{4,}$/u

/** Lemmas that an unknown printed word most likely stands for; none when nothing is near or too much is. */
export function ocrCorrections(word: string, data: DanishData): readonly string[] {
  if (capitalVowel.test(word)) return otherVowel(word.toLowerCase(), data)
  if (word.length < shortestWord || word.length > longestWord || !lowerCase.test(word)) return []
  const folded = fold(word)
  if (isPlausible(folded, data)) return []
  const typed = unfold(folded)
  const reach = unfold(folded.slice(0, data.reach(folded))).length
  // Most candidates are no words, and asking the dictionary is cheaper than measuring.
  const ranked = [...candidates(typed, reach)]
    .filter((candidate) => samePrefix(typed, candidate))
    .map((candidate) => ({ candidate, lemmas: lemmasOf(fold(candidate), data) }))
    .filter(({ lemmas }) => lemmas.length > 0)
    .map(({ candidate, lemmas }) => ({ lemmas, distance: weightedDistance(typed, candidate, farthest) }))
  const least = Math.min(farthest, ...ranked.map(({ distance }) => distance))
  // Several words at the same distance mean that nobody can tell.
  const nearest = new Set(ranked.filter(({ distance }) => distance === least).flatMap(({ lemmas }) => lemmas))
  return nearest.size <= mostAnswers ? [...nearest] : []
}

function lemmasOf(folded: string, data: DanishData): readonly string[] {
  const readings = data.lookup(folded)
  if (readings.length === 0) return []
  return [...new Set(readings.filter((r) => r.bits & standsAlone).map((r) => r.lemma))]
}

/** "genberegning", "udgiftsart": a new word, put together from known ones. */
function isPlausible(folded: string, data: DanishData): boolean {
  for (let i = 2; i <= folded.length - plausibleTail; i++) {
    const tail = data.lookup(folded.slice(i)).some((reading) => reading.bits & standsAlone)
    if (tail && data.lookup(folded.slice(0, i)).length > 0) return true
  }
  return false
}

/** "uvisiteret" is not "visiteret", and a slip does not hide a negation. */
function samePrefix(typed: string, candidate: string): boolean {
  return ['u', 'mis'].every((prefix) => typed.startsWith(prefix) === candidate.startsWith(prefix))
}

/** Scanners mix up the Danish capitals: Ækonomi, Åvelser. */
function otherVowel(word: string, data: DanishData): readonly string[] {
  const found = ['æ', 'ø', 'å']
    .filter((vowel) => !word.startsWith(vowel))
    .flatMap((vowel) =>
      data.lookup(fold(vowel + word.slice(1))).filter((reading) => reading.bits & standsAlone),
    )
  return [...new Set(found.map((reading) => reading.lemma))].slice(0, mostAnswers)
}

/**
 * Every word one edit away, and those two exchanges of like letters away.
 * @param reach how many letters begin a known word; an edit behind them mends nothing
 */
function candidates(word: string, reach: number): ReadonlySet<string> {
  const found = new Set<string>()
  for (let i = 0; i <= Math.min(word.length, reach); i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)]
    for (const letter of alphabet) {
      found.add(head + letter + tail)
      found.add(head + letter + tail.slice(1))
    }
    found.add(head + tail.slice(1))
    found.add(head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2))
  }
  for (const once of exchanges(word)) for (const twice of exchanges(once)) found.add(twice)
  found.delete(word)
  return found
}

/** One letter exchanged for one that looks or sounds alike. */
function exchanges(word: string): readonly string[] {
  const found: string[] = []
  for (let i = 0; i < word.length; i++) {
    for (const [a = '', b = ''] of alike) {
      const other = word[i] === a ? b : word[i] === b ? a : ''
      if (other !== '') found.push(word.slice(0, i) + other + word.slice(i + 1))
    }
  }
  return found
}
