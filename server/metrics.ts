import type { MiddlewareHandler } from 'hono'
import { Gauge, Histogram, Registry } from 'prom-client'
import type { EngineStats } from '../src/engines/port.ts'
import type { SearchService } from '../src/search/service.ts'
import type { AppEnv } from './context.ts'

export interface Metrics {
  /** Measures every answer by its route's pattern, never by what was asked. */
  readonly observe: MiddlewareHandler<AppEnv>
  /** The service, with the time of its searches measured. */
  readonly service: SearchService
  /** Prometheus text. */
  text(): Promise<string>
  readonly contentType: string
}

const gauges: readonly (readonly [name: string, help: string, value: (stats: EngineStats) => number])[] = [
  ['index_generation', 'Committed changes of the index.', ({ generation }) => generation],
  ['documents', 'Documents in the index.', ({ documents }) => documents],
  ['items', 'Agenda items in the index.', ({ items }) => items],
  ['passages', 'Passages in the index.', ({ passages }) => passages],
  ['passages_embeddable', 'Passages that have or will have a vector.', ({ embeddable }) => embeddable],
  ['passages_embedded', 'Passages that have a vector.', ({ embedded }) => embedded],
]

/** Anything may stand for a method; a label must not. */
const methods = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'PUT', 'PATCH']
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(service: SearchService): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'referatsoeg_http_request_duration_seconds',
    help: 'Time to the head of the answer.',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: seconds,
    registers,
  })
  const searches = new Histogram({
    name: 'referatsoeg_search_duration_seconds',
    help: 'Time of a search that was answered.',
    labelNames: ['mode', 'degraded'] as const,
    buckets: seconds,
    registers,
  })
  const states = gauges.map(([name, help, value]) => ({
    gauge: new Gauge({ name: `referatsoeg_${name}`, help, registers }),
    value,
  }))
  return {
    async observe(c, next) {
      const started = performance.now()
      await next()
      const method = methods.includes(c.req.method) ? c.req.method : 'other'
      const labels = { route: c.get('route')?.path ?? 'none', method, status: String(c.res.status) }
      requests.observe(labels, (performance.now() - started) / 1_000)
    },
    service: {
      ...service,
      async search(request) {
        const started = performance.now()
        const answer = await service.search(request)
        const labels = { mode: answer.mode, degraded: String(answer.degraded.length > 0) }
        searches.observe(labels, (performance.now() - started) / 1_000)
        return answer
      },
    },
    async text() {
      const stats = await service.stats()
      for (const { gauge, value } of states) gauge.set(value(stats))
      return await registry.metrics()
    },
    contentType: registry.contentType,
  }
}
