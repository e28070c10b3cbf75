import type { Analyzer, Token } from '../../analysis/analyzer.ts'
import type { AgendaItem } from '../../model/agenda-item.ts'
import type { Meeting } from '../../model/meeting.ts'
import { toFtsToken } from './fts-token.ts'

/** The columns of `item_terms`, in order. */
export interface ItemTerms {
  readonly title: string
  readonly titleParts: string
  readonly decision: string
  readonly text: string
  readonly parts: string
}

/** The columns of `passage_terms`, in order. */
export interface PassageTerms {
  readonly text: string
  readonly parts: string
  readonly surface: string
}

const keysOf = (tokens: readonly Token[]): string =>
  tokens.flatMap((token) => token.keys.map(toFtsToken)).join(' ')

const partsOf = (tokens: readonly Token[]): string =>
  tokens
    .flatMap((token) => [...token.parts.map((part) => part.lemma), ...(token.corrections ?? [])])
    .map(toFtsToken)
    .join(' ')

/** What an item is found by: its title, decision and text, and who met where. */
export function itemTerms(analyzer: Analyzer, item: AgendaItem, meeting: Meeting): ItemTerms {
  const title = analyzer.analyze([item.title, item.caseNumber].filter(Boolean).join(' '))
  const decision = analyzer.analyze(item.decision ?? '')
  const rest = item.sections.filter((section) => section.kind !== 'decision').map((section) => section.text)
  const where = [meeting.municipality, meeting.body, item.caseWorker]
  const text = analyzer.analyze([...rest, ...where].filter(Boolean).join('\n\n'))
  return {
    title: keysOf(title),
    titleParts: partsOf(title),
    decision: keysOf(decision),
    text: keysOf(text),
    parts: [partsOf(decision), partsOf(text)].join(' '),
  }
}

export function passageTerms(analyzer: Analyzer, text: string): PassageTerms {
  const tokens = analyzer.analyze(text)
  return {
    text: keysOf(tokens),
    parts: partsOf(tokens),
    surface: tokens.map((token) => toFtsToken(token.folded)).join(' '),
  }
}
