import { readFileSync } from 'node:fs'
import { SearchError } from '../errors.ts'
import {
  buildDanishData,
  danishDataFile,
  dataTablesFingerprint,
  writeDanishData,
} from './build-danish-data.ts'
import {
  blockSize,
  type DanishHeader,
  type DanishReading,
  dataFormat,
  hasFamily,
  magic,
} from './danish-data-format.ts'

export type { DanishHeader, DanishReading } from './danish-data-format.ts'

/** Dictionary knowledge: what a folded form can be. */
export interface DanishData {
  readonly header: DanishHeader
  /** Readings of a folded form, none when the dictionary does not know it. */
  lookup(form: string): readonly DanishReading[]
  /** How many letters of `text`, from its first on, begin a form that the dictionary knows. */
  reach(text: string): number
  /** Every folded form, in order; for building a vocabulary. */
  keys(): Iterable<string>
}

let loaded: DanishData | undefined

/** The data file, read once a process. Builds it (about 7 s) where it is missing or was made from other tables. */
export function loadDanishData(): DanishData {
  loaded ??= openDanishData(readStored() ?? build())
  return loaded
}

function readStored(): Buffer | null {
  try {
    const bytes = readFileSync(danishDataFile)
    return isCurrent(bytes) ? bytes : null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new SearchError('internal', 'The Danish word data cannot be read.', { cause: error })
  }
}

function isCurrent(bytes: Buffer): boolean {
  const head = readHeader(bytes)
  if (head?.header.format !== dataFormat || head.header.tables !== dataTablesFingerprint()) return false
  const index = 4 + Math.ceil(head.header.keys / blockSize) * 4
  return bytes.length === head.end + index + head.header.size
}

function build(): Buffer {
  try {
    return writeDanishData()
  } catch (error) {
    if (error instanceof SearchError) throw error
    // A folder that cannot be written costs time at every start, not the search.
    return buildDanishData()
  }
}

function readHeader(bytes: Buffer): { header: DanishHeader; end: number } | null {
  if (bytes.length < 8 || bytes.toString('latin1', 0, 4) !== magic) return null
  const end = 8 + bytes.readUInt32LE(4)
  try {
    // Written by `encodeFile` of the same format; another format is refused by the caller.
    return { header: JSON.parse(bytes.toString('latin1', 8, end)) as DanishHeader, end }
  } catch {
    return null
  }
}

/** Searches `bytes` in place. */
export function openDanishData(bytes: Buffer): DanishData {
  const head = readHeader(bytes)
  if (!head) {
    throw new SearchError('internal', 'The Danish word data is damaged.', {
      hint: 'Delete src/analysis/data/generated and start again.',
    })
  }
  const count = bytes.readUInt32LE(head.end)
  const offsets = new Uint32Array(count)
  for (let i = 0; i < count; i++) offsets[i] = bytes.readUInt32LE(head.end + 4 + i * 4)
  const table = new BlockTable(bytes.subarray(head.end + 4 + count * 4), offsets, head.header.keys)
  return {
    header: head.header,
    lookup: (form) => table.lookup(form),
    reach: (text) => table.reach(text),
    keys: () => table.keys(),
  }
}

const none: readonly DanishReading[] = []

/** Keys are of digits and small letters; their order is that of these numbers. */
const characters = 37
const characterNumber = Uint8Array.from({ length: 256 }, (_, code) => {
  const isDigit = code >= 48 && code <= 57
  const isLetter = code >= 97 && code <= 122
  return isDigit ? code - 47 : isLetter ? code - 86 : 0
})

/** A number for the first three characters of a form, in the order of the keys; 0 where the form has ended. */
function beginning(first: number, second: number, third: number): number {
  const number = (characterNumber[first] ?? 0) * characters + (characterNumber[second] ?? 0)
  return number * characters + (characterNumber[third] ?? 0)
}

class BlockTable {
  readonly #blocks: Buffer
  readonly #offsets: Uint32Array
  readonly #count: number
  /** By beginning: the first block whose first key does not begin before it. Saves most steps of a search. */
  readonly #starts: Uint32Array

  constructor(blocks: Buffer, offsets: Uint32Array, count: number) {
    this.#blocks = blocks
    this.#offsets = offsets
    this.#count = count
    this.#starts = this.#findStarts()
  }

