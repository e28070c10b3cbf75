import { describe, expect, it } from 'vitest'
import { da as pageDa } from '../../server/web/texts/da.ts'
import { en as pageEn } from '../../server/web/texts/en.ts'
import { type State, type StateKind, traits } from '../../server/web/widget/state.ts'
import { da } from '../../server/web/widget/texts/da.ts'
import { en } from '../../server/web/widget/texts/en.ts'

/** The twelve states of the contract, word for word. */
const contract: readonly (readonly [State, danish: string, english: string])[] = [
  [
    { kind: 'start' },
    'Søg i referater, fx »finansiering dobbeltdiagnose«',
    'Search the minutes, e.g. "finansiering dobbeltdiagnose"',
  ],
  [{ kind: 'short' }, 'Skriv mindst 2 tegn', 'Type at least 2 characters'],
  [{ kind: 'loading' }, 'Søger …', 'Searching …'],
  [
    { kind: 'suggestions', count: 8 },
    '8 forslag. Brug pil op og pil ned.',
    '8 suggestions. Use the up and down arrows.',
  ],
  [{ kind: 'results', total: 1234 }, '1.234 punkter fundet', '1,234 agenda items found'],
  [{ kind: 'results', total: 1 }, '1 punkt fundet', '1 agenda item found'],
  [
    { kind: 'none', query: 'zebra' },
    'Ingen punkter passer til »zebra«. Prøv færre ord, en længere periode eller uden filtre.',
    'No agenda items match "zebra". Try fewer words, a longer period or no filters.',
  ],
  [
    { kind: 'degraded', total: 3 },
    'Viser kun træf på ord. Søgning på betydning er midlertidigt ude af drift.',
    'Showing word matches only. Search by meaning is temporarily unavailable.',
  ],
  [
    { kind: 'busy', seconds: 5 },
    'Mange søger lige nu. Prøv igen om 5 sekunder.',
    'Many people are searching. Try again in 5 seconds.',
  ],
  [
    { kind: 'limited', seconds: 30 },
    'Der er søgt mange gange herfra på kort tid. Prøv igen om 30 sekunder.',
    'Many searches have come from here. Try again in 30 seconds.',
  ],
  [
    { kind: 'offline' },
    'Du er offline. Din søgning står stadig i feltet.',
    'You are offline. Your search is still in the box.',
  ],
  [
    { kind: 'error', requestId: 'abc-123', detail: null },
    'Søgningen mislykkedes. Prøv igen. Reference: abc-123',
    'The search failed. Try again. Reference: abc-123',
  ],
  [
    { kind: 'refused' },
    'Søgefeltet er ikke sat rigtigt op. Kontakt webredaktøren.',
    'This search box is not set up correctly. Contact the web editor.',
  ],
]

const say = (texts: typeof da, state: State): string => {
  // The table's entry for a kind takes exactly the states of that kind.
  return (texts.states[state.kind] as (state: State) => string)(state)
}

describe('the texts of the widget', () => {
  it.each(contract)('say $kind as agreed', (state, danish, english) => {
    expect([say(da, state), say(en, state)]).toEqual([danish, english])
  })

  it('cover every state', () => {
    const kinds = new Set<StateKind>(contract.map(([{ kind }]) => kind))
    expect([...kinds].sort()).toEqual(Object.keys(traits).sort())
    expect(kinds.size).toBe(12)
  })

  it('leave the reference out where there was no answer to name', () => {
    const state: State = { kind: 'error', requestId: null, detail: null }
    expect([say(da, state), say(en, state)]).toEqual([
      'Søgningen mislykkedes. Prøv igen.',
      'The search failed. Try again.',
    ])
  })

  it.each([
    ['da', da, pageDa],
    ['en', en, pageEn],
  ])('use the words of the search page: %s', (_, widget, page) => {
    expect(widget.outcomes).toEqual(page.outcomes)
    expect([widget.label, widget.submit]).toEqual([page.form.label, page.form.submit])
    for (const total of [0, 1, 2]) {
      expect(say(widget, { kind: 'results', total })).toBe(page.results.found(total, String(total)))
    }
    expect(say(widget, { kind: 'none', query: 'x' })).toBe(page.results.none('x'))
    expect(say(widget, { kind: 'busy', seconds: 5 })).toBe(page.states.busy(5))
    expect(say(widget, { kind: 'short' })).toBe(page.states.tooShort)
  })
})
