import { type ErrorCode, SearchError, toSearchError } from '../errors.ts'

/** Messages between a process and its workers. Calls are told apart by number; a stream is a call asked for in parts. */

export type ToWorker =
  | { readonly kind: 'open'; readonly data: unknown }
  | {
      readonly kind: 'call' | 'stream'
      readonly id: number
      readonly method: string
      readonly args: readonly unknown[]
    }
  /** The next part of a stream, or its end before the last. */
  | { readonly kind: 'more' | 'stop'; readonly id: number }

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unready'; readonly error: PlainError }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'part'
      readonly id: number
      readonly values: readonly unknown[]
      readonly last: boolean
    }
  | { readonly kind: 'error'; readonly id: number; readonly error: PlainError }

/** A `SearchError` as data: classes do not cross between processes. */
interface PlainError {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly cause: string | undefined
}

export function toPlainError(thrown: unknown): PlainError {
  const { code, message, hint, cause } = toSearchError(thrown)
  return { code, message, hint, cause: cause instanceof Error ? (cause.stack ?? cause.message) : undefined }
}

export function fromPlainError({ code, message, hint, cause }: PlainError): SearchError {
  return new SearchError(code, message, { hint, cause })
}
