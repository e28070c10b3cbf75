import { html } from 'hono/html'
import type { Quote } from '../../../src/contract/answer.ts'
import type { ParameterFault } from '../../../src/contract/parameter-faults.ts'
import type { SearchResponse } from '../../../src/contract/search.ts'
import { type PageParameters, searchLimits } from '../../../src/contract/search-parameters.ts'
import type { EngineStats } from '../../../src/engines/port.ts'
import type { IndexingProgress } from '../../context.ts'
import { formatNumber } from '../format.ts'
import { answerBlock } from './answer-block.ts'
import { activeFilters, facetList, facetNames } from './facets.ts'
import { layout, type PageFrame } from './frame.ts'
import { hitArticle } from './hit.ts'
import type { Markup } from './markup.ts'
import { alert, degradedNotice, faultList, progressNotice } from './notices.ts'
import { pageLinks, sortLinks } from './paging.ts'
import { searchForm } from './search-form.ts'
import { first, searchHref } from './state.ts'

const none: ReadonlySet<string> = new Set()

/** Before anything is searched. `stats` is null when the collection cannot be read just now. */
export function startPage(
  frame: PageFrame,
  stats: EngineStats | null,
  progress: IndexingProgress | null,
  faults: readonly ParameterFault[],
): Markup {
  const { texts: t, state } = frame
  const { start } = t
  const body = html`<div class="hero">
<h1>${start.heading}</h1>
${searchForm(frame, { inFacets: none })}
<p class="example">${start.exampleBefore}<a href="${searchHref(state, { q: start.example })}" lang="da">${start.example}</a>${start.exampleAfter}</p>
${faultList(frame, faults)}
${progress ? progressNotice(frame, progress) : null}
${stats ? html`<p class="coverage">${coverage(frame, stats)}</p>` : null}
</div>
<div class="points">${start.points.map(({ heading, text }) => html`<section><h2>${heading}</h2><p>${text}</p></section>`)}</div>`
  return layout(frame, { title: start.title, body, kind: 'start' })
}

function coverage({ texts: { start }, language }: PageFrame, { items, documents }: EngineStats): string {
  if (items === 0) return start.empty
  return start.coverage(formatNumber(items, language), formatNumber(documents, language))
}

export interface Results {
  readonly parameters: PageParameters
  readonly response: SearchResponse
  /** For a question: sentences that answer it. */
  readonly quotes?: readonly Quote[]
  readonly progress: IndexingProgress | null
  readonly faults: readonly ParameterFault[]
}

export function resultsPage(frame: PageFrame, results: Results): Markup {
  const { texts: t, state } = frame
  const { response, parameters, progress, faults } = results
  const query = first(state, 'q')
  const size = parameters.limit ?? searchLimits.defaultLimit
  const facets = response.total === 0 ? null : facetList(frame, response.facets)
  const body = html`<div class="columns">
<div class="list">
<h1>${t.results.found(response.total, formatNumber(response.total, frame.language))}${query ? t.results.for(query) : null}</h1>
${faultList(frame, faults)}
${degradedNotice(frame, response, progress)}
${correction(frame, response)}
${activeFilters(frame)}
${answerBlock(frame, results.quotes)}
${response.total === 0 ? noHits(frame, query) : hitList(frame, results, facets !== null)}
${pageLinks(frame, parameters.page ?? 1, response.total, size)}
</div>
${facets}
</div>`
  const inFacets = facets === null ? none : facetNames
  return layout(frame, {
    title: t.results.title(query),
    body,
    search: searchForm(frame, { inFacets }),
    kind: 'results',
  })
}

function hitList(frame: PageFrame, { response, parameters }: Results, narrows: boolean): Markup {
  const { texts: t } = frame
  const listed = parameters.q === undefined
  return html`<div class="tools">${listed ? null : sortLinks(frame, parameters.sort ?? 'relevance')}
${narrows ? html`<a class="to-filters" href="#filters">${t.results.toFilters}</a>` : null}</div>
<ol class="hits" start="${firstNumber(parameters)}">${response.hits.map((hit) => hitArticle(frame, hit))}</ol>`
}

export const firstNumber = ({ page = 1, limit = searchLimits.defaultLimit }: PageParameters): number =>
  (page - 1) * limit + 1

function correction({ texts: t, state }: PageFrame, { corrected }: SearchResponse): Markup | null {
  if (corrected === null) return null
  const href = searchHref(state, { q: corrected, page: null })
  return html`<p class="corrected">${t.results.corrected} <a href="${href}" lang="da">${corrected}</a></p>`
}

function noHits({ texts: { results } }: PageFrame, query: string): Markup {
  return html`<div class="none" role="status"><p>${query ? results.none(query) : results.noneFiltered}</p>
<ul>${results.tips.map((tip) => html`<li>${tip}</li>`)}</ul></div>`
}

/** A search that could not be made: the form keeps everything that was typed. */
export function refusedPage(
  frame: PageFrame,
  { faults, message }: { readonly faults: readonly ParameterFault[]; readonly message: string | null },
): Markup {
  const query = first(frame.state, 'q')
  const body = html`<div class="columns"><div class="list">
<h1>${frame.texts.form.label}</h1>
${message === null ? null : alert(message)}
${faultList(frame, faults)}
</div></div>`
  return layout(frame, {
    title: frame.texts.results.title(query),
    body,
    search: searchForm(frame, { inFacets: none }),
    kind: 'results',
  })
}
