import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paragraphs } from '../../server/web/page/paragraphs.ts'
import { readPassage } from '../../server/web/page/passage-link.ts'
import { documents, ids } from './collection.ts'
import { caseDocuments, caseIds } from './one-case.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve({ documents: [...documents, ...caseDocuments] })
})
afterAll(() => served.close())

const page = async (path: string): Promise<string> => (await fetch(served.url + path)).text()

describe('a link to a passage', () => {
  it('leads from a hit to its marked text', async () => {
    const result = await page('/search?q=regionen')
    const href =
      /<p class="where"><a href="([^"]+)">Økonomi/.exec(result)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const [path = '', fragment] = href.split('#')
    const item = await page(path)
    expect(item).toContain(
      `<mark class="target" id="${fragment}">Finansieringen på 1.167.000 kr. findes inden for rammen. Halvdelen betales af regionen.</mark>`,
    )
    expect(item.match(/class="target"/g)).toHaveLength(1)
  })

  it('marks every paragraph of the passage and is led to the first', async () => {
    const { item } = await served.service.item(ids.financing)
    const { start, end } = item.sections.find(({ kind }) => kind === 'case')?.span ?? { start: 0, end: 0 }
    const html = await page(`/items/${ids.financing}?passage=${start}-${end}`)
    expect(html.match(/<mark class="target"/g)?.length).toBeGreaterThan(1)
    expect(html.match(new RegExp(`id="p${start}"`, 'g'))).toHaveLength(1)
  })

  it('that names no passage marks nothing', async () => {
    for (const passage of ['', '5', '9-5', 'x-y', '1-99999999999', '0-1']) {
      expect(await page(`/items/${ids.financing}?passage=${passage}`)).not.toContain('class="target"')
    }
    expect(readPassage('12-40')).toEqual({ start: 12, end: 40 })
  })

  it('shows nothing of a closed item', async () => {
    expect(await page(`/items/${ids.closed}?passage=0-99999`)).not.toContain('class="target"')
  })
})

/** Text of one section of an item's page, tags left out. */
async function sectionText(id: string, section: string): Promise<string | null> {
  const html = await page(`/items/${id}`)
  const found = new RegExp(`<section class="${section}".*?</section>`, 's').exec(html)?.[0] ?? null
  return (
    found
      ?.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() ?? null
  )
}

describe('the course of a case', () => {
  it('shows who treated it when and what came of it, this item among them', async () => {
    expect(await sectionText(caseIds.finance, 'thread')).toBe(
      'Sagens gang 7. april 2025 Kultur- og Fritidsudvalget Anbefalet 14. april 2025 Økonomiudvalget dette punkt Udsat 21. april 2025 Byrådet Godkendt',
    )
    const html = await page(`/items/${caseIds.finance}?lang=en`)
    expect(html).toContain(`<a href="/items/${caseIds.council}?lang=en" lang="da">Byrådet</a>`)
    expect(html).not.toContain(`href="/items/${caseIds.finance}?lang=en" lang="da"`)
  })

  it('is left out of an item that was treated once', async () => {
    expect(await sectionText(ids.financing, 'thread')).toBe(null)
    expect(await sectionText(caseIds.other, 'thread')).toBe(null)
  })
})

describe('a result with every case once', () => {
  it('shows the other meetings of a case in its one hit, and says that cases are counted', async () => {
    const html = await page('/search?q=kunstgr%C3%A6sbane&collapse=case')
    expect(html).toContain('2 sager fundet for »kunstgræsbane«')
    expect(html.match(/class="hit"/g)).toHaveLength(2)
    expect(html.match(/class="chain"/g)).toHaveLength(1)
    const linked = new Set(html.match(/href="\/items\/vesteraa\.[^"?]+/g))
    expect(linked.size).toBe(3)
    expect(html).toContain('name="collapse" value="case" checked')
    expect(html).toContain('href="/api/v1/export.csv?q=kunstgr%C3%A6sbane"')
    expect(await page('/search?q=kunstgr%C3%A6sbane')).toContain('4 punkter fundet')
  })
})

describe('similar items', () => {
  it('are those of other cases, with what they have in common', async () => {
    const text = await sectionText(caseIds.committee, 'similar')
    expect(text).toContain(
      'Lignende punkter Ny kunstgræsbane ved Østby Skole Afvist Østby Kommune Fritidsudvalget 4. september 2023 Punkt 1',
    )
    expect(text).toMatch(/Fælles ord: .*kunstgræsbane/)
    expect(text).not.toContain('Vestby')
  })

  it('are not looked for where an item says nothing of its own', async () => {
    expect(await sectionText(caseIds.agenda, 'similar')).toBe(null)
    expect(await sectionText(ids.closed, 'similar')).toBe(null)
  })
})

describe('the quotation', () => {
  it('names who met when, quotes the decision and gives the address', async () => {
    expect(await page(`/items/${ids.financing}`)).toContain(
      `>Almtoft Kommune, Socialudvalget, 5. november 2025, punkt 1: "Godkendt. Udvalget ønsker en status om et år."\n${served.url}/items/${ids.financing}</textarea>`,
    )
  })

  it('quotes the passage that a link came for, and leads back to it', async () => {
    const { item } = await served.service.item(ids.financing)
    const { start, end } = item.sections.find(({ kind }) => kind === 'economy')?.span ?? { start: 0, end: 0 }
    const html = await page(`/items/${ids.financing}?passage=${start}-${end}&lang=en`)
    expect(html).toContain('5 November 2025, item 1: "Finansieringen på 1.167.000 kr.')
    expect(html).toContain(`${ids.financing}?passage=${start}-${end}#p${start}</textarea>`)
  })

  it('of a closed item is its heading', async () => {
    expect(await page(`/items/${ids.closed}`)).toContain('punkt 3: "Lukket: Køb af ejendom"')
  })
})

describe('paragraphs', () => {
  it('join lines that the printed page broke, and keep those that end on purpose', () => {
    const text =
      'Udvalget skal tage stilling til et fælles tilbud, der i dag\nfår hjælp to steder.\n\n- en\n- to'
    const shown = paragraphs(text).map((lines) =>
      lines.map((line) => line.map((piece) => piece.text).join(' ')),
    )
    expect(shown).toEqual([
      ['Udvalget skal tage stilling til et fælles tilbud, der i dag får hjælp to steder.'],
      ['- en', '- to'],
    ])
  })

  it('know where each of their pieces stands, and leave out white space only', () => {
    const words = fc.array(
      fc.constantFrom('ord', ' ', '\n', '\n\n', '\t', '- punkt', 'en lang sætning uden ende,'),
    )
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        const pieces = paragraphs(text).flat(2)
        for (const piece of pieces) {
          expect(text.slice(piece.at, piece.at + piece.text.length)).toBe(piece.text)
        }
        expect(
          pieces
            .map((piece) => piece.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})

describe('every page', () => {
  it('names itself in both languages', async () => {
    const html = await page('/search?q=cykelsti&year=2024&lang=en')
    const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)]
    expect(links.map(([, language, href]) => [language, href?.replaceAll('&amp;', '&')])).toEqual([
      ['da', `${served.url}/search?q=cykelsti&year=2024&lang=da`],
      ['en', `${served.url}/search?q=cykelsti&year=2024&lang=en`],
      ['x-default', `${served.url}/search?q=cykelsti&year=2024`],
    ])
  })
})
