import type { AppOptions } from '../context.ts'
import { describeApi, type OpenApi, type Operation } from '../openapi.ts'
import { plainRoute, type Route } from '../route.ts'
import { docsPage } from '../web/page/docs-page.ts'
import { pageFrame } from '../web/page/frame.ts'

const headers = { Vary: 'Accept-Language' }

/** The API's documentation; `try` and the names of a path lead on to the address they make. */
export function docsPageRoute({ version }: AppOptions, routes: () => readonly Route[]): Route {
  let api: OpenApi | undefined
  return plainRoute('text', '/docs', 'Documentation of the API', (c) => {
    api ??= describeApi(routes(), version)
    const asked = find(api, c.req.query('try') ?? '')
    if (asked) return c.redirect(addressOf(...asked, new URL(c.req.url).searchParams), 303)
    return c.html(docsPage(pageFrame(c), api), 200, headers)
  })
}

function find({ paths }: OpenApi, operationId: string): [path: string, operation: Operation] | null {
  for (const [path, methods] of Object.entries(paths)) {
    for (const operation of Object.values(methods)) {
      if (operation.operationId === operationId) return [path, operation]
    }
  }
  return null
}

/** Path and query of a call. Every name of the path stands in one segment, whatever was typed. */
function addressOf(path: string, { parameters }: Operation, given: URLSearchParams): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.get(name) ?? ''))
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }) => given.getAll(name).map((value): [string, string] => [name, value]))
  return query.length > 0 ? `${filled}?${new URLSearchParams(query)}` : filled
}
