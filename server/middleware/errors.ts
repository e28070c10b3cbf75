import type { Context } from 'hono'
import type { AppEnv, AppOptions } from '../context.ts'
import { chooseLanguage, type Language } from '../language.ts'
import { HttpProblem, toProblem } from '../problems.ts'
import { errorPage } from '../web/page/error-page.ts'
import { pageFrame } from '../web/page/frame.ts'
import { familyOf } from './headers.ts'

/** Seconds after which a 503 may be tried again. */
const retryAfter = 5

/** Turns anything thrown into an answer: a page for readers, problem details for programs. */
export function createErrorHandler({
  report,
}: AppOptions): (error: unknown, c: Context<AppEnv>) => Promise<Response> {
  return async (error, c) => {
    const problem = toProblem(error, languageOf(c), c.get('requestId'))
    if (problem.status >= 500 && !isExpected(error)) {
      report?.({ requestId: problem.requestId, route: c.req.routePath, status: problem.status, error })
    }
    const headers = {
      'Cache-Control': 'no-store',
      Vary: 'Accept, Accept-Language',
      ...(problem.status === 503 && { 'Retry-After': String(retryAfter) }),
      ...(error instanceof HttpProblem && problem.status === 405 && { Allow: error.allow }),
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

/** Waiting for the index is a state, not an incident. */
const isExpected = (error: unknown): boolean => error instanceof HttpProblem

const wantsPage = (c: Context<AppEnv>): boolean =>
  familyOf(c.req.path) === 'page' && (c.req.header('accept') ?? '').includes('text/html')

/** Programs read English, readers Danish, when nothing else is said. */
function languageOf(c: Context<AppEnv>): Language {
  const page = familyOf(c.req.path) === 'page'
  const parameter = page ? c.req.query('lang') : null
  return chooseLanguage(parameter, c.req.header('accept-language'), page ? 'da' : 'en')
}
