/** Which words of a list share many letter triples with a word: the candidates of a spelling correction. */
export interface TrigramIndex {
  /** Places of the words that can be within `edits` of `word`. */
  similar(word: string, edits: number): readonly number[]
}

const bits = 6
/** Three letters of six bits. Rare letters share a number, which only costs a comparison. */
const triples = 1 << (3 * bits)
const border = 1

function letterNumber(code: number): number {
  // a-z → 2-27, 0-9 → 28-37, the rest (æ ø å among it) spread over what is left.
  if (code >= 97 && code <= 122) return code - 95
  if (code >= 48 && code <= 57) return code - 20
  return 38 + (code % 26)
}

/** Distinct triples of a word with its borders: the first letter and the last two weigh as much as the others. */
function triplesOf(word: string): readonly number[] {
  const found: number[] = []
  let window = (border << bits) | border
  for (let i = 0; i <= word.length; i++) {
    const letter = i < word.length ? letterNumber(word.charCodeAt(i)) : border
    window = ((window << bits) | letter) & (triples - 1)
    if (!found.includes(window)) found.push(window)
  }
  return found
}

export function createTrigramIndex(words: readonly string[]): TrigramIndex {
  const { starts, postings } = buildPostings(words)
  const counts = new Uint8Array(words.length)
  const lengths = Uint8Array.from(words, (word) => Math.min(255, word.length))
  return {
    similar(word, edits) {
      const wanted = triplesOf(word)
      // An edit spoils three triples, two swapped letters four.
      const enough = Math.max(2, wanted.length - 3 * edits - 1)
      const touched: number[] = []
      for (const triple of wanted) {
        const end = starts[triple + 1] ?? 0
        for (let p = starts[triple] ?? 0; p < end; p++) {
          const i = postings[p] ?? 0
          // Several doubled letters may differ: one letter more than the edits allow.
          if (Math.abs((lengths[i] ?? 0) - word.length) > edits + 1) continue
          const count = (counts[i] ?? 0) + 1
          counts[i] = count
          if (count === enough) touched.push(i)
        }
      }
      const best = mostShared(touched, counts)
      for (const triple of wanted) {
        const end = starts[triple + 1] ?? 0
        for (let p = starts[triple] ?? 0; p < end; p++) counts[postings[p] ?? 0] = 0
      }
      return best
    },
  }
}

/** Short words share two triples with thousands; the one that was meant is among those that share most. */
const mostCandidates = 400

function mostShared(places: readonly number[], counts: Uint8Array): readonly number[] {
  if (places.length <= mostCandidates) return places
  const withCount = new Uint32Array(256)
  for (const place of places) {
    const count = counts[place] ?? 0
    withCount[count] = (withCount[count] ?? 0) + 1
  }
  let least = 255
  for (let sum = withCount[least] ?? 0; least > 0 && sum <= mostCandidates; sum += withCount[least] ?? 0)
    least--
  return places.filter((place) => (counts[place] ?? 0) > least)
}

/** Postings of all triples in one array; those of triple t stand from `starts[t]` to `starts[t + 1]`. */
function buildPostings(words: readonly string[]): { starts: Uint32Array; postings: Uint32Array } {
  const starts = new Uint32Array(triples + 1)
  const perWord = words.map(triplesOf)
  for (const list of perWord) for (const triple of list) starts[triple + 1] = (starts[triple + 1] ?? 0) + 1
  for (let t = 0; t < triples; t++) starts[t + 1] = (starts[t + 1] ?? 0) + (starts[t] ?? 0)
  const next = starts.slice()
  const postings = new Uint32Array(starts[triples] ?? 0)
  perWord.forEach((list, i) => {
    for (const triple of list) {
      const place = next[triple] ?? 0
      postings[place] = i
      next[triple] = place + 1
    }
  })
  return { starts, postings }
}
