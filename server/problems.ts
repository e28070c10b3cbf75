import type { ParameterFault } from '../src/contract/parameter-faults.ts'
import type { Problem, ProblemError } from '../src/contract/problem.ts'
import { type ErrorCode, errorCodes, SearchError, toSearchError } from '../src/errors.ts'
import type { Language } from './language.ts'
import { faultText } from './web/texts/faults.ts'
import { problemText } from './web/texts/problems.ts'

/** Kinds of problem that only HTTP knows. */
const httpCodes = {
  'method-not-allowed': 405,
  'not-ready': 503,
} as const

export type ProblemCode = ErrorCode | keyof typeof httpCodes

const statuses = {
  ...httpCodes,
  // The values of `errorCodes` carry the status of each error of the core.
  ...(Object.fromEntries(Object.entries(errorCodes).map(([code, { status }]) => [code, status])) as {
    readonly [Code in ErrorCode]: (typeof errorCodes)[Code]['status']
  }),
}

export const problemCodes = Object.keys(statuses) as readonly ProblemCode[]

export const statusOf = (code: ProblemCode): (typeof statuses)[ProblemCode] => statuses[code]

export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(statuses, text)

/** An error that only the HTTP layer raises. */
export class HttpProblem extends Error {
  readonly code: ProblemCode
  readonly faults: readonly ParameterFault[]
  /** Reasons in plain words that may be shown, e.g. what the server waits for. */
  readonly reasons: readonly string[]
  /** Methods of the address, for `method-not-allowed`. */
  readonly allow: string

  constructor(
    code: ProblemCode,
    details: { faults?: readonly ParameterFault[]; reasons?: readonly string[]; allow?: string } = {},
  ) {
    super(code)
    this.name = 'HttpProblem'
    this.code = code
    this.faults = details.faults ?? []
    this.reasons = details.reasons ?? []
    this.allow = details.allow ?? 'GET, HEAD'
  }
}

/** @throws HttpProblem when there are faults */
export function rejectFaults(faults: readonly ParameterFault[]): void {
  if (faults.length === 0) return
  const unknownOnly = faults.every(({ reason }) => reason === 'unknown')
  throw new HttpProblem(unknownOnly ? 'unknown-parameter' : 'bad-request', { faults })
}

/**
 * The problem document of anything thrown. Messages of errors that are not the caller's stay inside: they may name
 * a path or an address.
 */
export function toProblem(thrown: unknown, language: Language, requestId: string): Problem {
  const error = thrown instanceof HttpProblem ? thrown : toSearchError(thrown)
  const { code } = error
  const status = statusOf(code)
  const { title, detail, hint } = problemText(code, language)
  const own = error instanceof SearchError && status < 500 && language === 'en' ? error.message : null
  const errors = error instanceof HttpProblem ? toErrors(error, language) : []
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail: errors.map((one) => one.hint ?? one.message).join(' ') || own || detail,
    code,
    hint,
    errors,
    requestId,
  }
}

function toErrors({ faults, reasons }: HttpProblem, language: Language): ProblemError[] {
  return [
    ...faults.map((fault) => ({ parameter: fault.parameter, ...faultText(fault, language) })),
    ...reasons.map((message) => ({ parameter: null, message, hint: null })),
  ]
}
