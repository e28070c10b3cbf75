import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fewerWords } from '../../server/alternatives.ts'
import { yearCounts } from '../../server/web/page/timeline.ts'
import { kleGroupName } from '../../src/model/kle-groups.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const page = async (path: string): Promise<string> => (await fetch(served.url + path)).text()

interface Choice {
  readonly value: string
  readonly checked: boolean
  readonly count: number
}

/** Check boxes of one filter, in their order. */
function choices(html: string, name: string): Choice[] {
  const pattern = new RegExp(
    `<input type="checkbox" form="search" name="${name}" value="([^"]*)"( checked)?>\\s*<span>[^<]*</span> <span class="count">(\\d+)`,
    'g',
  )
  return [...html.matchAll(pattern)].map(([, value = '', checked, count]) => ({
    value,
    checked: checked !== undefined,
    count: Number(count),
  }))
}

/** Years of the timeline with their counts. */
const timeline = (html: string): Record<string, number> =>
  Object.fromEntries(
    [
      ...html
        .replaceAll(/<\/?(?:a|svg|rect)\b[^>]*>/g, '')
        .matchAll(/<span class="century">(\d+)<\/span>(\d+)<\/span>\s*<span role="cell">(\d+)/g),
    ].map(([, century, year, count]) => [`${century}${year}`, Number(count)]),
  )

describe('the counts of a filter', () => {
  it('stay those of the rest when one of its values is chosen, so that another can be added', async () => {
    const html = await page('/search?q=cykelsti&municipality=Almtoft+Kommune')
    expect(choices(html, 'municipality')).toEqual([
      { value: 'Almtoft Kommune', checked: true, count: 24 },
      { value: 'Brændgård Kommune', checked: false, count: 24 },
    ])
    expect(choices(html, 'year').map(({ count }) => count)).toEqual([12, 12])
  })

  it('are narrowed by the other filters', async () => {
    const html = await page('/search?q=cykelsti&municipality=Almtoft+Kommune&year=2024')
    expect(choices(html, 'municipality').map(({ count }) => count)).toEqual([12, 12])
    expect(choices(html, 'year')).toEqual([
      { value: '2024', checked: true, count: 12 },
      { value: '2023', checked: false, count: 12 },
    ])
  })

  it('are there without words, when a filter is all that is asked', async () => {
    const html = await page('/search?kind=information')
    expect(choices(html, 'kind')).toEqual([
      { value: 'decision', checked: false, count: 40 },
      { value: 'information', checked: true, count: 12 },
    ])
  })

  it('keep a chosen value that nothing is left of', async () => {
    const html = await page('/search?q=cykelsti&municipality=Nordby')
    expect(choices(html, 'municipality')).toContainEqual({ value: 'Nordby', checked: true, count: 0 })
    expect(html).toContain('0 punkter fundet')
  })
})

describe('the timeline', () => {
  it('leads to a year and back, and shows the other years meanwhile', async () => {
    const open = await page('/search?q=cykelsti')
    expect(timeline(open)).toEqual({ '2023': 24, '2024': 24 })
    expect(open).toContain('<a href="/search?q=cykelsti&amp;year=2024"><span class="century">')
    const chosen = await page('/search?q=cykelsti&year=2024')
    expect(timeline(chosen)).toEqual({ '2023': 24, '2024': 24 })
    expect(chosen).toContain('<a href="/search?q=cykelsti" aria-current="true"><span class="century">')
  })

  it('has every year between the first and the last, unless they are too many', () => {
    expect(
      yearCounts([
        { value: '2021', count: 2 },
        { value: '2019', count: 5 },
      ]),
    ).toEqual([
      { year: 2019, count: 5 },
      { year: 2020, count: 0 },
      { year: 2021, count: 2 },
    ])
    expect(yearCounts([])).toEqual([])
    const far = [
      { value: '1841', count: 1 },
      { value: '2021', count: 1 },
    ]
    expect(yearCounts(far)).toHaveLength(2)
  })
})

describe('an empty result', () => {
  it('offers the search without filters and with fewer words, when they find something', async () => {
    const html = await page('/search?q=cykelsti+kvantefysikken&municipality=Nordby')
    expect(html).toContain('<a href="/search?q=cykelsti"><span lang="da">cykelsti</span> uden filtre</a>')
    expect(html).toContain('<span class="count">48 punkter fundet</span>')
    expect(html).not.toContain('q=kvantefysikken"')
  })

  it('offers nothing that is empty too', async () => {
    expect(await page('/search?q=kvantefysikken+rumraket')).not.toContain('Det giver resultater')
  })

  it('keeps the language of the page in what it offers', async () => {
    const html = await page('/search?q=cykelsti&municipality=Nordby&lang=en')
    expect(html).toContain('<a href="/search?q=cykelsti&amp;lang=en">The same search without filters</a>')
  })
})

describe('fewer words', () => {
  it('leave out one word each, the longest first', () => {
    expect(fewerWords('nye cykelstier i byen')).toEqual([
      'nye i byen',
      'nye cykelstier i',
      'cykelstier i byen',
      'nye cykelstier byen',
    ])
  })

  it('leave signs and fields of the query language alone', () => {
    for (const query of [
      '"nye stier" byen',
      'titel:budget skole',
      'skole -privat',
      'sti ELLER vej',
      'klima* mål',
      'x',
    ]) {
      expect(fewerWords(query)).toEqual([])
    }
  })

  it('are shorter than the query and never without a letter, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (query) => {
        for (const shorter of fewerWords(query)) {
          expect(shorter.length).toBeLessThan(query.length)
          expect(shorter).toMatch(/[\p{L}\p{N}]/u)
        }
      }),
    )
  })
})

it('a KLE number has the name of its main group', () => {
  expect(kleGroupName('27.00.00')).toBe('Social service')
  expect(kleGroupName('16')).toBe(null)
})

describe('taking the result along', () => {
  it('asks the exports and the feed the same question, without what they do not know', async () => {
    const html = await page('/search?q=cykelsti&year=2024&sort=newest&page=1&limit=10&lang=en')
    for (const format of ['csv', 'jsonl', 'ris', 'bib']) {
      expect(html).toContain(`href="/api/v1/export.${format}?q=cykelsti&amp;sort=newest&amp;year=2024"`)
    }
    const feed = '/api/v1/feed.atom?q=cykelsti&amp;year=2024&amp;lang=en'
    expect(html).toContain(
      `<link rel="alternate" type="application/atom+xml" title="Referatsøg: cykelsti · Year: 2024" href="${feed}">`,
    )
    expect(html).toContain(`<a href="${feed}"`)
  })
})
