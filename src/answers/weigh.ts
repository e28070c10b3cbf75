import type { Quote } from '../contract/answer.ts'
import type { Hit } from '../contract/search.ts'
import type { StoredPassage } from '../engines/port.ts'
import { highlight } from '../search/snippet.ts'
import type { Asking, Likeness } from './asking.ts'
import type { Candidate } from './choose.ts'
import { evidence } from './evidence.ts'
import { scoreUnit } from './score.ts'
import { type Unit, units } from './units.ts'

/** A unit of a passage with everything that choosing and quoting need. */
export interface Weighed extends Candidate {
  readonly hit: Hit
  readonly passage: StoredPassage['passage']
  readonly unit: Unit
  readonly grasp: number
}

/** Scores every unit of one passage of a hit. */
export function weigh(
  { asked, matcher, idf }: Asking,
  hit: Hit,
  { row, passage }: StoredPassage,
  likeness: Likeness,
): Weighed[] {
  const { section, heading, text } = passage
  const { analyzer } = matcher
  const presence = (words: string): number[] => matcher.presence(analyzer.analyze(words))
  const item = presence([hit.title, hit.meeting.municipality, hit.meeting.body].filter(Boolean).join('. '))
  return units(text).map((unit) => {
    const { start, end } = unit.span
    const tokens = analyzer.analyze(text.slice(start, end))
    const scored = scoreUnit({
      own: matcher.presence(tokens),
      item,
      lead: presence(`${heading ?? ''}. ${unit.lead}`),
      idf,
      meaning: likeness(row, start / text.length, end / text.length),
      evidence: evidence(asked, { section, tokens, matched: tokens.map(matcher.matches) }),
      itemScore: hit.score,
      section,
      words: tokens.length,
    })
    const content = new Set(tokens.filter(({ stop }) => !stop).flatMap(({ keys }) => keys.slice(0, 1)))
    return { hit, passage, unit, content, ...scored }
  })
}

export function toQuote({ matcher }: Asking, { hit, passage, unit, score }: Weighed): Quote {
  const { id, ordinal, number, title, meeting, source } = hit
  const text = passage.text.slice(unit.span.start, unit.span.end)
  return {
    text,
    item: { id, ordinal, number, title, ...meeting },
    source,
    section: passage.section,
    heading: passage.heading,
    span: { start: passage.span.start + unit.span.start, end: passage.span.start + unit.span.end },
    score: Math.round(score * 10_000) / 10_000,
    highlights: highlight(matcher.analyzer, text, matcher.keys),
  }
}
