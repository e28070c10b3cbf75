import { type Handler, Hono } from 'hono'
import type { AppEnv, AppOptions } from './context.ts'
import { limitAddress } from './middleware/address-limit.ts'
import { createErrorHandler } from './middleware/errors.ts'
import { securityHeaders } from './middleware/headers.ts'
import { requestId } from './middleware/request-id.ts'
import { HttpProblem } from './problems.ts'
import { assetRoute } from './routes/assets.ts'
import { livezRoute, readyzRoute } from './routes/health.ts'
import { helpPageRoute, problemPageRoute } from './routes/help-page.ts'
import { itemRoute } from './routes/item.ts'
import { itemPageRoute } from './routes/item-page.ts'
import { limitDraft, precedentsRoute } from './routes/precedents.ts'
import { searchRoute } from './routes/search.ts'
import { searchPageRoute } from './routes/search-page.ts'
import { similarRoute } from './routes/similar.ts'
import { suggestRoute } from './routes/suggest.ts'

export type { AppOptions, ErrorReport, IndexingProgress, Readiness } from './context.ts'

/** The web application: API, pages and health checks over one search service. Every route is read only. */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const onError = createErrorHandler(options)
  app.use(requestId, securityHeaders, limitAddress)
  const searchPage = searchPageRoute(options)
  const routes: Readonly<Record<string, Handler<AppEnv>>> = {
    '/': searchPage,
    '/search': searchPage,
    '/items/:id': itemPageRoute(options),
    '/help': helpPageRoute,
    '/problems/:code': problemPageRoute,
    '/assets/:file': assetRoute,
    '/api/v1/search': searchRoute(options),
    '/api/v1/suggest': suggestRoute(options),
    '/api/v1/items/:id': itemRoute(options),
    '/api/v1/items/:id/similar': similarRoute(options),
    '/livez': livezRoute,
    '/readyz': readyzRoute(options),
  }
  for (const [path, handler] of Object.entries(routes)) {
    app.get(path, handler)
    app.all(path, () => {
      throw new HttpProblem('method-not-allowed')
    })
  }
  app.post('/api/v1/precedents', limitDraft, precedentsRoute(options))
  app.all('/api/v1/precedents', () => {
    throw new HttpProblem('method-not-allowed', { allow: 'POST' })
  })
  app.notFound((c) => onError(new HttpProblem('not-found'), c))
  app.onError(onError)
  return app
}
