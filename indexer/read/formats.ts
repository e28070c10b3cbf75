export interface Format {
  readonly name: string
  /** Whether the bytes are of this format. */
  detect(bytes: Uint8Array): boolean
  /** False for formats that are recognised in order to be refused by name. */
  readonly readable: boolean
  /** Endings of files that a folder is searched for. */
  readonly extensions: readonly string[]
}

function startsWith(...signature: readonly number[]): Format['detect'] {
  return (bytes) => signature.every((byte, index) => bytes[index] === byte)
}

/** Known formats, the first match wins; text is last and takes what is left. */
export const formats: readonly Format[] = [
  { name: 'PDF', detect: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d), readable: false, extensions: [] },
  { name: 'ZIP or Word', detect: startsWith(0x50, 0x4b, 0x03, 0x04), readable: false, extensions: [] },
  { name: 'old Word', detect: startsWith(0xd0, 0xcf, 0x11, 0xe0), readable: false, extensions: [] },
  { name: 'RTF', detect: startsWith(0x7b, 0x5c, 0x72, 0x74, 0x66), readable: false, extensions: [] },
  { name: 'PNG', detect: startsWith(0x89, 0x50, 0x4e, 0x47), readable: false, extensions: [] },
  { name: 'JPEG', detect: startsWith(0xff, 0xd8, 0xff), readable: false, extensions: [] },
  { name: 'GIF', detect: startsWith(0x47, 0x49, 0x46, 0x38), readable: false, extensions: [] },
  { name: 'gzip', detect: startsWith(0x1f, 0x8b), readable: false, extensions: [] },
  { name: 'text', detect: () => true, readable: true, extensions: ['.txt', '.text', '.md', '.markdown'] },
]
