import { HttpProblem, isProblemCode, statusOf } from '../problems.ts'
import { plainRoute } from '../route.ts'
import { problemPage } from '../web/page/error-page.ts'
import { pageFrame } from '../web/page/frame.ts'
import { helpPage } from '../web/page/help-page.ts'
import { problemText } from '../web/texts/problems.ts'

const headers = { Vary: 'Accept-Language' }

export const helpPageRoute = plainRoute('text', '/help', 'How to search', (c) =>
  c.html(helpPage(pageFrame(c)), 200, headers),
)

/** The page behind a problem's `type`. */
export const problemPageRoute = plainRoute('text', '/problems/:code', 'What a problem means', (c) => {
  const code = c.req.param('code') ?? ''
  if (!isProblemCode(code)) throw new HttpProblem('not-found')
  const frame = pageFrame(c)
  return c.html(problemPage(frame, code, statusOf(code), problemText(code, frame.language)), 200, headers)
})
