import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { createSynonyms, parseSynonyms, type SynonymGroup } from '../../src/analysis/synonyms.ts'
import { SearchError } from '../../src/errors.ts'

const analyzer = createDanishAnalyzer()
const synonyms = createSynonyms(analyzer)
const ownTable = readFileSync(new URL('../../src/analysis/data/synonyms.tsv', import.meta.url), 'utf8')
const groups = parseSynonyms(ownTable)
const danish = groups.filter(({ id }) => !id.startsWith('en-'))
const english = groups.filter(({ id }) => id.startsWith('en-'))

const row = (...fields: readonly string[]): string => fields.join('\t')

/** What a query also finds, words joined by spaces, alternative keys by "|". */
function found(query: string, table = synonyms): string[] {
  return table
    .expand(analyzer.analyze(query))
    .map(({ phrase }) => phrase.map((keys) => keys.join('|')).join(' '))
}

/** Pairs [asked, found] of a group. */
const arrows = ({ finds }: SynonymGroup): (readonly [string, string])[] =>
  [...finds].flatMap(([asked, others]) => others.map((other) => [asked, other] as const))

const oneWay = (group: SynonymGroup): (readonly [string, string])[] =>
  arrows(group).filter(([asked, other]) => !group.finds.get(other)?.includes(asked))

describe('the table', () => {
  it('holds at least 220 Danish groups and 120 English words', () => {
    expect(danish.length).toBeGreaterThanOrEqual(220)
    expect(english.flatMap(({ finds }) => [...finds.keys()]).length).toBeGreaterThanOrEqual(120)
  })

  it('gives every group an id of its own', () => {
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length)
  })

  it('keeps every weight between 0.1 and 0.7', () => {
    for (const { id, weight } of groups) {
      expect(weight, id).toBeGreaterThanOrEqual(0.1)
      expect(weight, id).toBeLessThanOrEqual(0.7)
    }
  })

  it('names no member twice in a group, not even in another form', () => {
    for (const { id, members } of danish) {
      const keys = members.map((member) =>
        JSON.stringify(analyzer.analyze(member).map((token) => [token.folded, token.keys])),
      )
      expect(new Set(keys).size, id).toBe(members.length)
    }
  })

  it('uses every member in some direction', () => {
    for (const group of groups) {
      const used = new Set(arrows(group).flat())
      expect(
        group.members.filter((member) => !used.has(member)),
        group.id,
      ).toEqual([])
    }
  })

  it('explains every way back that a one-way arrow closes', () => {
    for (const group of groups) {
      const unexplained = oneWay(group).filter(
        ([asked, other]) =>
          !group.never.some((note) => note.asked.includes(other) && note.found.includes(asked)),
      )
      expect(unexplained, group.id).toEqual([])
    }
  })

  it('leads from English to Danish only', () => {
    for (const group of english) expect(oneWay(group).length, group.id).toBe(arrows(group).length)
  })

  it('makes no Danish word of the table find an English one', () => {
    const words = new Set(english.flatMap(({ finds }) => [...finds.keys()]))
    const targets = groups.flatMap((group) => arrows(group).map(([, other]) => other))
    expect(targets.filter((target) => words.has(target))).toEqual([])
  })

  it('lists no lone stop word as something to find', () => {
    const targets = new Set(groups.flatMap((group) => arrows(group).map(([, other]) => other)))
    // An expression of nothing but stop words can be a name ("hvordan har du det" is a survey).
    const stops = [...targets].filter((target) => {
      const tokens = analyzer.analyze(target)
      return tokens.length === 1 && tokens.every(({ stop }) => stop)
    })
    expect(stops).toEqual([])
  })
})

