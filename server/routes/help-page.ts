import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { HttpProblem, isProblemCode, statusOf } from '../problems.ts'
import { problemPage } from '../web/page/error-page.ts'
import { pageFrame } from '../web/page/frame.ts'
import { helpPage } from '../web/page/help-page.ts'
import { problemText } from '../web/texts/problems.ts'

const headers = { 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Language' }

export async function helpPageRoute(c: Context<AppEnv>): Promise<Response> {
  return c.html(helpPage(pageFrame(c)), 200, headers)
}

/** The page behind a problem's `type`. */
export async function problemPageRoute(c: Context<AppEnv>): Promise<Response> {
  const code = c.req.param('code') ?? ''
  if (!isProblemCode(code)) throw new HttpProblem('not-found')
  const frame = pageFrame(c)
  return c.html(problemPage(frame, code, statusOf(code), problemText(code, frame.language)), 200, headers)
}
