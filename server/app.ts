import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { AppEnv, AppOptions } from './context.ts'
import { createMetrics } from './metrics.ts'
import { limitAddress } from './middleware/address-limit.ts'
import { limitBody } from './middleware/body-limit.ts'
import { createErrorHandler } from './middleware/errors.ts'
import { familyHeaders } from './middleware/headers.ts'
import { answerOptions } from './middleware/preflight.ts'
import { limitRate } from './middleware/rate-limit.ts'
import { requestId } from './middleware/request-id.ts'
import { checkKey, readKey } from './middleware/search-key.ts'
import { HttpProblem } from './problems.ts'
import type { Route } from './route.ts'
import { createRoutes } from './routes/index.ts'

export type { AppOptions, ErrorReport, IndexingProgress, Readiness } from './context.ts'

/** The web application: API, pages and health checks over one search service. Every route is read only. */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const onError = createErrorHandler(options)
  const metrics = createMetrics(options.service)
  const paths = Map.groupBy(
    createRoutes({ ...options, service: metrics.service }, metrics),
    ({ path }) => path,
  )
  app.use(requestId)
  for (const [path, routes] of paths) {
    app.all(path, async (c, next) => {
      c.set('route', routeFor(routes, c.req.method))
      await next()
    })
  }
  app.use(metrics.observe, compress({ encoding: 'gzip' }), familyHeaders)
  app.use(limitAddress, limitBody, readKey(options.keys))
  // Wrong keys are counted too, so that nobody tries many.
  app.use(limitRate(options.rates ?? []), checkKey(options.requireKey ?? false))
  for (const [path, routes] of paths) {
    for (const { method, handler } of routes) app.on(method, path, handler)
    app.options(path, (c) => answerOptions(c, allowed(routes)))
    app.all(path, (c) => {
      c.header('Allow', allowed(routes))
      throw new HttpProblem('method-not-allowed')
    })
  }
  app.notFound((c) => onError(new HttpProblem('not-found'), c))
  app.onError(onError)
  return app
}

/** Routes at one address share their family, so that a method nobody has gets the headers of the first. */
function routeFor(routes: readonly Route[], method: string): Route | undefined {
  const asked = method === 'HEAD' ? 'GET' : method
  return routes.find((route) => route.method === asked) ?? routes[0]
}

const allowed = (routes: readonly Route[]): string =>
  routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
