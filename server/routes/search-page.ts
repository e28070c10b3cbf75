import type { Context } from 'hono'
import type { ParameterFault } from '../../src/contract/parameter-faults.ts'
import {
  type PageParameters,
  pageParameterNames,
  pageParametersSchema,
  readParameters,
  searchLimits,
  toFilter,
  toSearchQuery,
} from '../../src/contract/search-parameters.ts'
import type { EngineStats } from '../../src/engines/port.ts'
import { SearchError, toSearchError } from '../../src/errors.ts'
import { findAlternatives } from '../alternatives.ts'
import type { AppEnv, AppOptions, IndexingProgress } from '../context.ts'
import { type Coverage, createCoverage } from '../coverage.ts'
import { isExpected, retryAfter } from '../middleware/errors.ts'
import { openFacets } from '../open-facets.ts'
import { statusOf } from '../problems.ts'
import { type Handler, plainRoute, type Route } from '../route.ts'
import { quotesFor } from '../web/page/answer-block.ts'
import { type PageFrame, pageFrame } from '../web/page/frame.ts'
import { firstNumber, refusedPage, resultsPage } from '../web/page/search-page.ts'
import { startPage } from '../web/page/start-page.ts'
import { searchHref } from '../web/page/state.ts'
import { problemText } from '../web/texts/problems.ts'

const headers = { 'Cache-Control': 'private, no-cache', Vary: 'Accept-Language', 'X-Robots-Tag': 'noindex' }
/** Errors inside that readers can do something about. */
const ownWords: ReadonlySet<string> = new Set(['busy', 'too-slow'])

/** `/` and `/search`: one page, whose whole state is its address. */
export function searchPageRoutes(options: AppOptions): Route[] {
  const show = showSearchPage(options)
  return ['/', '/search'].map((path) => plainRoute('page', path, 'The search page', show))
}

function showSearchPage(options: AppOptions): Handler {
  const coverage = createCoverage(options.service)
  return async (c) => {
    const frame = pageFrame(c)
    const address = new URL(c.req.url).searchParams
    const { values, faults } = readParameters(address, pageParametersSchema, pageParameterNames)
    // A form sends its empty fields too; the address that is shared or kept has only what was asked.
    if (faults.length === 0 && [...address.values()].some((value) => value.trim() === '')) {
      return c.redirect(searchHref(frame.state), 303)
    }
    if (values === null) {
      return c.html(
        refusedPage(frame, { faults: faults.filter(isWrong), message: null, retry: false }),
        400,
        headers,
      )
    }
    if (values.q === undefined && Object.keys(toFilter(values)).length === 0) {
      const { 'X-Robots-Tag': _, ...indexed } = headers
      const covered = await readable(coverage)
      const progress = options.progress?.() ?? underWay(covered?.stats ?? null)
      return c.html(startPage(frame, covered, progress, faults), 200, indexed)
    }
    return await answer(c, options, frame, values, faults)
  }
}

const isWrong = ({ reason }: ParameterFault): boolean => reason !== 'unknown'

/** Some vectors but not all: another process is making them. */
function underWay(stats: EngineStats | null): IndexingProgress | null {
  if (!stats || stats.embedded === 0 || stats.embedded >= stats.embeddable) return null
  return { done: stats.embedded, total: stats.embeddable }
}

/** A start page without figures is better than none. */
async function readable(coverage: () => Promise<Coverage>): Promise<Coverage | null> {
  try {
    return await coverage()
  } catch (error) {
    if (error instanceof SearchError) return null
    throw error
  }
}

async function answer(
  c: Context<AppEnv>,
  { service, answers, progress, report }: AppOptions,
  frame: PageFrame,
  parameters: PageParameters,
  faults: readonly ParameterFault[],
): Promise<Response> {
  try {
    const { page: _, lang: __, ...search } = parameters
    const request = toSearchQuery(search)
    const offset = Math.min(firstNumber(parameters) - 1, searchLimits.offset)
    const response = await service.search({ ...request, offset })
    const quotes = await quotesFor(answers, parameters, response)
    const facets = await openFacets(service, search, response.facets)
    const alternatives = response.total === 0 ? await findAlternatives(service, request) : []
    const results = {
      parameters,
      response,
      quotes,
      facets,
      alternatives,
      progress: progress?.() ?? null,
      faults,
    }
    return c.html(resultsPage(frame, results), 200, headers)
  } catch (thrown) {
    const { code } = toSearchError(thrown)
    const status = statusOf(code)
    if (status >= 500 && !isExpected(thrown)) {
      const tookMs = performance.now() - c.get('started')
      report?.({
        requestId: frame.requestId,
        route: c.get('route')?.path ?? 'none',
        status,
        tookMs,
        error: thrown,
      })
    }
    const own = problemText(code, frame.language).detail
    const message = status < 500 || ownWords.has(code) ? own : frame.texts.states.error(frame.requestId)
    // Every status of the table may have a body.
    return c.html(refusedPage(frame, { faults: [], message, retry: status >= 500 }), status as 500, {
      ...headers,
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': String(retryAfter) }),
    })
  }
}
