/** Words that stand before `Kommune` or `Rådhus` without being a name. */
const notNames: ReadonlySet<string> = new Set(
  'I For Og At Fra Til Af Med Hos Mellem Den Det På Som Når Hvis Da Om Både Samt Gl Gamle Nye Nyt Vores Hver Denne Alle Egen Anden Region Københavns-området Derfor Hvor'.split(
    ' ',
  ),
)

const joint =
  /^(?:Sundhedsklynge[n]?|Sundhedsråd(?:et)?|KKR|Fælleskommunal(?:t|e)? \p{L}+)\s+(\p{Lu}[\p{L} -]+)$/u
const region = /(?<!\p{L})(Region \p{Lu}\p{L}+)/u
const named = /(?:(\p{Lu}[\p{L}-]+) )?(\p{Lu}[\p{L}-]+) [Kk]ommunes?(?!\p{L})/gu
const townHall = /(?:(\p{Lu}[\p{L}-]+) )?(\p{Lu}[\p{L}-]+) (?:Rådhus|rådhus)(?!\p{L})/gu
const fileNamed = /(?:^|[^\p{L}])(\p{L}[\p{L}]+)[-_ ]kommune(?!\p{L})/iu

export interface PlaceNames {
  readonly body: string | null
  readonly place: string | null
  /** Lines of the meeting head, without attendees. */
  readonly titles: readonly string[]
  /** The whole document. */
  readonly text: string
}

/** Municipality, region or area of the body: from its name, the head, the town hall, else what the text names most. */
export function municipalityOf(names: PlaceNames): string | null {
  const head = names.titles.join('\n')
  const area = joint.exec(names.body ?? '')?.[1]
  if (area) return area.trim()
  const printed = mostNamed(head, named) ?? mostNamed(names.place ?? '', named)
  if (printed) return `${printed} Kommune`
  const isRegional = /region/iu.test(names.body ?? '')
  const text = isRegional ? names.text.slice(0, 200_000) : ''
  const found = region.exec(`${names.body ?? ''}\n${head}\n${names.place ?? ''}\n${text}`)?.[1]
  if (found) return found
  const hall = mostNamed(names.place ?? '', townHall) ?? mostNamed(head, townHall)
  if (hall) return `${hall} Kommune`
  const spoken = mostNamed(names.text.slice(0, 2_000_000).replace(/[^\S\n]/g, ' '), named)
  return spoken ? `${spoken} Kommune` : null
}

/** The municipality in the name of a file, `herning-kommune_2020.txt`. */
export function municipalityOfName(name: string): string | null {
  const match = fileNamed.exec(name)?.[1]
  return match ? `${match.charAt(0).toUpperCase()}${match.slice(1).toLowerCase()} Kommune` : null
}

/** The name a text prints most; of two words when nearly every mention has both. */
function mostNamed(text: string, pattern: RegExp): string | null {
  const single = new Map<string, number>()
  const double = new Map<string, number>()
  for (const [, before, name] of text.matchAll(pattern)) {
    if (!name || notNames.has(name)) continue
    single.set(name, (single.get(name) ?? 0) + 1)
    if (before && !notNames.has(before))
      double.set(`${before} ${name}`, (double.get(`${before} ${name}`) ?? 0) + 1)
  }
  const [name, count] = most(single)
  if (name === null) return null
  const [pair, pairs] = most(double)
  return pair?.endsWith(` ${name}`) && pairs >= 0.8 * count ? pair : name
}

function most(counts: ReadonlyMap<string, number>): readonly [string | null, number] {
  let best: readonly [string | null, number] = [null, 0]
  for (const [name, count] of counts) if (count > best[1]) best = [name, count]
  return best
}
