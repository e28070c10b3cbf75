import { readFileSync } from 'node:fs'

/** Rows of a table in `fixtures/analysis`, without its header. */
export function fixtureRows(name: string): readonly (readonly string[])[] {
  return readFileSync(new URL(`../../fixtures/analysis/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}
