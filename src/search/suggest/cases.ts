import type { Suggestion } from '../../contract/suggest.ts'
import { caseKeyBeginning } from '../../model/case-number.ts'
import { fieldName } from '../query-fields.ts'
import { itemsIn, type Sources, toItem } from './sources.ts'

/** A year or a day alone begins too many numbers; a number and its sign is meant as one. */
const looksLikeCase = /^\S*\d[/.-]|^\d{5,}/

/** Case numbers that begin as typed, however they are printed: `25/165` and `25-00165`. */
export async function suggestCases({
  engine,
  headings,
  typed,
  found,
  limit,
}: Sources): Promise<Suggestion[]> {
  const { last, head } = typed
  if (!last || !(last.field === null || fieldName(last.field) === 'sag')) return []
  if (!looksLikeCase.test(last.value)) return []
  const beginning = caseKeyBeginning(last.value)
  const cases = headings.cases(beginning)
  if (cases.length === 0) return []
  const allowed = await found(head)
  const kept = cases.map((items) => itemsIn(items, allowed)).filter((items) => items.length > 0)
  const chosen = kept.sort((a, b) => b.length - a.length).slice(0, limit)
  const stored = await engine.items(chosen.flatMap(([newest]) => newest?.id ?? []))
  const printed = new Map(stored.map(({ id, item }) => [id, item.caseNumber]))
  return chosen.flatMap((items) => {
    const text = printed.get(items[0]?.id ?? '')
    if (!text) return []
    const value = /\s/.test(text) ? `"${text}"` : text
    return [
      {
        kind: 'case',
        text,
        highlights: [[0, typedLength(text, beginning)]],
        query: `${head}sag:${value}`,
        item: toItem(items[0]),
        count: items.length,
      },
    ]
  })
}

/** How much of the printed number was typed: zeros that nobody types count along. */
function typedLength(printed: string, beginning: string): number {
  for (let length = 1; length < printed.length; length++) {
    if (caseKeyBeginning(printed.slice(0, length)).startsWith(beginning)) return length
  }
  return printed.length
}
