import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryFields } from '../../src/search/query-fields.ts'
import { documents, hostileTitle, ids, socialDocument } from './collection.ts'
import { type Served, serve } from './serve.ts'

let served: Served

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const page = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await fetch(served.url + path, { headers })).text()

/** What a reader sees: tags gone (blocks part words), entities resolved, white space collapsed. */
function visible(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<\/?(?:mark|a|span|time|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
}
const entities: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }

describe('the start page', () => {
  it('says what can be searched and offers three examples', async () => {
    const html = await page('/')
    expect(visible(html)).toContain('Søg i kommunale referater ned til det enkelte dagsordenspunkt')
    expect(visible(html)).toContain(
      '25 møder · 52 dagsordenspunkter · fra 10. januar 2023 til 5. november 2025',
    )
    expect(html).toContain('href="/search?q=plejehjem+demens"')
    expect(html.match(/<li><a href="\/search/g)).toHaveLength(3)
  })

  it('looks its period up anew when documents have changed', async () => {
    const growing = await serve({ documents: [socialDocument] })
    const coverage = async () => visible(await (await fetch(growing.url)).text())
    try {
      expect(await coverage()).toContain('1 møde · 4 dagsordenspunkter · 5. november 2025')
      for (const document of documents) await growing.engine.replaceDocument(document)
      expect(await coverage()).toContain('25 møder · 52 dagsordenspunkter · fra 10. januar 2023')
    } finally {
      await growing.close()
    }
  })

  it('is in English for those who ask for it', async () => {
    expect(await page('/?lang=en')).toContain('<html lang="en">')
    expect(await page('/', { 'Accept-Language': 'en-GB' })).toContain('<html lang="en">')
    expect(await page('/?lang=da', { 'Accept-Language': 'en' })).toContain('<html lang="da">')
    expect(await page('/', { 'Accept-Language': 'fr' })).toContain('<html lang="da">')
  })
})

describe('a result', () => {
  it('shows heading, meeting, outcome, passages with marks and the reason', async () => {
    const html = await page('/search?q=finansiering+dobbeltdiagnose')
    const text = visible(html)
    expect(text).toContain('1 punkt fundet for »finansiering dobbeltdiagnose«')
    expect(text).toContain(
      'Almtoft Kommune Socialudvalget 5. november 2025 Punkt 1 Sag 27.00.00-P08-1-25 1 bilag',
    )
    expect(text).toContain('Godkendt')
    expect(html).toContain('<mark>Finansieringen</mark> på 1.167.000 kr.')
    expect(text).toContain('Hvorfor dette resultat?')
    expect(text).toContain('»finansiering« står i punktet.')
    expect(text).toContain('Viser kun træf på ord. Søgning på betydning er midlertidigt ude af drift.')
    expect(html).toMatch(new RegExp(`href="/items/${ids.financing}\\?passage=(\\d+)-\\d+#p\\1"`))
  })

  it('of a misspelt query names what was searched', async () => {
    const html = await page('/search?q=dobbeltdiagnoce')
    expect(visible(html)).toContain('Søgte også efter dobbeltdiagnose')
  })

  it('that is empty says so and what to try', async () => {
    const response = await fetch(`${served.url}/search?q=kvantefysikken`)
    expect(response.status).toBe(200)
    expect(visible(await response.text())).toContain(
      'Ingen punkter passer til »kvantefysikken«. Prøv færre ord, en længere periode eller uden filtre.',
    )
  })

  it('that is too short says so and keeps the field', async () => {
    const response = await fetch(`${served.url}/search?q=b`)
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(visible(html)).toContain('Skriv mindst 2 tegn')
    expect(html).toContain('value="b"')
  })

  it('keeps every part of the state in every link', async () => {
    const html = await page('/search?q=cykelsti&year=2024&sort=newest&lang=en&mode=keyword')
    const links = [...html.matchAll(/href="(\/search\?[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    const next = links.find((href) => href.includes('page=2')) ?? ''
    const parameters = new URL(next, served.url).searchParams
    expect(Object.fromEntries(parameters)).toEqual({
      q: 'cykelsti',
      year: '2024',
      sort: 'newest',
      lang: 'en',
      mode: 'keyword',
      page: '2',
    })
    expect(html).toMatch(/name="sort" value="newest"/)
    expect(html).toMatch(/type="radio" form="search" name="mode" value="keyword" checked/)
    expect(html).toMatch(/name="year" value="2024" checked/)
  })

  it('pages by number without overlap', async () => {
    const idsOf = (html: string) =>
      [...html.matchAll(/class="title" href="\/items\/([^"?]+)/g)].map(([, id]) => id)
    const pages = await Promise.all([1, 2, 3].map((number) => page(`/search?q=cykelsti&page=${number}`)))
    const found = pages.flatMap(idsOf)
    expect(found).toHaveLength(48)
    expect(new Set(found).size).toBe(48)
    expect(pages[1]).toMatch(/aria-current="page">2</)
  })

  it('drops empty form fields from the address', async () => {
    const response = await fetch(`${served.url}/search?q=bro&municipality=&from=&mode=`, {
      redirect: 'manual',
    })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/search?q=bro')
  })

  it('with a wrong date keeps what was typed and says what is wrong', async () => {
    const response = await fetch(`${served.url}/search?q=bro&from=2025-13-40`)
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(visible(html)).toContain('Møder fra: Datoen findes ikke.')
    expect(html).toContain('value="bro"')
  })

  it('names parameters it does not use', async () => {
    const html = await page('/search?q=bro&munipality=x')
    expect(visible(html)).toContain('`munipality`: mente du `municipality`?')
    expect(visible(html)).toContain('Nedrivning af bro')
  })

  it('says how far indexing has come', async () => {
    const busy = await serve({ progress: () => ({ done: 1_200, total: 5_000 }) })
    try {
      const html = await (await fetch(`${busy.url}/search?q=bro`)).text()
      expect(visible(html)).toContain('1.200 af 5.000 afsnit er klar')
      expect(html).toContain('<a href="/search?q=bro">Opdatér siden</a>')
      expect(html).not.toMatch(/http-equiv="refresh"/i)
    } finally {
      await busy.close()
    }
  })
})

describe('filters', () => {
  it('are check boxes with counts, and links that take them away', async () => {
    const html = await page('/search?q=cykelsti&municipality=Almtoft')
    expect(html).toMatch(/name="municipality" value="Almtoft Kommune" checked/)
    expect(html).toContain('aria-label="Fjern filteret Kommune: Almtoft"')
    expect(visible(html)).toContain('Teknik- og Miljøudvalget')
  })

  it('alone list items, newest first', async () => {
    const text = visible(await page('/search?kind=information'))
    expect(text).toContain('12 punkter fundet')
    expect(text).toContain('Punktet opfylder de valgte filtre.')
    expect(text.indexOf('2024')).toBeLessThan(text.indexOf('2023'))
  })
})

/** One module of ours, at an address that holds its hash. */
function withoutOwnScript(html: string): string {
  const own = /<script type="module" src="\/assets\/page\.[0-9a-f]{12}\.js"><\/script>/g
  expect(html.match(own)).toHaveLength(1)
  return html.replace(own, '')
}

const payloads = [
  '"><script>alert(1)</script>',
  "' onfocus='alert(1)",
  '<img src=x onerror=alert(1)>',
  '</title><script>alert(1)</script>',
  '&lt;b&gt; {{7*7}}',
]

describe('text is never markup', () => {
  it.each(payloads)('in the query: %s', async (payload) => {
    const typed = encodeURIComponent(`bro ${payload}`)
    for (const path of [
      `/search?q=${typed}`,
      `/search?q=bro&municipality=${typed}`,
      `/search?q=bro&mode=${typed}`,
      `/search?q=bro&${typed}=1`,
    ]) {
      const html = withoutOwnScript(await page(path))
      expect(html).not.toContain('<script')
      expect(html).not.toContain('<img')
      expect(html.replace(/="[^"]*"/g, '')).not.toMatch(/<[^>]*\sonfocus/)
    }
  })

  it('in a heading, a passage or an item', async () => {
    for (const path of ['/search?q=st%C3%B8tte+citat', `/items/${ids.hostile}`]) {
      const html = withoutOwnScript(await page(path))
      expect(visible(html)).toContain(hostileTitle)
      expect(html).not.toContain('<img')
      expect(html).not.toContain('<script')
      expect((html.match(/<mark>/g) ?? []).length).toBe((html.match(/<\/mark>/g) ?? []).length)
    }
  })

  it('in an address: only http and https become links', async () => {
    const response = await fetch(`${served.url}/api/v1/items/${ids.scriptSource}`)
    expect(await response.text()).toContain('"url":"javascript:alert(1)"')
    expect(await page(`/items/${ids.scriptSource}`)).not.toContain('javascript:')
    expect(await page(`/items/${ids.bridge}`)).toContain('href="https://example.org/referat?id=1&amp;x=2"')
  })

  it('and no page has another script than our own, an inline style or a foreign address', async () => {
    for (const path of [
      '/',
      '/search?q=cykelsti',
      `/items/${ids.financing}`,
      '/help',
      '/problems/internal',
    ]) {
      const html = withoutOwnScript(await page(path))
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
      expect(html).not.toMatch(/(?:src|action)="(?:https?:)?\/\//)
    }
  })
})

describe('an item page', () => {
  it('shows recommendation beside decision, sections, attachments, votes and attendance', async () => {
    const html = await page(`/items/${ids.financing}`)
    const text = visible(html)
    for (const part of [
      'Almtoft Kommune Socialudvalget 5. november 2025 Punkt 1',
      'at finansieringen godkendes.',
      'Godkendt. Udvalget ønsker en status om et år.',
      'Økonomi Økonomiske konsekvenser',
      'Notat om fælles team.pdf',
      '1.167.000 kr.',
      'For A, K',
      'Imod I',
      'Thora Klithav (K)',
      'Afbud Gorm Sandvig',
      'Frida Ravn',
      'social-2025-11-05.txt',
      '15. januar 2026',
    ]) {
      expect(text).toContain(part)
    }
    for (const anchor of ['summary', 'case', 'economy', 'recommendation', 'decision', 'attachments']) {
      expect(html).toContain(`id="${anchor}"`)
    }
    expect(html).toContain('href="/search?case=27.00.00-P08-1-25"')
    expect(text).toContain('der i dag får hjælp to steder.')
  })

  it('of a closed item shows its heading and the mark', async () => {
    const text = visible(await page(`/items/${ids.closed}`))
    expect(text).toContain('Lukket: Køb af ejendom')
    expect(text).toContain('Lukket punkt')
    for (const heading of ['Indstilling', 'Sagsfremstilling', 'Mødedeltagere', 'Thora']) {
      expect(text).not.toContain(heading)
    }
  })

  it('that does not exist is a page with a way on', async () => {
    const response = await fetch(`${served.url}/items/nobody.2020-01-01.1`, {
      headers: { Accept: 'text/html' },
    })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<h1>Findes ikke</h1>')
  })
})

it('the help page explains every field of the query language', async () => {
  for (const language of ['da', 'en'] as const) {
    const text = visible(await page(`/help?lang=${language}`))
    for (const { names, help, example } of queryFields) {
      expect(text).toContain(`${names[0]}:`)
      expect(text).toContain(help[language])
      expect(text).toContain(example)
    }
  }
})
