import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SearchEngine } from '../../src/engines/port.ts'
import { filesHolding } from '../support/folder-bytes.ts'
import { openEngine, run, write } from '../support/indexing.ts'
import { printMinutes } from '../support/minutes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let data: string
let engine: SearchEngine
let folder: string

beforeEach(() => {
  data = temporaryFolder()
  engine = openEngine(data)
  folder = temporaryFolder()
})
afterEach(async () => {
  await engine.close()
})

/** Searches all bytes beside the database too, while the log is still open and after it is closed. */
async function expectNowhere(words: readonly string[]): Promise<void> {
  // The lock holds process number and time only, and may show four digits in a row by chance.
  const holding = (word: string): string[] =>
    filesHolding(data, word).filter((name) => name !== 'writer.lock')
  for (const word of words) expect(holding(word)).toEqual([])
  await engine.close()
  for (const word of words) expect(holding(word)).toEqual([])
  engine = openEngine(data)
}

/** Invented numbers: the form counts, no person has them. */
const numbers = ['120385-5517', '0101701234', '311299 9876', '290200-0000']

describe('personal numbers', () => {
  test('never reach the bytes of the database, wherever they are printed', async () => {
    const [first = '', second = '', third = '', fourth = ''] = numbers
    write(folder, 'a.txt', {
      items: [
        {
          title: `Klage fra ${first}`,
          text: `Borgeren (${second}) klager.`,
          decision: `Afvist for ${third}.`,
        },
        { title: 'Andet', text: `Bilag\n\n| navn | nummer |\n| Ole | ${fourth} |` },
        { title: `Sag om ${first}`, closed: true, text: `Om ${second}.` },
      ],
    })
    const { events } = await run(engine, [folder])
    expect(events).toContainEqual({ type: 'masked', name: 'a.txt', count: 6 })
    expect(filesHolding(data, 'klager')).not.toEqual([])
    await expectNowhere([...numbers, '5517', '9876', '01701234'])
  })

  test('in a file name are masked where the name is shown or stored', async () => {
    const path = write(folder, 'klage 120385-5517.txt', { items: [{ title: 'Klage', text: 'Der klages.' }] })
    const { documents } = await run(engine, [folder])
    expect(documents).toEqual(['klage ██████-████.txt: indexed'])
    const [item] = await engine.items(await engine.matching({}))
    expect(item?.source.name).toBe('klage ██████-████.txt')
    expect((await run(engine, [path])).documents).toEqual(['klage ██████-████.txt: unchanged'])
  })

  test('in a file name never reach the bytes of the database', async () => {
    write(folder, 'klage 120385-5517.txt', { items: [{ title: 'Klage', text: 'Der klages.' }] })
    await run(engine, [folder])
    expect(filesHolding(data, '120385-5517')).toEqual([])
  })

  test('never reach a report', async () => {
    write(folder, 'brev 120385-5517.txt', 'Et brev om 120385-5517 og intet andet.')
    const { events } = await run(engine, [folder])
    const printed = events.map(
      (event) => JSON.stringify(event) + ('error' in event ? event.error?.message : ''),
    )
    expect(printed.join('\n')).not.toContain('5517')
  })

  test('are not seen in case numbers, amounts and telephone numbers', async () => {
    const text =
      'Sag 25-003549 og 27.00.00-P08-1-19 koster 1.167.000 kr.; ring 76 20 40 10 om EAN 5798000112233.'
    write(folder, 'a.txt', { items: [{ title: 'Regnskab', text }] })
    const { events } = await run(engine, [folder])
    expect(events.filter(({ type }) => type === 'masked')).toEqual([])
    const [{ passage } = { passage: null }] = await engine.passages(await engine.matching({}))
    expect(passage?.text).toBe(text)
  })
})

describe('closed items', () => {
  const secrets = ['hvidvaskningsagenten', 'Kanariegult', 'fortrolighedsklausul']
  const [text = '', decision = '', both = ''] = secrets

  test('store their heading and nothing of their text, whatever file or log is searched', async () => {
    write(folder, 'a.txt', {
      items: [
        { title: 'Vejfond', text: 'Fonden er god for naboerne.' },
        {
          title: 'Salg af Kirkegade 4',
          closed: true,
          text: `${text} ${both}`,
          decision: `${decision} ${both}`,
        },
        { title: 'Legeplads', text: 'Gyngerne males.' },
      ],
    })
    await run(engine, [folder])
    const closed = await engine.items(await engine.matching({ closed: true }))
    expect(closed.map(({ item }) => item.title)).toEqual(['Salg af Kirkegade 4'])
    expect(closed[0]?.item).toMatchObject({ sections: [], decision: null, attachments: [], amounts: [] })
    expect(filesHolding(data, 'Gyngerne')).not.toEqual([])
    await expectNowhere(secrets)
    const words = new Set((await engine.vocabulary()).surfaces.map(([word]) => word))
    for (const secret of secrets) expect(words.has(secret.toLowerCase())).toBe(false)
  })

  test('are gone from every answer when an open item is closed', async () => {
    const items = (closed: boolean) => ({
      items: [{ title: 'Salg af grund', text: `Køberen er ${text}.`, closed }],
    })
    const path = write(folder, 'a.txt', items(false))
    await run(engine, [folder])
    expect((await engine.phrase([text], {})).length).toBe(1)
    write(folder, 'a.txt', items(true))
    await run(engine, [folder])
    expect(await engine.phrase([text], {})).toEqual([])
    const ids = await engine.matching({})
    expect(JSON.stringify([await engine.items(ids), await engine.passages(ids)])).not.toContain(text)
    expect((await engine.vocabulary()).surfaces.map(([word]) => word)).not.toContain(text)
    expect(path).toContain('a.txt')
  })

  test('stay closed when the file is moved or printed with other line ends', async () => {
    const printed = printMinutes({ items: [{ title: 'Salg', closed: true, text, decision }] })
    const path = write(folder, 'a.txt', printed)
    await run(engine, [folder])
    renameSync(path, join(folder, 'b.txt'))
    write(folder, 'c.txt', `\ufeff${printed.replaceAll('\n', '\r\n')}`)
    await run(engine, [folder])
    expect((await engine.stats()).documents).toBe(2)
    await expectNowhere(secrets)
  })
})
