import type { ParameterFault } from '../src/contract/parameter-faults.ts'
import type { Problem, ProblemError } from '../src/contract/problem.ts'
import { type ErrorCode, errorCodes, SearchError, toSearchError } from '../src/errors.ts'
import type { Language } from './language.ts'
import { faultText } from './web/texts/faults.ts'
import { problemText } from './web/texts/problems.ts'

// The table has its codes for keys and nothing else.
export const problemCodes = Object.keys(errorCodes) as readonly ErrorCode[]

export const statusOf = (code: ErrorCode): (typeof errorCodes)[ErrorCode]['status'] => errorCodes[code].status

export const isProblemCode = (text: string): text is ErrorCode => Object.hasOwn(errorCodes, text)

/** An error of the request or of the server's state, with what is wrong one by one. */
export class HttpProblem extends Error {
  readonly code: ErrorCode
  readonly faults: readonly ParameterFault[]
  /** Reasons in plain words that may be shown, e.g. what the server waits for. */
  readonly reasons: readonly string[]
  /** Seconds after which it is worth trying again; null where the status says enough. */
  readonly retryAfter: number | null

  constructor(
    code: ErrorCode,
    details: {
      faults?: readonly ParameterFault[]
      reasons?: readonly string[]
      retryAfter?: number
    } = {},
  ) {
    super(code)
    this.name = 'HttpProblem'
    this.code = code
    this.faults = details.faults ?? []
    this.reasons = details.reasons ?? []
    this.retryAfter = details.retryAfter ?? null
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
