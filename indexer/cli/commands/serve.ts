import { readFileSync } from 'node:fs'
import { createApp, type IndexingProgress } from '../../../server/app.ts'
import { startServer } from '../../../server/main.ts'
import { perAddress, perKey, type RatePolicy } from '../../../server/middleware/rate-limit.ts'
import { createSearchPool } from '../../../server/search-pool/pool.ts'
import type { Budget } from '../../../server/token-buckets.ts'
import { createDanishAnalyzer } from '../../../src/analysis/danish.ts'
import { createAnswerService } from '../../../src/answers/service.ts'
import type { Settings } from '../../../src/config.ts'
import { exitCodes, SearchError, toSearchError } from '../../../src/errors.ts'
import { watchKeys } from '../../../src/keys/key-file.ts'
import type { SearchService } from '../../../src/search/service.ts'
import { type Command, say } from '../command.ts'
import { workersOf } from '../open.ts'
import type { SearchWorkerData } from '../search-worker.ts'
import { openChat } from '../services.ts'
import { startWorker } from '../spawn.ts'
import { version } from '../version.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'referatsoeg serve [--data DIR] [--host H] [--port N]',
  summary: 'serve the search page and the API over an index',
  examples: ['referatsoeg serve', 'referatsoeg serve --data /srv/index --port 80 --host 0.0.0.0'],
  flags: {},
  async run({ settings, signal }) {
    const serving = await startServing(settings)
    try {
      await Promise.race([serving.started, until(signal)])
      if (!signal.aborted) announce(serving.url)
      await until(signal)
      return exitCodes.ok
    } finally {
      await serving.close()
    }
  },
}

export type { IndexingProgress }

export interface Serving {
  readonly url: string
  readonly service: SearchService
  /** Fulfilled when searches are answered. @throws SearchError why the index cannot be opened */
  readonly started: Promise<void>
  /** Answers what was accepted, then ends server and workers. */
  close(): Promise<void>
}

export interface ServingOptions {
  /** Wait for an index with a document. */
  readonly patient?: boolean
  readonly progress?: () => IndexingProgress | null
}

const drainMs = 10_000

/** Starts the search workers and the server over them. @throws SearchError `usage` when the port cannot be had */
export async function startServing(settings: Settings, options: ServingOptions = {}): Promise<Serving> {
  const { patient = false, progress = () => null } = options
  const { metricsTokenFile, url, embedParents, allowedHosts } = settings
  // What the settings get wrong is said before any process is started.
  const chat = openChat(settings)
  const metricsToken = readToken(metricsTokenFile)
  const data: SearchWorkerData = { settings, patient }
  const pool = createSearchPool({
    size: workersOf(settings),
    start: () => startWorker('search', data),
    onLost: (method, why) => say(`! A search process was replaced (${method}: ${why}).`),
  })
  const app = createApp({
    service: pool.service,
    answers: createAnswerService({
      quotes: pool.service,
      wording: chat && { chat, analyzer: createDanishAnalyzer() },
    }),
    ready: pool.readiness,
    progress,
    version,
    keys: watchKeys(settings.data, ({ message }) => say(`! ${message}`)),
    requireKey: settings.requireKey,
    rates: ratesOf(settings),
    embedParents,
    allowedHosts,
    ...(metricsToken && { metricsToken }),
    ...(url !== 'auto' && { url }),
    report: ({ route, status, tookMs, requestId, error }) =>
      say(`✗ ${route} ${status} ${Math.round(tookMs)} ms ${requestId} ${toSearchError(error).code}`),
  })
  try {
    const server = await startServer({ app, host: settings.host, port: settings.port })
    return {
      url: server.url,
      service: pool.service,
      started: pool.started,
      async close() {
        await pool.drain(drainMs)
        await server.close()
        pool.close()
      },
    }
  } catch (error) {
    pool.close()
    throw error
  }
}

const burstSeconds = 5

const budgetOf = (rate: number): Budget => ({ rate, burst: Math.ceil(rate * burstSeconds) })

function ratesOf({ rateLimit, keyRateLimit, trustedProxies }: Settings): RatePolicy[] {
  const warn = (message: string): void => say(`! ${message}`)
  return [
    ...(keyRateLimit > 0 ? [perKey(budgetOf(keyRateLimit))] : []),
    ...(rateLimit > 0 ? [perAddress({ budget: budgetOf(rateLimit), trustedProxies, warn })] : []),
  ]
}

/** Secrets come by file: a flag or a variable is seen by others on the machine. */
function readToken(file: string): string | null {
  if (file === 'none') return null
  try {
    const token = readFileSync(file, 'utf8').trim()
    if (token.length >= 16) return token
  } catch (cause) {
    throw new SearchError('usage', 'The file of --metrics-token-file cannot be read.', {
      hint: 'Check its path and rights.',
      cause,
    })
  }
  throw new SearchError('usage', 'The token in the file of --metrics-token-file is too short.', {
    hint: 'Write at least 16 characters, e.g. from `openssl rand -hex 16`.',
  })
}

export function announce(url: string): void {
  const address = url.replace('//127.0.0.1:', '//localhost:')
  say(`Søgesiden er klar · The search page is ready: ${address}`)
  say(`Prøv · Try: ${address}/search?q=ensomhed+blandt+%C3%A6ldre`)
}

export function until(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
