import { html } from 'hono/html'
import type { Quote } from '../../../src/contract/answer.ts'
import type { ParameterFault } from '../../../src/contract/parameter-faults.ts'
import type { SearchResponse } from '../../../src/contract/search.ts'
import { type PageParameters, searchLimits } from '../../../src/contract/search-parameters.ts'
import type { Facets } from '../../../src/engines/port.ts'
import type { Alternative } from '../../alternatives.ts'
import type { IndexingProgress } from '../../context.ts'
import { formatNumber } from '../format.ts'
import { filterChips } from './active-filters.ts'
import { answerBlock } from './answer-block.ts'
import { feedLink } from './feed-link.ts'
import { filtered, filters } from './filters.ts'
import { layout, type PageFrame } from './frame.ts'
import { hitArticle } from './hit.ts'
import type { Markup } from './markup.ts'
import { noHits } from './no-hits.ts'
import { alert, degradedNotice, faultList } from './notices.ts'
import { pageLinks, sortLinks } from './paging.ts'
import { searchForm } from './search-form.ts'
import { first, searchHref, withParameters } from './state.ts'
import { takeAlong } from './take-along.ts'
import { timeline } from './timeline.ts'

export interface Results {
  readonly parameters: PageParameters
  readonly response: SearchResponse
  /** Counts of every filter as if it were not set. */
  readonly facets: Facets
  /** For a search without hits. */
  readonly alternatives: readonly Alternative[]
  /** For a question: sentences that answer it. */
  readonly quotes: readonly Quote[]
  readonly progress: IndexingProgress | null
  readonly faults: readonly ParameterFault[]
}

export function resultsPage(frame: PageFrame, results: Results): Markup {
  const { texts: t } = frame
  const { response, parameters, progress, faults, facets } = results
  const query = first(frame.state, 'q')
  const { total } = response
  const found = parameters.collapse === undefined ? t.results.found : t.results.foundCases
  const list = html`<h1 id="heading" tabindex="-1">${found(total, formatNumber(total, frame.language))}${query ? t.results.for(query) : null}</h1>
${faultList(frame, faults)}
${degradedNotice(frame, response, progress)}
${filterChips(frame)}
${total === 0 ? noHits(frame, response.corrected, results.alternatives) : correction(frame, response)}
${answerBlock(frame, results.quotes)}
${timeline(frame, facets.year)}
${total === 0 ? null : hitList(frame, results)}
${pageLinks(frame, parameters.page ?? 1, total, pageSize(parameters))}
${total === 0 ? null : takeAlong(frame)}`
  return resultsLayout(frame, { filters: filters(frame, facets), list, links: feedLink(frame) })
}

interface ResultsContent {
  readonly filters: Markup
  readonly list: Markup
  readonly links?: Markup
}

function resultsLayout(frame: PageFrame, { filters: narrow, list, links }: ResultsContent): Markup {
  const body = html`<div class="columns">
${narrow}
<div class="list" id="results" tabindex="-1">
${list}
</div>
</div>`
  return layout(frame, {
    title: frame.texts.results.title(first(frame.state, 'q')),
    body,
    search: searchForm(frame, filtered),
    kind: 'results',
    ...(links && { links }),
  })
}

function hitList(frame: PageFrame, { response, parameters }: Results): Markup {
  const { texts: t, language } = frame
  const from = firstNumber(parameters)
  const shown = t.results.range(
    formatNumber(from, language),
    formatNumber(from + response.hits.length - 1, language),
    formatNumber(response.total, language),
  )
  const listed = parameters.q === undefined
  return html`<div class="tools">
<p class="quiet">${response.hits.length > 0 ? shown : null}</p>
${listed ? null : sortLinks(frame, parameters.sort ?? 'relevance')}</div>
<ol class="hits" start="${from}">${response.hits.map((hit) => hitArticle(frame, hit))}</ol>`
}

const pageSize = ({ limit = searchLimits.defaultLimit }: PageParameters): number => limit

export const firstNumber = (parameters: PageParameters): number =>
  ((parameters.page ?? 1) - 1) * pageSize(parameters) + 1

function correction({ texts: t, state }: PageFrame, { corrected }: SearchResponse): Markup | null {
  if (corrected === null) return null
  const href = searchHref(state, { q: corrected, page: null })
  return html`<p class="corrected">${t.results.corrected} <a href="${href}" lang="da">${corrected}</a></p>`
}

interface Refusal {
  readonly faults: readonly ParameterFault[]
  readonly message: string | null
  /** Whether the same search may do better later. */
  readonly retry: boolean
}

/** A search that could not be made: the form and the filters keep everything that was typed. */
export function refusedPage(frame: PageFrame, { faults, message, retry }: Refusal): Markup {
  const { texts: t, path, state } = frame
  const list = html`<h1 id="heading" tabindex="-1">${t.form.label}</h1>
${message === null ? null : alert(message)}
${retry ? html`<p><a href="${withParameters(path, state)}">${t.states.retry}</a></p>` : null}
${faultList(frame, faults)}`
  return resultsLayout(frame, { filters: filters(frame, null), list })
}
