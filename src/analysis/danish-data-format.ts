/**
 * The Danish word data as one sorted table in one buffer, searched in place: loading is reading a file.
 *
 * Layout: "RSDA", length of the header (u32), header as JSON padded to four bytes, offset of each block (u32), blocks.
 * A block holds `blockSize` keys in order. A key is the number of letters it shares with the key before it (0 for the
 * first), the number of further letters, those letters, the number of readings, and the readings: class bits, letters
 * of the key that the lemma keeps, number of further letters, those letters, and for readings that can be part of a
 * compound the family (see `DanishReading`). All text is ASCII, every number one byte, so no key is over 255 letters.
 */
import { wordClass } from './word-class.ts'

export interface DanishHeader {
  readonly format: number
  readonly source: string
  readonly version: string
  readonly licence: string
  readonly keys: number
  /** Bytes of the blocks; a file that is cut short shows by it. */
  readonly size: number
  /** Fingerprint of our own tables that went into the data; other tables make the file stale. */
  readonly tables: string
  /** Fingerprint of the blocks; goes into the analyzer's id. */
  readonly fingerprint: string
}

/** One reading of a form. */
export interface DanishReading {
  /** Folded base form. */
  readonly lemma: string
  /** Bits of `wordClass`. */
  readonly bits: number
  /** 8 · ln(1 + number of dictionary nouns that are built with this word). Only for possible parts of compounds. */
  readonly family: number
}

export const dataFormat = 3
export const blockSize = 16
export const magic = 'RSDA'
const longestKey = 60

/** True for readings that carry a family byte. */
export function hasFamily(bits: number): boolean {
  return (bits & (wordClass.base | wordClass.first)) !== 0
}

/** Keys outside this are left out of the table: foreign letters, digits, very long chemical names. */
export function storable(key: string): boolean {
  return key.length > 0 && key.length <= longestKey && /^[a-z]+$/.test(key)
}

/** Blocks and their offsets for `keys`, which are sorted and storable. */
export function encodeBlocks(
  keys: readonly string[],
  readings: (key: string) => readonly DanishReading[],
): { readonly offsets: Uint32Array; readonly blocks: Buffer } {
  const offsets = new Uint32Array(Math.ceil(keys.length / blockSize))
  let blocks = Buffer.alloc(1 << 20)
  let at = 0
  let previous = ''
  const write = (text: string, from: number): void => {
    blocks[at++] = text.length - from
    at += blocks.write(text.slice(from), at, 'latin1')
  }
  keys.forEach((key, i) => {
    if (at + 8192 > blocks.length) blocks = Buffer.concat([blocks, Buffer.alloc(blocks.length)])
    if (i % blockSize === 0) {
      offsets[i / blockSize] = at
      previous = ''
    }
    const shared = sharedLength(previous, key)
    blocks[at++] = shared
    write(key, shared)
    previous = key
    // Room is kept for 8192 bytes a key: more readings than this do not occur.
    const list = readings(key).slice(0, 30)
    blocks[at++] = list.length
    for (const reading of list) {
      const kept = sharedLength(key, reading.lemma)
      blocks[at++] = reading.bits
      blocks[at++] = kept
      write(reading.lemma, kept)
      if (hasFamily(reading.bits)) blocks[at++] = reading.family
    }
  })
  return { offsets, blocks: blocks.subarray(0, at) }
}

export function encodeFile(header: DanishHeader, offsets: Uint32Array, blocks: Buffer): Buffer {
  const json = JSON.stringify(header)
  const padded = json.padEnd(Math.ceil(json.length / 4) * 4)
  const head = Buffer.alloc(8)
  head.write(magic, 'latin1')
  head.writeUInt32LE(padded.length, 4)
  const index = Buffer.alloc(4 + offsets.length * 4)
  index.writeUInt32LE(offsets.length, 0)
  offsets.forEach((offset, i) => {
    index.writeUInt32LE(offset, 4 + i * 4)
  })
  return Buffer.concat([head, Buffer.from(padded, 'latin1'), index, blocks])
}

function sharedLength(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}
