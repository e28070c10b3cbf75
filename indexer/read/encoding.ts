export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  readonly notes: readonly string[]
}

const sampleBytes = 4096

/** Decodes by byte order mark, else by the pattern of NUL bytes, else as UTF-8, else as Windows-1252. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = byMark(bytes) ?? byNulPattern(bytes)
  if (encoding !== null) return { text: new TextDecoder(encoding).decode(bytes), encoding, notes: [] }
  const strict = tryUtf8(bytes)
  if (strict !== null) return { text: strict, encoding: 'utf-8', notes: [] }
  const loose = new TextDecoder('utf-8').decode(bytes)
  if (isMostlyUtf8(loose)) {
    return { text: loose, encoding: 'utf-8', notes: ['Some bytes are no valid UTF-8 and were replaced.'] }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', notes: [] }
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Danish text in UTF-16 has a NUL in nearly every other byte. */
function byNulPattern(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, sampleBytes)
  const half = sample.length / 2
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  if (odd > 0.6 * half && even < 0.1 * half) return 'utf-16le'
  return even > 0.6 * half && odd < 0.1 * half ? 'utf-16be' : null
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A file cut in the middle of a character, or with a few damaged bytes, is still UTF-8. */
function isMostlyUtf8(loose: string): boolean {
  let damaged = 0
  let foreign = 0
  for (const char of loose) {
    if (char === '\ufffd') damaged++
    else if (char > '\u007f') foreign++
  }
  return foreign > 0 && damaged <= Math.max(1, foreign * 0.1)
}
