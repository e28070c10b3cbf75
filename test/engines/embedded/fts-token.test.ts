import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { fromFtsToken, ftsPhrase, toFtsToken } from '../../../src/engines/embedded/fts-token.ts'

const database = new Database(':memory:')
database.exec(`
  CREATE VIRTUAL TABLE terms USING fts5 (text, tokenize='unicode61 remove_diacritics 0');
  CREATE VIRTUAL TABLE words USING fts5vocab ('terms', 'row');`)
const empty = database.prepare('DELETE FROM terms')
const insert = database.prepare('INSERT INTO terms (rowid, text) VALUES (1, ?)')
const words = database.prepare<[], { term: string }>('SELECT term FROM words')
const match = database.prepare<[string], { rowid: number }>('SELECT rowid FROM terms WHERE terms MATCH ?')

afterAll(() => {
  database.close()
})

function tokensOf(text: string): string[] {
  empty.run()
  insert.run(text)
  return words.all().map(({ term }) => term)
}

const key = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.stringMatching(/^x?[0-9a-f]{1,8}$/),
  fc.constantFrom(
    '25/16587',
    '§ 99',
    '27.00.00-p08-1-19',
    'multi-agent',
    "don't",
    'AND',
    'x41',
    'x',
    'é',
    '学校',
  ),
)

describe('a key in the keyword index', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(key, (value) => {
        expect(fromFtsToken(toFtsToken(value))).toBe(value)
      }),
    )
  })

  test('is always exactly one token of FTS5, unchanged', () => {
    fc.assert(
      fc.property(key, (value) => {
        const token = toFtsToken(value)
        expect(tokensOf(token)).toEqual([token])
      }),
    )
  })

  test('is told apart from every other key', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(toFtsToken(a) === toFtsToken(b)).toBe(a === b)
      }),
    )
  })

  test('is found by a phrase of itself, and phrases keep their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 2, maxLength: 5 }), (keys) => {
        empty.run()
        insert.run(keys.map(toFtsToken).join(' '))
        expect(match.all(ftsPhrase(keys))).toHaveLength(1)
        for (const one of keys) expect(match.all(ftsPhrase([one]))).toHaveLength(1)
        expect(match.all(ftsPhrase(keys.toReversed()))).toHaveLength(0)
      }),
    )
  })

  test('stays readable when it is a plain word', () => {
    expect(toFtsToken('cykelsti')).toBe('cykelsti')
    expect(toFtsToken('1167000')).toBe('1167000')
  })
})
