import type { AppOptions } from '../context.ts'
import { matches } from '../etag.ts'
import { HttpProblem } from '../problems.ts'
import { plainRoute, type Route } from '../route.ts'
import { pageFrame } from '../web/page/frame.ts'
import { widgetPage } from '../web/page/widget-page.ts'
import { readWidgetFiles, type WidgetFile } from '../web/widget-files.ts'

/** The alias that follows the newest version whose contract is the same. */
export const widgetAlias = 'v1'

const caching = {
  alias: 'public, max-age=300',
  exact: 'public, max-age=31536000, immutable',
} as const

/** `/widget/v1/…` and `/widget/<exact version>/…`: the same files, of which only the second may be pinned by hash. */
export function widgetFileRoute({ version }: AppOptions): Route {
  const files = readWidgetFiles()
  const manifest = manifestFile(files, version)
  return plainRoute('widget', '/widget/:version/:file', 'Files of the widget', (c) => {
    if (files.size === 0) throw notBuilt()
    const { version: asked = '', file: name = '' } = c.req.param()
    const file = name === manifest.name ? manifest : files.get(name)
    if (!file || (asked !== widgetAlias && asked !== version)) throw new HttpProblem('not-found')
    const tag = `"${file.integrity}"`
    const headers = { 'Cache-Control': asked === version ? caching.exact : caching.alias, ETag: tag }
    if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers)
    return c.body(file.body, 200, { ...headers, 'Content-Type': file.type })
  })
}

/** `/widget`: how to put the search box on a page of one's own, with the box at work. */
export function widgetPageRoute({ version }: AppOptions): Route {
  const files = readWidgetFiles()
  return plainRoute('text', '/widget', 'How to put the search box on a page', (c) => {
    if (files.size === 0) throw notBuilt()
    const host = new URL(c.req.url).origin
    return c.html(widgetPage(pageFrame(c), { host, version, files }), 200, {
      'Cache-Control': 'public, max-age=300',
      Vary: 'Accept-Language',
    })
  })
}

const notBuilt = (): HttpProblem =>
  new HttpProblem('not-ready', { reasons: ['The widget is not built: run `npm run prepare`.'] })

/** The published hashes. */
function manifestFile(
  files: ReadonlyMap<string, WidgetFile>,
  version: string,
): Pick<WidgetFile, 'name' | 'type' | 'body' | 'integrity'> {
  const entries = [...files.values()].map(
    ({ name, integrity, bytes, gzip }) =>
      [name, { address: `/widget/${version}/${name}`, integrity, bytes, gzip }] as const,
  )
  return {
    name: 'manifest.json',
    type: 'application/json',
    body: JSON.stringify({ version, files: Object.fromEntries(entries) }),
    integrity: `manifest-${version}`,
  }
}
