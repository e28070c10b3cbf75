import type { AnswerService } from '../src/answers/service.ts'
import type { SearchService } from '../src/search/service.ts'
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
  readonly error: unknown
}

export interface AppOptions {
  readonly service: SearchService
  /** Absent: questions are searched like everything else. */
  readonly answers?: AnswerService
  readonly ready: () => Readiness | Promise<Readiness>
  /** Null when nothing is being indexed. */
  readonly progress?: () => IndexingProgress | null
  /** Version of the product; part of every ETag. */
  readonly version: string
  /** Names besides those of the loopback under which assistants may reach this server. */
  readonly allowedHosts?: readonly string[]
  /** Told about every answer with status 5xx. */
  readonly report?: (report: ErrorReport) => void
}

/** What the middleware leaves for the routes. */
export interface AppEnv {
  readonly Variables: {
    requestId: string
    /** Absent where no route has the address. */
    route?: Route
  }
}