  #findStarts(): Uint32Array {
    const starts = new Uint32Array(characters ** 3 + 1).fill(this.#offsets.length)
    let next = 0
    for (const [block, offset] of this.#offsets.entries()) {
      const length = this.#byte(offset + 1)
      const at = (i: number): number => (i < length ? this.#byte(offset + 2 + i) : 0)
      const number = beginning(at(0), at(1), at(2))
      while (next <= number) starts[next++] = block
    }
    return starts
  }

  lookup(form: string): readonly DanishReading[] {
    const block = this.#blockOf(form)
    return block < 0 ? none : this.#scan(block, form)
  }

  /** The keys just before and just after `text` share most with it; the one after may begin the next block. */
  reach(text: string): number {
    const block = this.#blockOf(text)
    return Math.max(this.#agreement(block, text), this.#sharedWithFirst(block + 1, text))
  }

  /** Last block whose first key is not after `form`. */
  #blockOf(form: string): number {
    // Behind the end charCodeAt gives NaN, which has no number.
    const number = beginning(form.charCodeAt(0), form.charCodeAt(1), form.charCodeAt(2))
    let low = Math.max(0, (this.#starts[number] ?? 0) - 1)
    let high = (this.#starts[number + 1] ?? 0) - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (this.#compareFirst(middle, form) <= 0) low = middle + 1
      else high = middle - 1
    }
    return high
  }

  #compareFirst(block: number, form: string): number {
    // Block numbers come from the search above, so there is an offset.
    const at = (this.#offsets[block] ?? 0) + 2
    const length = this.#byte(at - 1)
    const shorter = Math.min(length, form.length)
    for (let i = 0; i < shorter; i++) {
      const difference = this.#byte(at + i) - form.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return length - form.length
  }

  #sharedWithFirst(block: number, text: string): number {
    const start = this.#offsets[block]
    return start === undefined ? 0 : this.#shared(start + 2, this.#byte(start + 1), text, 0)
  }

  /** How many of `length` letters stored at `at` are those of `text` from `from` on. */
  #shared(at: number, length: number, text: string, from: number): number {
    let n = 0
    while (n < length && from + n < text.length && this.#byte(at + n) === text.charCodeAt(from + n)) n++
    return n
  }

  /** Most letters that `text` shares with a key of the block. */
  #agreement(block: number, text: string): number {
    let at = this.#offsets[block]
    if (at === undefined) return 0
    let agree = 0
    const last = Math.min(blockSize, this.#count - block * blockSize)
    for (let i = 0; i < last; i++) {
      const shared = this.#byte(at)
      const rest = this.#byte(at + 1)
      // Keys are sorted: behind one that shares less, none shares more.
      if (shared < agree) return agree
      if (shared === agree) agree += this.#shared(at + 2, rest, text, agree)
      at = this.#skipReadings(at + 2 + rest)
    }
    return agree
  }

  /** Walks a block, keeping how many letters of the current key agree with `form`. */
  #scan(block: number, form: string): readonly DanishReading[] {
    let at = this.#offsets[block] ?? 0
    let agree = 0
    const last = Math.min(blockSize, this.#count - block * blockSize)
    for (let i = 0; i < last; i++) {
      const shared = this.#byte(at)
      const rest = this.#byte(at + 1)
      at += 2
      // Keys are sorted: once a key shares less than we agreed on, `form` cannot follow.
      if (shared < agree) return none
      if (shared === agree) {
        const n = this.#shared(at, rest, form, agree)
        agree += n
        if (n === rest && agree === form.length && shared + rest === form.length)
          return this.#readings(at + rest, form)
      }
      at = this.#skipReadings(at + rest)
    }
    return none
  }

  #skipReadings(start: number): number {
    let at = start + 1
    for (let n = this.#byte(start); n > 0; n--) {
      const bits = this.#byte(at)
      at += 3 + this.#byte(at + 2) + (hasFamily(bits) ? 1 : 0)
    }
    return at
  }

  #readings(start: number, form: string): readonly DanishReading[] {
    const readings: DanishReading[] = []
    let at = start + 1
    for (let n = this.#byte(start); n > 0; n--) {
      const bits = this.#byte(at)
      const rest = this.#byte(at + 2)
      const lemma = form.slice(0, this.#byte(at + 1)) + this.#blocks.toString('latin1', at + 3, at + 3 + rest)
      at += 3 + rest
      readings.push({ lemma, bits, family: hasFamily(bits) ? this.#byte(at++) / 8 : 0 })
    }
    return readings
  }

  *keys(): Generator<string> {
    let key = ''
    let at = 0
    for (let i = 0; i < this.#count; i++) {
      const rest = this.#byte(at + 1)
      key = key.slice(0, this.#byte(at)) + this.#blocks.toString('latin1', at + 2, at + 2 + rest)
      yield key
      at = this.#skipReadings(at + 2 + rest)
    }
  }

  #byte(at: number): number {
    return this.#blocks[at] ?? 0
  }
}
