import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import { type CliResult, runCli } from '../support/cli.ts'
import { folderDigest } from '../support/folder-bytes.ts'
import { minutesOn, write } from '../support/indexing.ts'
import { printMinutes } from '../support/minutes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const index = (paths: readonly string[], data: string, ...more: string[]): Promise<CliResult> =>
  runCli(['index', ...paths, '--data', data, '--model', 'none', ...more])

const search = (query: string, data: string): Promise<CliResult> =>
  runCli(['search', query, '--data', data, '--model', 'none'])

/** Bytes of a file that is read all the same. */
function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
}

describe('files that are read', () => {
  test('end with 0, a count on stderr and nothing on stdout', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()]
    write(files, 'a.txt', minutesOn('Skov'))
    const first = await index([files], data)
    expect(first).toMatchObject({ code: 0, stdout: '' })
    expect(first.stderr).toContain('1 indexed')
    const second = await index([files], data)
    expect(second).toMatchObject({ code: 0, stdout: '' })
    expect(second.stderr).toContain('1 unchanged')
  })

  test('may be in Latin-1 or UTF-16', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()]
    const matters = { 'latin-1.txt': 'Grøfterensning', 'utf-16.txt': 'Åmændenes', 'utf-8.txt': 'Æblehave' }
    write(files, 'latin-1.txt', Buffer.from(printMinutes(minutesOn(matters['latin-1.txt'])), 'latin1'))
    write(files, 'utf-16.txt', utf16(printMinutes(minutesOn(matters['utf-16.txt']))))
    write(files, 'utf-8.txt', minutesOn(matters['utf-8.txt']))
    expect(await index([files], data)).toMatchObject({ code: 0 })
    for (const [name, matter] of Object.entries(matters)) {
      const { stdout, code } = await search(matter, data)
      expect(code).toBe(0)
      expect(stdout).toContain(name)
    }
  })

  test('may hold a line of many megabytes', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()]
    const words = 'kommunen lægger asfalt og sten på vejen '
    write(files, 'ord.txt', `${printMinutes(minutesOn('Skov'))}\n${words.repeat(100_000)}`)
    write(files, 'tegn.txt', `${printMinutes(minutesOn('Havn'))}\n${'x'.repeat(20 * 2 ** 20)}`)
    const result = await index([files], data)
    expectNoInsides(result)
    expect(result.stderr).toContain('2 indexed')
    expect(result.code).toBe(0)
    expect((await search('havn', data)).code).toBe(0)
  }, 120_000)
})

describe('files that are not', () => {
  const unusable: readonly (readonly [
    what: string,
    name: string,
    content: string | Uint8Array,
    said: RegExp,
  ])[] = [
    ['an empty file', 'tom.txt', '', /empty/],
    [
      'a binary file',
      'binær.txt',
      Uint8Array.from({ length: 4_096 }, (_, i) => (i * 31) % 256),
      /no text|binary/,
    ],
    ['a PDF', 'referat.pdf', '%PDF-1.7\n1 0 obj', /PDF/],
    [
      'a file that is no minutes',
      'brev.txt',
      'Kære Ole. Husk kagen til på torsdag. Hilsen Gerda.',
      /agenda item/,
    ],
    ['a line of 20 MB that is no minutes', 'rod.txt', 'a'.repeat(20 * 2 ** 20), /agenda item/],
  ]
  for (const [what, name, content, said] of unusable) {
    test(`${what} is named with what to do, and the others are indexed`, async () => {
      const [files, data] = [temporaryFolder(), temporaryFolder()]
      const bad = write(files, name, content)
      const good = write(files, 'god.txt', minutesOn('Skov'))
      const result = await index([bad, good], data)
      expectNoInsides(result)
      expect(result).toMatchObject({ code: 3, stdout: '' })
      const line = result.stderr.split('\n').find((text) => text.includes(`✗ ${name}`)) ?? ''
      expect(line).toMatch(said)
      expect(line.length).toBeLessThan(300)
      expect(result.stderr).toContain('1 indexed, 1 failed')
      expect((await search('skov', data)).code).toBe(0)
    }, 120_000)
  }

  test('a path that is not there is named, and nothing is made', async () => {
    const data = join(temporaryFolder(), 'data')
    const result = await index(['findes/ikke.txt'], data)
    expectRefusal(result, 2)
    expect(result.stderr).toContain('findes/ikke.txt')
    expect(existsSync(data)).toBe(false)
  })

  test('control characters of a file name do not reach the terminal', async () => {
    const files = temporaryFolder()
    const result = await index([write(files, 'ond\u001b[31m\u0007.txt', '')], temporaryFolder())
    expect(result.code).toBe(3)
    expect(result.stderr).not.toContain('\u001b')
    expect(result.stderr).toContain('\\u001b')
  })
})

describe('a data folder', () => {
  async function made(): Promise<string> {
    const data = temporaryFolder()
    await index([write(temporaryFolder(), 'a.txt', minutesOn('Skov'))], data)
    return data
  }

  async function expectUntouched(data: string, act: () => Promise<CliResult>, named: string): Promise<void> {
    const before = folderDigest(data)
    const result = await act()
    expectRefusal(result, 4)
    expect(result.stderr).toContain(named)
    expect(folderDigest(data)).toEqual(before)
  }

  test('below an ordinary file cannot be written', async () => {
    const files = temporaryFolder()
    const path = write(files, 'a.txt', minutesOn('Skov'))
    for (const data of [path, join(path, 'data')]) {
      const result = await index([path], data)
      expectRefusal(result, 4)
      expect(result.stderr).toContain('--data')
    }
    expect(readdirSync(files)).toEqual(['a.txt'])
  })

  test('without an index is named as such, with the command that makes one', async () => {
    const data = temporaryFolder()
    const result = await search('skov', data)
    expectRefusal(result, 4)
    expect(result.stderr).toContain('referatsoeg index')
    expect(readdirSync(data)).toEqual([])
  })

  test('made with another model is refused by every command and stays as it is', async () => {
    const data = temporaryFolder()
    const embedder = { id: 'en-anden-model/1', dimensions: 384 }
    await openEmbeddedEngine({
      folder: data,
      access: 'write',
      analyzer: createDanishAnalyzer(),
      embedder,
    }).close()
    const file = write(temporaryFolder(), 'a.txt', minutesOn('Skov'))
    await expectUntouched(data, () => search('skov', data), 'en-anden-model/1')
    await expectUntouched(data, () => index([file], data), '--data')
  })

  test('made by a newer version is refused by every command and stays as it is', async () => {
    const data = await made()
    const database = new Database(join(data, 'index.sqlite'))
    database.exec("UPDATE manifest SET value = '99' WHERE key = 'format'")
    database.close()
    const file = write(temporaryFolder(), 'b.txt', minutesOn('Havn'))
    await expectUntouched(data, () => search('skov', data), '99')
    await expectUntouched(data, () => index([file], data), 'Update')
  })

  test('with a file of another kind in the index’s place is refused and stays as it is', async () => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'index.sqlite'), 'opskrift på rugbrød '.repeat(500))
    const file = write(temporaryFolder(), 'b.txt', minutesOn('Havn'))
    await expectUntouched(data, () => search('skov', data), 'database')
    await expectUntouched(data, () => index([file], data), 'database')
    expect(readFileSync(join(data, 'index.sqlite'), 'utf8')).toContain('rugbrød')
  })
})
