/**
 * Damerau-Levenshtein distance whose steps cost what they cost Danish writers and scanners: letters that sound or look
 * alike are cheap to exchange, a doubled letter is cheap to lose. Weights measured on Danish misspellings.
 */
const plain = 1
const alike = 0.6
const doubled = 0.6
const swapped = 0.8
const silent = 0.85
const otherFirstLetter = 0.15
/** Two edits move letters by three places at most, when doubled letters count least. */
const band = 4

const pairs = ['æe', 'øo', 'åo', 'åa', 'dt', 'gk', 'bp', 'vf', 'sc', 'ij']
/** `alikeLetters[a * 256 + b]` is 1 for a pair; æ, ø and å are below 256 too. */
const alikeLetters = new Uint8Array(256 * 256)
for (const pair of pairs) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)]
  alikeLetters[a * 256 + b] = 1
  alikeLetters[b * 256 + a] = 1
}
const silentLetters: ReadonlySet<number> = new Set([...'dghe'].map((letter) => letter.charCodeAt(0)))

/** æ, ø and å as one letter again, so that "ae" for "e" is one exchange; the same for both words of a comparison. */
export function unfold(folded: string): string {
  return folded.replace(/aa|ae|oe/g, (two) => (two === 'aa' ? 'å' : two === 'ae' ? 'æ' : 'ø'))
}

function exchange(a: number, b: number): number {
  if (a === b) return 0
  return a < 256 && b < 256 && alikeLetters[a * 256 + b] === 1 ? alike : plain
}

/** Three rows of the table, kept between calls: this runs thousands of times for one query. */
let rows: [Float64Array, Float64Array, Float64Array] = [newRow(64), newRow(64), newRow(64)]

function newRow(length: number): Float64Array {
  return new Float64Array(length)
}

/** Cost of turning `typed` into `meant` (both unfolded), or Infinity when it is more than `limit`. */
export function weightedDistance(typed: string, meant: string, limit: number): number {
  const [n, m] = [typed.length, meant.length]
  // A lost or added letter costs 0.6 at least.
  if (Math.abs(n - m) * doubled > limit) return Number.POSITIVE_INFINITY
  if (rows[0].length <= m) rows = [newRow(m + 16), newRow(m + 16), newRow(m + 16)]
  let [before, previous, current] = rows
  previous[0] = 0
  for (let j = 1; j <= m; j++) previous[j] = (previous[j - 1] ?? 0) + inserted(meant, j - 1)
  for (let i = 1; i <= n; i++) {
    const best = fillRow(typed, meant, i, before, previous, current)
    if (best > limit) return Number.POSITIVE_INFINITY
    const spare = before
    before = previous
    previous = current
    current = spare
  }
  const first = typed.charCodeAt(0) === meant.charCodeAt(0) ? 0 : otherFirstLetter
  const total = (previous[m] ?? 0) + first
  return total > limit + otherFirstLetter ? Number.POSITIVE_INFINITY : total
}

function fillRow(
  typed: string,
  meant: string,
  i: number,
  before: Float64Array,
  previous: Float64Array,
  current: Float64Array,
): number {
  const a = typed.charCodeAt(i - 1)
  const drop = dropped(typed, i - 1)
  // Far from the diagonal every path is too dear already.
  const from = Math.max(1, i - band)
  const to = Math.min(meant.length, i + band)
  current[from - 1] = from === 1 ? (previous[0] ?? 0) + drop : Number.POSITIVE_INFINITY
  if (to < meant.length) current[to + 1] = Number.POSITIVE_INFINITY
  let best = current[from - 1] ?? 0
  for (let j = from; j <= to; j++) {
    const b = meant.charCodeAt(j - 1)
    // Rows are long enough: `weightedDistance` has seen to it.
    let cost = (previous[j - 1] ?? 0) + exchange(a, b)
    cost = Math.min(cost, (previous[j] ?? 0) + drop, (current[j - 1] ?? 0) + inserted(meant, j - 1))
    if (i > 1 && j > 1 && a !== b && a === meant.charCodeAt(j - 2) && b === typed.charCodeAt(i - 2)) {
      cost = Math.min(cost, (before[j - 2] ?? 0) + swapped)
    }
    current[j] = cost
    if (cost < best) best = cost
  }
  return best
}

/** A letter that the writer left out. */
function inserted(meant: string, j: number): number {
  const letter = meant.charCodeAt(j)
  if (letter === meant.charCodeAt(j - 1) || letter === meant.charCodeAt(j + 1)) return doubled
  return silentLetters.has(letter) ? silent : plain
}

/** A letter that the writer put in. */
function dropped(typed: string, i: number): number {
  const letter = typed.charCodeAt(i)
  return letter === typed.charCodeAt(i - 1) || letter === typed.charCodeAt(i + 1) ? doubled : plain
}
