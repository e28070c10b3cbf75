import { html } from 'hono/html'
import { readQuestion } from '../../../src/answers/question.ts'
import type { Quotes } from '../../../src/answers/quotes.ts'
import type { Quote } from '../../../src/contract/answer.ts'
import type { SearchResponse } from '../../../src/contract/search.ts'
import { type PageParameters, toFilter } from '../../../src/contract/search-parameters.ts'
import { SearchError } from '../../../src/errors.ts'
import { formatDate } from '../format.ts'
import { minutesLanguage, type PageFrame } from './frame.ts'
import { label } from './labels.ts'
import { type Markup, marked } from './markup.ts'
import { pageHref } from './state.ts'

/** More would push the results away. */
const shown = 3

/** Quotes for the first page of a search that has the form of a question; none for any other. */
export async function quotesFor(
  answers: Quotes | undefined,
  { q: question = '', mode, page = 1, sort = 'relevance', ...filters }: PageParameters,
  { total }: Pick<SearchResponse, 'total'>,
): Promise<readonly Quote[]> {
  const isAsked = page === 1 && sort === 'relevance' && readQuestion(question) !== null
  if (!answers || !isAsked || total === 0) return []
  try {
    const found = await answers.quotes({ question, filter: toFilter(filters), ...(mode && { mode }) })
    return found.quotes.slice(0, shown)
  } catch (error) {
    // The results are there; a page without this block is better than none.
    if (error instanceof SearchError) return []
    throw error
  }
}

/** Above the results: what the minutes say to a question, in their own words and with their place. */
export function answerBlock(frame: PageFrame, quotes: readonly Quote[] = []): Markup | null {
  if (quotes.length === 0) return null
  const { answer } = frame.texts
  const items = [...Map.groupBy(quotes, ({ item }) => item.id).values()]
  return html`<section class="answer" aria-labelledby="answer-heading">
<h2 id="answer-heading">${answer.heading}</h2>
${items.map((own) => itemQuotes(frame, own))}
<p class="hint">${answer.hint}</p>
</section>`
}

/** Quotes of one item, each with a link to the section it stands in, and the item once. */
function itemQuotes(frame: PageFrame, quotes: readonly Quote[]): Markup | null {
  const [first] = quotes
  if (!first) return null
  const danish = minutesLanguage(frame)
  const href = pageHref(`/items/${encodeURIComponent(first.item.id)}`, frame.state)
  return html`<figure>
${quotes.map(
  (quote) => html`<blockquote${danish}><p>${lines(quote)}</p></blockquote>
<p class="where"><a href="${href}#${quote.section}">${label(frame.texts.sections, quote.section)}</a></p>`,
)}
<figcaption class="meta"><a href="${href}"${danish}>${first.item.title}</a> ${place(frame, first.item)}</figcaption>
</figure>`
}

function place({ language }: PageFrame, { municipality, body, date }: Quote['item']): Markup {
  const day = date && html`<time datetime="${date}">${formatDate(date, language)}</time>`
  return html`${[municipality, body, day].filter((part) => part !== null).map((part) => html`<span>${part}</span> `)}`
}

/** A list keeps its lines; a line that only the printed page broke goes on. */
function lines({ text, highlights }: Quote): Markup {
  const pieces: (string | Markup)[] = []
  let at = 0
  for (const gap of [...text.matchAll(/\n\s*/g), null]) {
    const end = gap?.index ?? text.length
    const inside = highlights.filter(([from, to]) => from >= at && to <= end)
    pieces.push(
      marked(
        text.slice(at, end),
        inside.map(([from, to]) => [from - at, to - at] as const),
      ),
    )
    if (!gap) break
    at = end + gap[0].length
    pieces.push(/^\p{Ll}/u.test(text.slice(at, at + 1)) && !/^at\s/.test(text.slice(at)) ? ' ' : html`<br>`)
  }
  return html`${pieces}`
}
