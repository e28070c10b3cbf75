import type { Suggestion } from '../../../src/contract/suggest.ts'
import { formatDate } from '../format.ts'
import { h } from './dom.ts'
import { marked } from './marked.ts'
import type { View } from './view.ts'

/** One item stands behind it, so that taking it opens the item; otherwise it is searched. */
export const opensItem = ({ item, count }: Suggestion): boolean => item !== null && (count ?? 1) === 1

/** What an option says. Its kind is part of the text, so that it is part of the option's name. */
export function suggestionContent(suggestion: Suggestion, { texts, language }: View): Node[] {
  const { text, highlights, kind, item, count } = suggestion
  const kinds = texts.suggestionKinds
  const details = [
    Object.hasOwn(kinds, kind) ? kinds[kind] : null,
    item?.municipality,
    item?.body,
    item?.date ? formatDate(item.date, language) : null,
    count === null || opensItem(suggestion) ? null : texts.items(count),
  ].filter((part) => part != null)
  return [
    h('span', { part: 'option-title', lang: 'da' }, ...marked(text, highlights)),
    new Text(' '),
    h('span', { part: 'option-meta', textContent: details.join(' · ') }),
  ]
}
