/**
 * Folding: words that differ only in how they are typed become one. æ/ø/å are spelled ae/oe/aa, never a/o/a: "år"
 * and "ar", "på" and "pa" are different words. Accents go ("resumé" = "resume"), and so do soft hyphens and the
 * ligatures of PDF text.
 */
const spelledOut: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ß: 'ss',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
}

const plain = /^[a-z0-9]*$/
const special = /[æøåßœðþđłıﬀ-ﬆ]/g

/** Lower case, spelled out, without accents; only letters and digits are left. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (plain.test(lower)) return lower
  return lower
    .normalize('NFC')
    .replace(special, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFD')
    .replace(special, (letter) => spelledOut[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const plainLetter = /^[a-zA-Z0-9]$/

const foldedLength = (cluster: string): number => (plainLetter.test(cluster) ? 1 : fold(cluster).length)

const letterWithMarks = /[\s\S]\p{M}*/gu

/**
 * Offsets from a folded word back into the printed one: `offsets[i]` is where the printed letter of folded letter i
 * begins, and the last entry is the printed length.
 */
export function foldOffsets(word: string): readonly number[] {
  const offsets: number[] = []
  for (const cluster of word.matchAll(letterWithMarks)) {
    for (let i = foldedLength(cluster[0]); i > 0; i--) offsets.push(cluster.index)
  }
  offsets.push(word.length)
  return offsets
}
