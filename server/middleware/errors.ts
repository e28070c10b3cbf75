import type { Context } from 'hono'
import { SearchError } from '../../src/errors.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { families } from '../families.ts'
import { chooseLanguage, type Language } from '../language.ts'
import { HttpProblem, toProblem } from '../problems.ts'
import { errorPage } from '../web/page/error-page.ts'
import { pageFrame } from '../web/page/frame.ts'
import { familyOf } from './headers.ts'

/** Seconds after which a 503 may be tried again. */
export const retryAfter = 5

/** Turns anything thrown into an answer: a page for readers, problem details for programs. */
export function createErrorHandler({
  report,
}: AppOptions): (error: unknown, c: Context<AppEnv>) => Promise<Response> {
  return async (error, c) => {
    const problem = toProblem(error, languageOf(c), c.get('requestId'))
    if (problem.status >= 500 && !isExpected(error)) {
      report?.({
        requestId: problem.requestId,
        route: c.get('route')?.path ?? 'none',
        status: problem.status,
        tookMs: performance.now() - c.get('started'),
        error,
      })
    }
    const headers = {
      'Cache-Control': 'no-store',
      Vary: 'Accept, Accept-Language',
      ...retryHeader(error, problem.status),
    }
    if (wantsPage(c)) {
      // The status of a problem is one of those in `errorCodes`, all of which may have a body.
      return c.html(errorPage(pageFrame(c), problem), problem.status as 500, headers)
    }
    return c.body(JSON.stringify(problem), problem.status as 500, {
      ...headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': languageOf(c),
    })
  }
}

function retryHeader(error: unknown, status: number): Readonly<Record<string, string>> {
  const own = error instanceof HttpProblem ? error.retryAfter : null
  const seconds = own ?? (status === 503 ? retryAfter : null)
  return seconds === null ? {} : { 'Retry-After': String(seconds) }
}

/** Waiting for the index and too many searches at once are states, not incidents. */
export const isExpected = (error: unknown): boolean =>
  error instanceof HttpProblem || (error instanceof SearchError && error.code === 'busy')

const wantsPage = (c: Context<AppEnv>): boolean =>
  isForReaders(c) && (c.req.header('accept') ?? '').includes('text/html')

const isForReaders = (c: Context<AppEnv>): boolean => families[familyOf(c)].forReaders === true

/** Programs read English, readers Danish, when nothing else is said. */
function languageOf(c: Context<AppEnv>): Language {
  const page = isForReaders(c)
  const parameter = page ? c.req.query('lang') : null
  return chooseLanguage(parameter, c.req.header('accept-language'), page ? 'da' : 'en')
}