describe('expanding a query', () => {
  it('finds the other members of a group', () => {
    expect(found('plejehjem')).toEqual(expect.arrayContaining(['plejecenter', 'plejebolig']))
  })

  it('finds members from inflected forms', () => {
    expect(found('cykelstierne')).toContain('supercykelsti')
    expect(found('hjemløse')).toContain('hjemloeshed')
  })

  it('finds an expression of several words and names its range', () => {
    const [first] = synonyms.expand(analyzer.analyze('støtte til voldsramte kvinder'))
    expect(first).toMatchObject({ from: 2, to: 4, group: 'krisecenter' })
  })

  it('gives an expression as one element a word', () => {
    const phrases = synonyms.expand(analyzer.analyze('KL')).map(({ phrase }) => phrase)
    expect(phrases).toContainEqual([['kommune'], ['landsforening']])
  })

  it('does not expand words inside a longer expression', () => {
    const alone = found('social bolig')
    expect(alone).toContain('almen bolig')
    expect(alone).not.toContain('beboelse')
    expect(found('bolig')).toContain('beboelse')
  })

  it('leaves out what the query already asks for', () => {
    expect(found('anbringelse uden for hjemmet')).not.toContain('anbringelse')
  })

  it('does not go back along a one-way arrow', () => {
    expect(found('wind turbine')).toEqual(['vindmoelle'])
    expect(found('vindmølle').join(' ')).not.toMatch(/\bwind/)
    expect(found('fyring')).toContain('afskedigelse')
    expect(found('afskedigelse')).not.toContain('fyring')
  })

  it('does not follow the synonyms of a synonym', () => {
    const table = createSynonyms(
      analyzer,
      [row('one', 'skole, bibliotek', '0.4'), row('two', 'bibliotek, museum', '0.4')].join('\n'),
    )
    expect(found('skole', table)).toEqual(['bibliotek'])
    expect(found('bibliotek', table)).toEqual(['skole', 'museum'])
  })

  it('does not take a form of another word for a member', () => {
    expect(found('ledere')).toContain('chef')
    expect(found('led')).toEqual([])
  })

  it('does not send people who are exposed to items that are postponed', () => {
    expect(found('udsatte borgere')).not.toContain('udskyde')
    expect(found('udskyde')).not.toContain('udsaette')
  })

  it('keeps the highest weight of a phrase that two groups offer', () => {
    const table = createSynonyms(
      analyzer,
      [row('low', 'skole, bibliotek', '0.2'), row('high', 'skole, bibliotek', '0.6')].join('\n'),
    )
    expect(table.expand(analyzer.analyze('skole'))).toEqual([
      { from: 0, to: 1, phrase: [['bibliotek']], weight: 0.6, group: 'high' },
    ])
  })

  it('has nothing to say about an empty query or an unknown word', () => {
    expect(found('')).toEqual([])
    expect(found('qwertyuiop')).toEqual([])
  })
})

describe('looking up keys', () => {
  it('gives one-word synonyms with their weights', () => {
    expect(synonyms.lookup(['plejehjem'])).toContainEqual({ keys: ['plejecenter'], weight: 0.5 })
  })

  it('leaves out expressions of several words', () => {
    expect(synonyms.lookup(['ppr'])).toEqual([])
    expect(found('ppr')).toContain('paedagogisk psykologisk raadgivning')
  })
})

describe('a table that cannot be read', () => {
  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['a missing weight', row('a', 'skole, bibliotek'), /line 2: the weight "" is not within 0\.1 to 0\.7/],
    ['a weight out of range', row('a', 'skole, bibliotek', '0.9'), /line 2: the weight "0\.9"/],
    ['one member only', row('a', 'skole', '0.4'), /line 2: a group needs at least two members/],
    ['a member that stands twice', row('a', 'skole, skole', '0.4'), /line 2: "skole" stands twice/],
    ['capital letters', row('a', 'skole, PPR', '0.4'), /line 2: "PPR" is not in lower case/],
    ['an empty member', row('a', 'skole,, bibliotek', '0.4'), /line 2: an empty member/],
    ['an id with other letters', row('å', 'skole, bibliotek', '0.4'), /line 2: "å" is no id/],
    [
      'an arrow to a stranger',
      row('a', 'skole, bibliotek', '0.4', 'skole>museum'),
      /line 2: "museum" is no member/,
    ],
    [
      'an arrow without a head',
      row('a', 'skole, bibliotek', '0.4', 'skole=bibliotek'),
      /line 2: "skole=bibliotek"/,
    ],
    [
      'a note without a reason',
      row('a', 'skole, bibliotek', '0.4', '', 'skole ≠ hus'),
      /line 2: "skole ≠ hus"/,
    ],
    [
      'a note against its own arrow',
      row('a', 'skole, bibliotek', '0.4', 'skole>bibliotek', 'skole ≠ bibliotek: other house'),
      /line 2: "skole" finds "bibliotek", which its note forbids/,
    ],
    ['too many columns', row('a', 'skole, bibliotek', '0.4', '', '', 'more'), /line 2: 6 columns/],
  ]

  for (const [what, line, message] of broken) {
    it(`names the line with ${what}`, () => {
      expect(() => createSynonyms(analyzer, `# header\n${line}\n`)).toThrow(SearchError)
      expect(() => createSynonyms(analyzer, `# header\n${line}\n`)).toThrow(message)
    })
  }

  it('names the second line of two with the same id', () => {
    const line = row('a', 'skole, bibliotek', '0.4')
    expect(() => parseSynonyms(`${line}\n${line}`)).toThrow(/line 2: the id "a" is already taken/)
  })

  it('names the group of a member that holds no word', () => {
    expect(() => createSynonyms(analyzer, row('a', 'skole, --', '0.4'))).toThrow(
      /group "a": "--" holds no word/,
    )
  })
})
