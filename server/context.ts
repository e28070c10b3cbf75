import type { AnswerService } from '../src/answers/service.ts'
import type { KeyRing } from '../src/keys/search-key.ts'
import type { SearchService } from '../src/search/service.ts'
import type { RatePolicy } from './middleware/rate-limit.ts'
import type { KeyState } from './middleware/search-key.ts'
import type { Route } from './route.ts'

/** Whether searches can be served, and if not, why: short sentences that name no path and no address. */
export interface Readiness {
  readonly ready: boolean
  readonly reasons: readonly string[]
}

/** Passages that already have a vector, while indexing goes on. */
export interface IndexingProgress {
  readonly done: number
  readonly total: number
}

/** An unexpected error, for the log: never the query and never text of the minutes. */
export interface ErrorReport {
  readonly requestId: string
  /** Pattern of the route, not the address. */
  readonly route: string
  readonly status: number
  /** Milliseconds from the request to the error. */
  readonly tookMs: number
  readonly error: unknown
}

export interface AppOptions {
  readonly service: SearchService
  /** Absent: questions are searched like everything else. */
  readonly answers?: AnswerService
  readonly ready: () => Readiness | Promise<Readiness>
  /** Null when nothing is being indexed. */
  readonly progress?: () => IndexingProgress | null
  /** Address that users know the server by, e.g. `https://referater.example`; default: the one of each request. */
  readonly url?: string
  /** Origins whose pages may show `/embed` in a frame, besides our own. */
  readonly embedParents?: readonly string[]
  /** Version of the product; part of every ETag. */
  readonly version: string
  /** Who sends it may read the metrics from elsewhere than this machine. */
  readonly metricsToken?: string
  /** Names besides those of the loopback under which assistants may reach this server. */
  readonly allowedHosts?: readonly string[]
  /** Told about every answer with status 5xx that is an incident. */
  readonly report?: (report: ErrorReport) => void
  /** Search keys; none: a key that is sent is refused. */
  readonly keys?: KeyRing
  /** Reading over the API needs a key, but for this server's own pages. Default: false. */
  readonly requireKey?: boolean
  /** Budgets of requests; the first that is for a request counts. None: no limit. */
  readonly rates?: readonly RatePolicy[]
}

/** What the middleware leaves for the routes. */
export interface AppEnv {
  readonly Variables: {
    requestId: string
    /** When the request came, on the clock of `performance.now`. */
    started: number
    /** Absent where no route has the address. */
    route?: Route
    /** Absent where keys mean nothing. */
    key?: KeyState
  }
}
