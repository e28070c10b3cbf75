/** Routes that share headers; see the table below. */
export type Family =
  | 'search'
  | 'documents'
  | 'feeds'
  | 'exports'
  | 'description'
  | 'page'
  | 'text'
  | 'embed'
  | 'widget'
  | 'asset'
  | 'health'
  | 'metrics'
  | 'mcp'

type Headers = Readonly<Record<string, string>>

interface FamilyRow {
  /** Heading in the API document; families without one are not for programs and not in it. */
  readonly tag?: { readonly name: string; readonly description: string }
  /** Read by programs and widgets, with a search key or without. */
  readonly takesKey?: true
  /** Errors are shown as a page to who asks for HTML. */
  readonly forReaders?: true
  /** Sent unless the route has set the same header itself. */
  readonly headers: Headers
}

const noindex: Headers = { 'X-Robots-Tag': 'noindex' }
const noStore: Headers = { 'Cache-Control': 'no-store' }
/** Queries are personal data: no shared cache keeps an answer. */
const personal: Headers = { 'Cache-Control': 'private, no-cache' }

const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

/** Any page may read public minutes, but never with a visitor's credentials. */
const open: Headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': dataPolicy,
  ...noindex,
}

const own: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin', 'Content-Security-Policy': dataPolicy }

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const page: Headers = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': pagePolicy,
  'X-Frame-Options': 'DENY',
}

/** The page's policy in a frame, for pages of these origins besides our own. */
export const embedPolicy = (parents: readonly string[]): string =>
  pagePolicy.replace("frame-ancestors 'none'", `frame-ancestors ${["'self'", ...parents].join(' ')}`)

const crossOrigin: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' }

export const families: Readonly<Record<Family, FamilyRow>> = {
  search: {
    tag: { name: 'Search', description: 'Agenda items found by words, meaning and filters' },
    takesKey: true,
    headers: { ...open, ...personal },
  },
  documents: {
    tag: { name: 'Documents', description: 'Items, meetings, and what the collection holds' },
    takesKey: true,
    headers: { ...open, 'Cache-Control': 'public, max-age=60, must-revalidate' },
  },
  feeds: {
    tag: { name: 'Feeds', description: 'Any search as a feed, newest first' },
    takesKey: true,
    headers: { ...open, ...personal },
  },
  exports: {
    tag: { name: 'Exports', description: 'The whole result of a search as a file' },
    takesKey: true,
    headers: {
      ...open,
      ...noStore,
      'Access-Control-Expose-Headers':
        'Content-Disposition, Retry-After, X-Export-Generation, X-Export-Guard, X-Export-Rows, X-Export-Total, X-Request-Id',
    },
  },
  description: {
    tag: { name: 'Description', description: 'The API itself' },
    headers: { ...open, 'Cache-Control': 'public, max-age=300' },
  },
  page: { forReaders: true, headers: { ...page, ...personal } },
  /** Pages that are the same for everybody: help, problems, documentation. */
  text: { forReaders: true, headers: { ...page, 'Cache-Control': 'public, max-age=300' } },
  /** May be framed: the route itself sends the policy that says by whom. */
  embed: { forReaders: true, headers: { ...crossOrigin, ...noindex, ...personal } },
  widget: { headers: { ...crossOrigin, 'Access-Control-Allow-Origin': '*' } },
  asset: { headers: own },
  health: {
    tag: { name: 'Health', description: 'For monitoring; outside `/api/v1`' },
    headers: { ...own, ...noStore },
  },
  metrics: { headers: { ...own, ...noStore } },
  mcp: { headers: { ...own, ...noStore } },
}

/** Family of an address that no route has. */
export const strangerFamily = (path: string): Family => (path.startsWith('/api/') ? 'documents' : 'page')
