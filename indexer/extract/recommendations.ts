import type { RecommendationPoint } from '../../src/model/agenda-item.ts'
import { collapse } from '../layouts/lines.ts'
import { listEntries } from './lists.ts'

const inlineAt =
  /(?:indstiller|indstilles|anbefaler|anbefales|foreslår|foreslås)(?:[^.]{0,200}?),?\s(at\s.+)$/su

/** The points of a recommendation: its list, or the one sentence `Forvaltningen indstiller, at …`. */
export function recommendationPoints(text: string): RecommendationPoint[] {
  if (text === '') return []
  const entries = listEntries(text.slice(0, 1_000_000)).filter((entry) => entry.text !== '')
  if (entries.length > 0) return entries.map((entry, index) => ({ number: index + 1, text: entry.text }))
  const single = collapse(inlineAt.exec(text.slice(0, 4000))?.[1] ?? text.slice(0, 4000))
  return single === '' || /:$/.test(single) ? [] : [{ number: 1, text: single }]
}
