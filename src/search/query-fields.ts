import type { Filter } from '../engines/port.ts'
import { outcomeOfWord } from './outcome-words.ts'

/** What `name:value` in a query does. */
export type FieldUse =
  /** Narrows the results. Null: the value cannot be read, so it is searched as words. */
  | { readonly kind: 'filter'; readonly toFilter: (value: string) => Filter | null }
  /** Words that must stand in one part of the item. */
  | { readonly kind: 'words'; readonly part: 'title' | 'decision' }

interface QueryField {
  /** Danish name first, then aliases; compared in lower case. */
  readonly names: readonly string[]
  readonly use: FieldUse
  /** Shown in help; Danish and English. */
  readonly help: { readonly da: string; readonly en: string }
  readonly example: string
}

const filter = (toFilter: (value: string) => Filter | null): FieldUse => ({ kind: 'filter', toFilter })

/** Every field of the query language, once: parser, help page and documentation are made from this table. */
export const queryFields: readonly QueryField[] = [
  {
    names: ['kommune', 'municipality'],
    use: filter((value) => ({ municipality: [value] })),
    help: { da: 'kun denne kommune', en: 'this municipality only' },
    example: 'kommune:Fredericia',
  },
  {
    names: ['udvalg', 'body', 'committee'],
    use: filter((value) => ({ bodyContains: [value] })),
    help: { da: 'udvalg, hvis navn indeholder ordet', en: 'bodies whose name contains the word' },
    example: 'udvalg:socialudvalget',
  },
  {
    names: ['sag', 'sagsnr', 'case'],
    use: filter((value) => ({ caseNumber: [value] })),
    help: { da: 'sagsnummer', en: 'case number' },
    example: 'sag:25/16587',
  },
  {
    names: ['kle'],
    use: filter((value) => (/^\d{2}(\.\d{2}){0,2}$/.test(value) ? { kle: [value] } : null)),
    help: { da: 'KLE-emne eller begyndelsen af det', en: 'KLE subject or its beginning' },
    example: 'kle:27.00',
  },
  {
    names: ['beslutning', 'decision'],
    use: { kind: 'words', part: 'decision' },
    help: { da: 'ord i beslutningen', en: 'words of the decision' },
    example: 'beslutning:godkendt',
  },
  {
    names: ['udfald', 'outcome'],
    use: filter((value) => {
      const outcome = outcomeOfWord(value)
      return outcome ? { outcome: [outcome] } : null
    }),
    help: {
      da: 'udfald: godkendt, anbefalet, udsat, afvist …',
      en: 'outcome: approved, postponed, rejected …',
    },
    example: 'udfald:udsat',
  },
  {
    names: ['titel', 'title'],
    use: { kind: 'words', part: 'title' },
    help: { da: 'ord i overskriften', en: 'words of the heading' },
    example: 'titel:budget',
  },
  {
    names: ['fra', 'from'],
    use: filter((value) => toDate(value, 'first', (from) => ({ from }))),
    help: { da: 'møder fra og med denne dag, måned eller år', en: 'meetings from this day, month or year' },
    example: 'fra:2024',
  },
  {
    names: ['til', 'to'],
    use: filter((value) => toDate(value, 'last', (to) => ({ to }))),
    help: { da: 'møder til og med denne dag, måned eller år', en: 'meetings up to this day, month or year' },
    example: 'til:31-12-2025',
  },
  {
    names: ['år', 'aar', 'year'],
    use: filter((value) => (/^\d{4}$/.test(value) ? { year: [Number(value)] } : null)),
    help: { da: 'mødets år', en: 'year of the meeting' },
    example: 'år:2025',
  },
  {
    names: ['beløb', 'beloeb', 'amount'],
    use: filter((value) => toAmount(value)),
    help: {
      da: 'punkter med et beløb over, under eller lig',
      en: 'items with an amount above, below or equal',
    },
    example: 'beløb:>1000000',
  },
  {
    names: ['parti', 'party'],
    use: filter((value) => ({ party: [value.toUpperCase()] })),
    help: { da: 'punkter, hvor partiet stemte eller tog forbehold', en: 'items on which the party voted' },
    example: 'parti:A',
  },
]

const uses: ReadonlyMap<string, FieldUse> = new Map(
  queryFields.flatMap(({ names, use }) => names.map((name) => [name, use] as const)),
)

export function fieldUse(name: string): FieldUse | undefined {
  return uses.get(name.toLowerCase())
}

/** The Danish name of a field, whatever name it was called by. */
export function fieldName(name: string): string | undefined {
  return queryFields.find(({ names }) => names.includes(name.toLowerCase()))?.names[0]
}

/** `2024`, `2024-03`, `2024-03-31`, `31-03-2024`, `31.3.2024` → ISO day: the first or last of what is named. */
function toDate(value: string, edge: 'first' | 'last', toFilter: (date: string) => Filter): Filter | null {
  const danish = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(value)
  const iso = danish ? `${danish[3]}-${danish[2]?.padStart(2, '0')}-${danish[1]?.padStart(2, '0')}` : value
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso)
  if (!match) return null
  const [, year, month = edge === 'first' ? '01' : '12', day = edge === 'first' ? '01' : '31'] = match
  return toFilter(`${year}-${month}-${day}`)
}

/** `>1000000`, `<5.000`, `1,2mio`, `500000`: bounds in whole kroner. */
function toAmount(value: string): Filter | null {
  const match = /^([<>]?=?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(mio|mia|t)?\.?$/i.exec(value)
  if (!match) return null
  const [, sign = '', whole = '', decimals = '', unit = ''] = match
  const factor = { mio: 1e6, mia: 1e9, t: 1e3, '': 1 }[unit.toLowerCase()] ?? 1
  const kr = Math.round(Number(`${whole.replaceAll('.', '')}.${decimals || '0'}`) * factor)
  if (sign.startsWith('>')) return { amount: { min: kr + (sign === '>' ? 1 : 0) } }
  if (sign.startsWith('<')) return { amount: { max: kr - (sign === '<' ? 1 : 0) } }
  return { amount: { min: kr, max: kr } }
}
