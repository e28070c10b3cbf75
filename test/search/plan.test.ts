import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSynonyms } from '../../src/analysis/synonyms.ts'
import type { SearchEngine } from '../../src/engines/port.ts'
import { createLexicon, createLexicons, type Lexicon } from '../../src/search/lexicon.ts'
import { type Plan, type PlannedTerm, planQuery } from '../../src/search/plan.ts'
import { parseQuery } from '../../src/search/query.ts'
import { makeDocument } from '../support/documents.ts'
import { analyzer, openFilled } from './open.ts'

const noSynonyms = createSynonyms(analyzer, '')

/** A lexicon of a collection that holds exactly these words. */
function lexiconOf(text: string): Lexicon {
  const tokens = analyzer.analyze(text)
  return createLexicon(analyzer, noSynonyms, {
    surfaces: tokens.map(({ folded }) => [folded, 3] as const),
    keys: tokens.flatMap(({ keys, parts }) => [...keys, ...parts.map(({ lemma }) => lemma)]),
  })
}

const town = lexiconOf(
  'sundhedsberedskabsplan dobbeltdiagnose cykelsti bro økonomi forvaltning kloakering lokalplan tilbud borgere',
)

const planOf = (query: string, lexicon = town): Plan => planQuery(parseQuery(query), lexicon)

function keysOf(plan: Plan, term: PlannedTerm | undefined, how: string): string[] {
  return (term?.variants ?? [])
    .map((index) => plan.variants[index])
    .filter((variant) => variant?.how === how)
    .map((variant) => variant?.key ?? '')
}

const folded = (word: string): string => analyzer.analyze(word)[0]?.folded ?? ''

describe('words', () => {
  test('are asked for by every key they are indexed under', () => {
    const plan = planOf('cykelstier')
    expect(keysOf(plan, plan.terms[0], 'word')).toEqual(analyzer.analyze('cykelstier')[0]?.keys)
  })

  test('that are compounds are asked for by their parts too', () => {
    const plan = planOf('sundhedsberedskabsplan')
    const parts = analyzer.analyze('sundhedsberedskabsplan')[0]?.parts.map(({ lemma }) => lemma) ?? []
    expect(parts.length).toBeGreaterThan(1)
    expect(keysOf(plan, plan.terms[0], 'part')).toEqual([...new Set(parts)])
  })

  test('that are written apart are joined to the one word of the collection', () => {
    for (const query of ['dobbelt diagnose', 'sundheds beredskabsplan', 'sundhed beredskabsplan']) {
      const plan = planOf(query)
      expect(plan.terms).toHaveLength(2)
      for (const term of plan.terms) expect(keysOf(plan, term, 'joined').length).toBeGreaterThan(0)
    }
  })

  test('are not joined to a word that the collection does not hold', () => {
    const plan = planOf('cykel diagnose')
    for (const term of plan.terms) expect(keysOf(plan, term, 'joined')).toEqual([])
  })

  test('without meaning are dropped beside others', () => {
    expect(planOf('hvad er en cykelsti og hvor').terms.map(({ surface }) => surface)).toEqual(['cykelsti'])
  })

  test('without meaning are kept when there are no others', () => {
    expect(planOf('og den eller').terms.map(({ surface }) => surface)).toEqual(['og', 'den', 'eller'])
  })

  test('that name a thing exactly are one term and never split, joined or corrected', () => {
    for (const query of ['25/16587', '27.00.00-P08-1-19', '§ 99', '17. marts 2026', '2,1 mio. kr.']) {
      const plan = planOf(query)
      expect(plan.terms).toHaveLength(1)
      expect(new Set(plan.variants.map(({ how }) => how))).toEqual(new Set(['entity']))
      expect(plan.corrections.size).toBe(0)
    }
  })
})

