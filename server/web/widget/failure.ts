import type { State } from './state.ts'

interface Details {
  readonly status?: number
  readonly requestId?: string | null
  readonly cause?: unknown
}

/** A request that brought nothing, and the state it puts the widget in. */
export class Failure extends Error {
  /** Code of the API's problem, or `offline`, `unreachable`, `unexpected-answer`. */
  readonly code: string
  readonly state: State
  /** HTTP status, 0 where there was no answer. */
  readonly status: number
  readonly requestId: string | null

  constructor(code: string, state: State, { status = 0, requestId = null, cause }: Details = {}) {
    super(code, { cause })
    this.code = code
    this.state = state
    this.status = status
    this.requestId = requestId
  }
}

export const unknownError: State = { kind: 'error', requestId: null, detail: null }

/** Seconds to wait where the server does not say. */
const defaultWait = 10

interface Refusal {
  readonly requestId: string | null
  readonly seconds: number
  readonly detail: string | null
}

const refused = (): State => ({ kind: 'refused' })

const stateByStatus: Readonly<Record<number, (refusal: Refusal) => State>> = {
  401: refused,
  403: refused,
  429: ({ seconds }) => ({ kind: 'limited', seconds }),
  503: ({ seconds }) => ({ kind: 'busy', seconds }),
}

/** Reads problem details and headers of an answer that is no success. */
export async function failureOf(response: Response): Promise<Failure> {
  const { status, headers } = response
  const problem = await readProblem(response)
  const requestId = problem.requestId ?? headers.get('X-Request-Id')
  const wait = Number(headers.get('Retry-After') ?? defaultWait)
  const refusal = {
    requestId,
    seconds: Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : defaultWait,
    // A search that is wrong in itself is not helped by trying it again.
    detail: status === 400 ? problem.detail : null,
  }
  const state: State =
    problem.code === 'query-too-short'
      ? { kind: 'short' }
      : (stateByStatus[status]?.(refusal) ?? { kind: 'error', requestId, detail: refusal.detail })
  return new Failure(problem.code ?? `http-${status}`, state, { status, requestId })
}

interface ProblemParts {
  readonly code: string | null
  readonly detail: string | null
  readonly requestId: string | null
}

/** A proxy's error page is no problem document. */
async function readProblem(response: Response): Promise<ProblemParts> {
  const body: unknown = await response.json().catch(() => null)
  const field = (name: string): string | null => {
    const value = body !== null && typeof body === 'object' ? Reflect.get(body, name) : null
    return typeof value === 'string' && Object.hasOwn(Object(body), name) ? value : null
  }
  return { code: field('code'), detail: field('detail'), requestId: field('requestId') }
}
