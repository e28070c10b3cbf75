import fc from 'fast-check'
import { expect } from 'vitest'
import { ids } from '../../support/collection.ts'
import { makeDocument } from '../../support/documents.ts'
import type { Check } from '../contract.ts'
import { analyzer, asked, fill, found, sorted } from './fill.ts'

const { agenda, path, closed, plan, offer, bridge, paths } = ids

const partsOf = (word: string): string[] =>
  analyzer.analyze(word).flatMap(({ parts }) => parts.map(({ lemma }) => lemma))

export function keywordContract(check: Check): void {
  check('finds a word in every inflection', async (engine) => {
    await fill(engine)
    expect(await found(engine, asked('cykelstier'))).toEqual(sorted([path, paths]))
    expect(await found(engine, asked('broen'))).toEqual([bridge])
  })

  check(
    'finds an item by its title, decision, text, case number, case worker, body and municipality',
    async (engine) => {
      await fill(engine)
      expect(await found(engine, asked('sundhedsberedskabsplan'))).toEqual([plan])
      expect(await found(engine, asked('kirken'))).toEqual([path])
      expect(await found(engine, asked('oversvømmelse'))).toEqual([plan])
      expect(await found(engine, asked('25/16587'))).toEqual([path])
      expect(await found(engine, asked('Birkmose'))).toEqual([path])
      expect(await found(engine, asked('Miljøudvalget'))).toEqual(sorted([bridge, paths]))
      expect(await found(engine, asked('Vesterå'))).toEqual(sorted([agenda, path, closed, bridge, paths]))
    },
  )

  check('finds the parts of a compound', async (engine) => {
    await fill(engine)
    expect(partsOf('sundhedsberedskabsplan').length).toBeGreaterThan(1)
    for (const key of partsOf('sundhedsberedskabsplan')) {
      expect(await found(engine, [{ key, weight: 1, how: 'part' }])).toContain(plan)
    }
  })

  check('keeps the fields apart', async (engine) => {
    await fill(engine)
    expect(await found(engine, asked('bro', 'word', ['title']))).toEqual([bridge])
    expect(await found(engine, asked('stål', 'word', ['title']))).toEqual([])
    expect(await found(engine, asked('stål', 'word', ['text']))).toEqual([bridge])
    expect(await found(engine, asked('efterretning', 'word', ['decision']))).toEqual(sorted([plan, paths]))
    expect(await found(engine, asked('plejehjem', 'word', ['decision']))).toEqual([])
    const [part = ''] = partsOf('dobbeltdiagnose')
    expect(await found(engine, [{ key: part, weight: 1, how: 'part', fields: ['titleParts'] }])).toContain(
      offer,
    )
    expect(await found(engine, [{ key: part, weight: 1, how: 'part', fields: ['decision'] }])).toEqual([])
  })

  check('finds words that begin with a prefix, and no others', async (engine) => {
    await fill(engine)
    expect(await found(engine, [{ key: 'cykels', weight: 1, how: 'prefix' }])).toEqual(sorted([path, paths]))
    expect(await found(engine, [{ key: 'cykels', weight: 1, how: 'word' }])).toEqual([])
    expect(await found(engine, [{ key: 'ykelsti', weight: 1, how: 'prefix' }])).toEqual([])
  })

  check('says which variant stands where, and in how many items', async (engine) => {
    await fill(engine)
    const variants = [
      ...asked('bro').slice(0, 1),
      ...asked('kirken').slice(0, 1),
      ...asked('vindmølle').slice(0, 1),
    ]
    const result = await engine.keyword(variants, {})
    expect(result.items).toBe(7)
    expect(result.frequencies).toHaveLength(3)
    expect(result.frequencies[0]).toBe(1)
    expect(result.frequencies[2]).toBe(0)
    const hit = result.hits.find(({ itemId }) => itemId === bridge)
    expect(hit?.matches.map(({ variant }) => variant)).toContain(0)
    const passages = await engine.passages([bridge])
    const texts = new Map(passages.map(({ row, passage }) => [row, passage.text]))
    const rows = result.passages.filter(({ matches }) => matches.some(({ variant }) => variant === 0))
    expect(rows.length).toBeGreaterThan(0)
    for (const { row, itemId } of rows) {
      expect(itemId).toBe(bridge)
      expect(texts.get(row)).toMatch(/bro/i)
    }
  })

  check('keeps the frequencies of the collection when a filter narrows the hits', async (engine) => {
    await fill(engine)
    const all = await engine.keyword(asked('cykelsti'), {})
    const narrowed = await engine.keyword(asked('cykelsti'), { year: [2025] })
    expect(narrowed.frequencies).toEqual(all.frequencies)
    expect(narrowed.items).toBe(all.items)
    expect(narrowed.hits.map(({ itemId }) => itemId)).toEqual([paths])
  })

  check('gives strengths between 0 and 1 that grow with the word’s share of the text', async (engine) => {
    const filler = 'Forvaltningen fremlægger her en længere redegørelse om ganske andre forhold i området.'
    await engine.replaceDocument(
      makeDocument({
        name: 'styrke.txt',
        items: [
          { title: 'Et', texts: { case: 'Havnen. Havnen. Havnen.' } },
          { title: 'To', texts: { case: `Havnen. ${filler} ${filler}` } },
          { title: 'Tre', texts: { case: filler } },
        ],
      }),
    )
    const { hits } = await engine.keyword(asked('havnen').slice(0, 1), {})
    const strength = (ordinal: number): number =>
      hits.find(({ itemId }) => itemId.endsWith(`.${ordinal}`))?.matches[0]?.strength ?? 0
    for (const { matches } of hits) {
      for (const match of matches) {
        expect(match.strength).toBeGreaterThan(0)
        expect(match.strength).toBeLessThanOrEqual(1)
      }
    }
    expect(strength(1)).toBeGreaterThan(strength(2))
    expect(strength(3)).toBe(0)
  })

  check('gives a word of the title more strength than the same word of the text', async (engine) => {
    const text = 'Der ses på skiltning og belysning.'
    await engine.replaceDocument(
      makeDocument({
        name: 'vægt.txt',
        items: [
          { title: 'Havnen i byen', texts: { case: text } },
          { title: 'Torvet i byen', texts: { case: `${text} Havnen.` } },
          { title: 'Skoven i byen', texts: { case: text } },
        ],
      }),
    )
    const { hits } = await engine.keyword(asked('havnen').slice(0, 1), {})
    const strengths = new Map(
      hits.map(({ itemId, matches }) => [itemId.slice(-1), matches[0]?.strength ?? 0]),
    )
    expect(strengths.get('1')).toBeGreaterThan(strengths.get('2') ?? 1)
  })

  check('gives the same evidence after many replacements as a new index does', async (engine) => {
    await fill(engine)
    const clean = await engine.keyword(asked('bro'), {})
    for (let time = 0; time < 20; time++) await fill(engine)
    const strengths = (result: typeof clean): (string | number)[][] =>
      result.hits
        .map(({ itemId, matches }) => [itemId, ...matches.map(({ strength }) => Number(strength.toFixed(4)))])
        .sort()
    expect(strengths(await engine.keyword(asked('bro'), {}))).toEqual(strengths(clean))
  })

  check('finds a phrase only where its words stand one after the other', async (engine) => {
    await fill(engine)
    const items = async (text: string): Promise<string[]> => {
      const words = analyzer.analyze(text).map(({ folded }) => folded)
      return sorted(new Set((await engine.phrase(words, {})).map(({ itemId }) => itemId)))
    }
    expect(await items('taget til efterretning')).toEqual(sorted([plan, paths]))
    expect(await items('efterretning til taget')).toEqual([])
    expect(await items('gamle bro')).toEqual([bridge])
    expect(await items('gamle broer')).toEqual([])
    expect(await items('2,1 mio. kr.')).toEqual([path])
  })

  check('gives no more places of a phrase than asked for', async (engine) => {
    await fill(engine)
    const all = await engine.phrase(['taget', 'til'], {})
    expect(all.length).toBe(2)
    const [one, ...more] = await engine.phrase(['taget', 'til'], {}, 1)
    expect(all).toContainEqual(one)
    expect(more).toEqual([])
    const inVesteraa = await engine.phrase(['taget', 'til'], { municipality: ['Vesterå'] }, 1)
    expect(inVesteraa.map(({ itemId }) => itemId)).toEqual([paths])
  })

  check('counts the items that hold one of several keys', async (engine) => {
    await fill(engine)
    const keysOf = (word: string): string[] => asked(word).map(({ key }) => key)
    const groups = [
      keysOf('cykelsti'),
      [...keysOf('cykelsti'), ...keysOf('bro')],
      keysOf('25/16587'),
      ['nowhere'],
      [],
    ]
    expect(await engine.frequencies(groups, {})).toEqual([2, 3, 1, 0, 0])
    expect(await engine.frequencies(groups, { year: [2024] })).toEqual([1, 1, 1, 0, 0])
    expect(await engine.frequencies(groups, {}, [bridge, paths, 'nobody'])).toEqual([1, 2, 0, 0, 0])
    expect(await engine.frequencies(groups, { year: [2024] }, [bridge, paths])).toEqual([0, 0, 0, 0, 0])
    expect(await engine.frequencies(groups, {}, [])).toEqual([0, 0, 0, 0, 0])
    expect(await engine.frequencies([], {})).toEqual([])
  })

  check('takes any string as a key or phrase without an error', async (engine) => {
    await fill(engine)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), async (key) => {
        await engine.keyword(
          [
            { key, weight: 1, how: 'word' },
            { key, weight: 1, how: 'prefix' },
          ],
          {},
        )
        await engine.phrase([key, key], {})
        await engine.frequencies([[key, key]], {})
      }),
      {
        numRuns: 200,
        examples: ['"', 'AND', 'NEAR(', '*', '-', 'title:', '\u0000', ' ', '^'].map((key): [string] => [key]),
      },
    )
  })
}
