import type { Span } from '../model/section.ts'

/** A full stop after these does not end a sentence. Lower case, without the last full stop. */
const abbreviations: ReadonlySet<string> = new Set(
  `kl kr mio mia jf nr pkt stk vedr ca pct bl.a bla f.eks fx hhv ift ifm mv m.v m.fl mfl m.m mm evt inkl ekskl pt p.t d
  afd konst dvs d.v.s osv tlf ang incl excl max min pr resp sml st str t tr udg vej årg o.l o.lign u.a sagsnr j.nr jr
  a.p h.c dr prof ing cand adm dir s.å d.d o.a e.l el.lign bek lbk cirk kap`.split(/\s+/),
)

/**
 * Sentences of a text as trimmed ranges. Line breaks end a sentence; a full stop does not after an abbreviation, a
 * single letter or a number that is followed by a lower-case letter ("den 5. november").
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?]+["”»)]*(?=\s)|\n+/g)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.') && !endsSentence(text, match.index, end)) continue
    pushTrimmed(spans, text, start, end)
    start = end
  }
  pushTrimmed(spans, text, start, text.length)
  return spans
}

function endsSentence(text: string, stop: number, end: number): boolean {
  const before =
    /[\p{L}\p{N}.]{1,20}$/u.exec(text.slice(Math.max(0, stop - 20), stop))?.[0].toLowerCase() ?? ''
  if (abbreviations.has(before) || /^\p{L}$/u.test(before)) return false
  const next = /^\s*(\S)/.exec(text.slice(end, end + 20))?.[1] ?? ''
  if (/^\d+$/.test(before)) return !/[\p{Ll}\p{N}]/u.test(next)
  return !/\p{Ll}/u.test(next)
}

function pushTrimmed(spans: Span[], text: string, from: number, to: number): void {
  const piece = text.slice(from, to)
  const start = from + piece.length - piece.trimStart().length
  const end = from + piece.trimEnd().length
  if (start < end) spans.push({ start, end })
}
