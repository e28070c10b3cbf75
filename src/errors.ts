/**
 * Every error this product raises on purpose. `message` says what happened and `hint` what to do next; both may
 * be shown to a user, so they never hold a stack, a key or text of the minutes.
 */
export class SearchError extends Error {
  readonly code: ErrorCode
  readonly hint: string

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'SearchError'
    this.code = code
    this.hint = options.hint ?? errorCodes[code].hint
  }
}

interface ErrorKind {
  /** Exit code of the command line. */
  readonly exit: number
  /** HTTP status of the server. */
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 410 | 413 | 414 | 415 | 429 | 431 | 500 | 503
  /** What to do next, when the place that raised the error knows nothing better. */
  readonly hint: string
}

/** Exit codes that are no error: 0 ok, 1 no hit, 3 some documents failed or figures too low, 130 interrupted. */
export const exitCodes: Readonly<
  Record<'ok' | 'noHit' | 'someFailed' | 'belowFloor' | 'interrupted', number>
> = {
  ok: 0,
  noHit: 1,
  someFailed: 3,
  belowFloor: 3,
  interrupted: 130,
}

export type ErrorCode =
  | 'usage'
  | 'bad-request'
  | 'unknown-parameter'
  | 'path-not-found'
  | 'not-found'
  | 'withdrawn'
  | 'method-not-allowed'
  | 'forbidden'
  | 'key-required'
  | 'key-refused'
  | 'stale-cursor'
  | 'query-too-long'
  | 'query-too-short'
  | 'address-too-long'
  | 'headers-too-large'
  | 'body-too-large'
  | 'request-timeout'
  | 'empty-document'
  | 'binary-document'
  | 'unreadable-document'
  | 'document-too-large'
  | 'not-minutes'
  | 'not-ready'
  | 'storage'
  | 'unwritable-data'
  | 'no-index'
  | 'other-model'
  | 'newer-index'
  | 'locked'
  | 'index-changed'
  | 'backend-unreachable'
  | 'embedding-unavailable'
  | 'busy'
  | 'too-slow'
  | 'rate-limited'
  | 'old-node'
  | 'internal'

/** Every code once, those that only the server raises too: its exit code, its HTTP status and what to do next. */
export const errorCodes: Readonly<Record<ErrorCode, ErrorKind>> = {
  usage: { exit: 2, status: 400, hint: 'Run `referatsoeg --help` to see commands and options.' },
  'bad-request': { exit: 2, status: 400, hint: 'Correct the parameter and send the request again.' },
  'unknown-parameter': { exit: 2, status: 400, hint: 'See the list of parameters in the documentation.' },
  'path-not-found': { exit: 2, status: 400, hint: 'Check the spelling of the path.' },
  'not-found': { exit: 1, status: 404, hint: 'Check the identifier; search again to get a current one.' },
  withdrawn: { exit: 1, status: 410, hint: 'Ask the municipality, or search again.' },
  'method-not-allowed': {
    exit: 2,
    status: 405,
    hint: 'Use one of the methods that the header `Allow` names.',
  },
  forbidden: { exit: 2, status: 403, hint: 'Ask from the server itself, or send the configured key.' },
  'key-required': { exit: 2, status: 401, hint: 'Send the key of your site as `key`.' },
  'key-refused': {
    exit: 2,
    status: 403,
    hint: 'Check the key, the site it is sent from and its last day with whoever runs the service.',
  },
  'stale-cursor': { exit: 2, status: 400, hint: 'Start again without `cursor`.' },
  'query-too-short': { exit: 2, status: 400, hint: 'Write at least 2 letters or digits.' },
  'query-too-long': { exit: 2, status: 400, hint: 'Shorten the query to at most 1,000 characters.' },
  'address-too-long': { exit: 2, status: 414, hint: 'Shorten the address to at most 8 kB.' },
  'headers-too-large': { exit: 2, status: 431, hint: 'Send fewer or shorter headers.' },
  'body-too-large': { exit: 2, status: 413, hint: 'Send at most 64 kB.' },
  'request-timeout': { exit: 2, status: 408, hint: 'Send the request again, faster.' },
  'empty-document': {
    exit: 3,
    status: 400,
    hint: 'The file holds no text; export it again from its source.',
  },
  'binary-document': {
    exit: 3,
    status: 400,
    hint: 'Only text is read; save the document as text (UTF-8) and index that.',
  },
  'unreadable-document': { exit: 3, status: 400, hint: 'Check that the file can be opened by this user.' },
  'document-too-large': { exit: 3, status: 413, hint: 'Split the document; at most 50 MB is read.' },
  'not-minutes': {
    exit: 3,
    status: 400,
    hint: 'No agenda item was recognised; run `referatsoeg inspect FILE` to see what was read.',
  },
  'not-ready': { exit: 6, status: 503, hint: 'Try again in a few seconds.' },
  storage: { exit: 4, status: 503, hint: 'Check free space and rights of the data folder.' },
  'unwritable-data': {
    exit: 4,
    status: 503,
    hint: 'Choose another folder with --data or change its rights.',
  },
  'no-index': { exit: 4, status: 503, hint: 'Make one first: `referatsoeg index PATH`.' },
  'other-model': { exit: 4, status: 503, hint: 'Make a new index: `referatsoeg index PATH --data NEWDIR`.' },
  'newer-index': {
    exit: 4,
    status: 503,
    hint: 'Update referatsoeg, or index into another folder with --data.',
  },
  locked: {
    exit: 5,
    status: 503,
    hint: 'Wait for the other indexer to end, or choose another folder with --data.',
  },
  'index-changed': { exit: 5, status: 503, hint: 'Ask for the whole result again.' },
  'backend-unreachable': { exit: 6, status: 503, hint: 'Start the search service and try again.' },
  'embedding-unavailable': {
    exit: 6,
    status: 503,
    hint: 'Keyword search works without it: use --mode keyword, or run `npm ci` to install the model runtime.',
  },
  busy: { exit: 6, status: 503, hint: 'Try again in a few seconds.' },
  'rate-limited': { exit: 6, status: 429, hint: 'Wait a moment before the next request.' },
  'too-slow': { exit: 6, status: 503, hint: 'Search for fewer words, or try again in a few seconds.' },
  'old-node': { exit: 70, status: 500, hint: 'Install Node.js 22.18 or newer (24 is recommended).' },
  internal: { exit: 70, status: 500, hint: 'Please report this with the request id or the command you ran.' },
}

/** Turns anything thrown into a `SearchError`; unknown ones become `internal` and keep their cause. */
export function toSearchError(thrown: unknown): SearchError {
  if (thrown instanceof SearchError) return thrown
  return new SearchError('internal', 'Something went wrong inside referatsoeg.', { cause: thrown })
}
