import type { AgendaItem } from '../src/model/agenda-item.ts'

/** `lukket` as scanners and typists leave it: one letter wrong, `1` or `I` for `l`, a space inside. */
const word = String.raw`(?:[l1I|]\s?u\s?k\s?k\s?e\s?t|[l1I|]ukk?e[tlfr]|[l1I|].kket|[l1I|]u.ket|[l1I|]uk.et|[l1I|]ukk.t|.ukket|[l1I|]ukke|[l1I|]kket|[l1I|]uket|[l1I|]ukkt)`
const noun = `(?:punkt|punktet|sag|sagen|dagsorden|dagsordenspunkt|dagsordenpunkt|møde|del|behandling)`
const front = String.raw`^[\s"'*_#(\[]*(?:(?:punkt|pkt\.?)\s*)?(?:\d{1,3}\s*[.:)]?\s*){0,2}[(\[]?`
const otherWords = `(?:fortroligt?|ikke[ -]offentligt?|ikke[ -]åbent?)`

/** Marks of a closed item that are removed from its title. */
export const closedMarks: readonly RegExp[] = [
  new RegExp(String.raw`^\(?\s*(?:${word}|${otherWords})(?:\s*${noun})?\s*\)?\s*[:;]\s*(?=\S)`, 'iu'),
  new RegExp(String.raw`^\(?\s*(?:${word}|${otherWords})(?:\s+${noun})?\s*\)?\s*[-–—]+\s+(?=\S)`, 'iu'),
  new RegExp(String.raw`^[(\[]\s*(?:${word}|${otherWords})(?:\s+${noun})?\s*[)\]]\s*[-–—:]?\s*(?=\S)`, 'iu'),
  new RegExp(String.raw`\s*[-–—]?\s*[(\[]\s*(?:${word}|${otherWords})(?:\s+${noun})?\s*[)\]]$`, 'iu'),
  new RegExp(String.raw`\s+[-–—]\s+(?:${word}|${otherWords})(?:\s+${noun})?$`, 'iu'),
]

/** Forms of a heading that call the item closed. A doubtful form is in the table: it counts as closed. */
const closedForms: readonly RegExp[] = [
  new RegExp(
    String.raw`${front}(?:${word}|${otherWords})(?:\s*${noun})?\s*[)\]]?\s*(?:\([BDO]\)\s*)?(?:[:;.,]|[-–—])`,
    'iu',
  ),
  new RegExp(String.raw`${front}(?:${word}|${otherWords})\s+${noun}(?!\p{L})`, 'iu'),
  new RegExp(String.raw`[(\[]\s*(?:${word}|${otherWords})(?:\s[^)\]]{0,40})?(?:[)\]]|$)`, 'iu'),
  new RegExp(String.raw`\s[-–—,:]\s*(?:${word}|${otherWords})(?:\s+${noun})?\s*[.)]?$`, 'iu'),
  new RegExp(String.raw`${front}(?:${word}|${otherWords})\s*[)\]]?$`, 'iu'),
  new RegExp(
    String.raw`${front}${word}\s+(?:orientering|meddelelser|drøftelse|underskrift\p{L}*|personalesag)`,
    'iu',
  ),
  new RegExp(String.raw`[:–—-]\s*(?:${word}|${otherWords})(?:\s*${noun})?\s*:`, 'iu'),
  new RegExp(String.raw`,\s*(?:${word}|${otherWords})\s+${noun}\s*[.)]?$`, 'iu'),
  // `LUKKET Salg af areal`: capitals against an ordinary title.
  new RegExp(String.raw`${front}LUKKET\s+(?!\p{Lu}{2})`, 'u'),
]

/** Whether a heading calls its item closed. `Plejehjemmet lukkes` and `Lukket skole omdannes` do not. */
export function isClosedHeading(heading: string): boolean {
  const text = heading.slice(0, 600)
  return closedForms.some((form) => form.test(text))
}

/** A line that says, outside any heading, that the item it stands in is closed. */
export function isClosedRemark(line: string): boolean {
  return (
    line.length < 160 &&
    (new RegExp(String.raw`^\(?${word}(?:\s+${noun})?\)?\.?$`, 'iu').test(line) ||
      /^(?:punktet|sagen|dette punkt|denne sag)\s+(?:er|var|blev|behandles|behandledes|blev behandlet)\s.{0,60}(?:lukket|lukkede døre)/iu.test(
        line,
      ))
  )
}

/** A line that opens a part of the agenda: `LUKKET DAGSORDEN` or `ÅBEN DAGSORDEN`; null for any other line. */
export function agendaPart(line: string): 'closed' | 'open' | null {
  const text = line.replace(/^[#*_\s=-]+|[#*_\s:=.-]+$/g, '')
  if (text.length > 60) return null
  if (
    /^(?:(?:punkter|sager) (?:på|for) )?(?:den )?(?:lukket|lukkede|lukkct|1ukket|iukket) (?:dagsorden|del|møde|punkter|sager|dagsordenspunkter)$/iu.test(
      text,
    )
  ) {
    return 'closed'
  }
  return /^(?:(?:punkter|sager) (?:på|for) )?(?:den )?(?:åben|åbne|aben|offentlig) (?:dagsorden|del|møde|punkter|sager|dagsordenspunkter)$/iu.test(
    text,
  )
    ? 'open'
    : null
}

/**
 * What may be stored of an item: all of an open one; of a closed one only what the heading publishes. Storage calls
 * this, `inspect` does not.
 */
export function withholdClosed(item: AgendaItem): AgendaItem {
  if (!item.closed) return item
  return {
    ordinal: item.ordinal,
    number: item.number,
    heading: item.heading,
    title: item.title,
    kind: item.kind,
    caseNumber: null,
    kle: null,
    caseWorker: null,
    closed: true,
    sections: [],
    recommendations: [],
    decision: null,
    decisionPoints: [],
    outcome: null,
    earlierTreatment: [],
    votes: [],
    attachments: [],
    amounts: [],
    lawReferences: [],
  }
}