describe('spelling', () => {
  test('a misspelt word is asked for as the word it most likely is', () => {
    const plan = planOf('kloakerring')
    expect(keysOf(plan, plan.terms[0], 'typo')).toEqual(analyzer.analyze('kloakering')[0]?.keys)
    expect([...plan.corrections]).toEqual([['kloakerring', 'kloakering']])
  })

  test('only the misspelt word of a query is corrected', () => {
    expect([...planOf('tilbud forvaltnning borgere').corrections]).toEqual([['forvaltnning', 'forvaltning']])
  })

  test('a word of the collection, in any inflection, and a short word are left alone', () => {
    for (const query of ['cykelsti', 'cykelstierne', 'bor', 'sti'])
      expect(planOf(query).corrections.size).toBe(0)
  })

  test('a phrase and an excluded word are never corrected', () => {
    for (const query of ['"kloakerring af"', 'bro -kloakerring']) {
      const plan = planOf(query)
      expect(plan.corrections.size).toBe(0)
      expect(plan.variants.filter(({ how }) => how === 'typo')).toEqual([])
    }
  })
})

describe('operators', () => {
  test('a phrase is exact, required and without looser variants', () => {
    const plan = planOf('"sundhedsberedskabsplan for borgere"')
    expect(plan.phrases).toEqual([
      { text: 'sundhedsberedskabsplan for borgere', words: ['sundhedsberedskabsplan', 'for', 'borgere'] },
    ])
    expect(plan.terms.every(({ required }) => required)).toBe(true)
    expect(new Set(plan.variants.map(({ how }) => how))).toEqual(new Set(['word']))
  })

  test('words of a field are required and stay in its columns', () => {
    const plan = planOf('titel:lokalplan')
    expect(plan.terms.map(({ required }) => required)).toEqual([true])
    for (const { fields } of plan.variants) expect(fields).toEqual(['title', 'titleParts'])
    for (const { fields } of planOf('beslutning:tilbud').variants) expect(fields).toEqual(['decision'])
  })

  test('a prefix is asked for as it is typed, without Danish letters', () => {
    const plan = planOf('økono*')
    expect(plan.variants).toEqual([{ key: folded('økono'), weight: 1, how: 'prefix' }])
    expect(plan.terms[0]?.required).toBe(true)
  })

  test('an alternative is not required by itself', () => {
    const plan = planOf('bro OR cykel* OR titel:lokalplan')
    expect(plan.alternatives).toEqual([{ members: [0, 1, 2], terms: [0, 1, 2], phrases: [] }])
    expect(plan.terms.map(({ required }) => required)).toEqual([false, false, false])
  })

  test('an excluded word is a term apart, asked for exactly', () => {
    const plan = planOf('tilbud -sundhedsberedskabsplan')
    expect(plan.excluded.terms).toEqual([1])
    expect(plan.terms[1]?.required).toBe(false)
    expect(keysOf(plan, plan.terms[1], 'part')).toEqual([])
  })

  test('an excluded prefix is not required at the same time', () => {
    const plan = planOf('tilbud -cykel*')
    expect(plan.excluded.terms).toEqual([1])
    expect(plan.terms[1]?.required).toBe(false)
  })

  test('an excluded phrase does not exclude its words', () => {
    const plan = planOf('tilbud -"bro og cykelsti"')
    expect(plan.excluded).toMatchObject({ terms: [], phrases: [{ words: ['bro', 'og', 'cykelsti'] }] })
    expect(plan.phrases).toEqual([])
  })

  test('two phrases joined by OR are alternatives', () => {
    expect(planOf('"ny bro" OR "ny cykelsti"').phrases).toEqual([])
  })

  test('the same query and words give the same plan', () => {
    const query = 'sundheds beredskab "ny bro" -kloakerring titel:bro OR cykel*'
    expect(planOf(query)).toEqual(planOf(query))
  })
})

describe('the words of the collection', () => {
  let engine: SearchEngine

  beforeAll(async () => {
    engine = await openFilled()
  })
  afterAll(async () => {
    await engine.close()
  })

  test('are read again when documents change, and only then', async () => {
    const lexicon = createLexicons(engine, analyzer)
    const before = await lexicon()
    expect(await lexicon()).toBe(before)
    expect(before.has('rensdyr')).toBe(false)
    await engine.replaceDocument(makeDocument({ name: 'dyr.txt', items: [{ title: 'Rensdyr i parken' }] }))
    expect((await lexicon()).has('rensdyr')).toBe(true)
  })
})
