import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Rows of a word table in `data/`: fields separated by tabs; lines that start with # are its header. */
export function readTable(name: string): readonly (readonly string[])[] {
  return readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')
    .normalize('NFC')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}

/** Words of a list in `data/`, any number to a line. */
export function readWords(name: string): readonly string[] {
  return readTable(name).flatMap((fields) => fields.join(' ').split(/\s+/).filter(Boolean))
}

/** Fingerprint of word tables: an index made with other tables is stale. */
export function tablesFingerprint(names: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of names) hash.update(JSON.stringify(readTable(name)))
  return hash.digest('hex').slice(0, 8)
}
