import { z } from 'zod'
import type { Filter } from '../engines/port.ts'
import { SearchError } from '../errors.ts'
import type { ItemKind, Outcome } from '../model/agenda-item.ts'
import { describeFault, type ParameterFault, toFault, unknownParameter } from './parameter-faults.ts'
import { type SearchMode, searchModes } from './search.ts'

/** Parameters of a search as they stand in an address: strings in, checked values out. */

export const itemKinds = [
  'decision',
  'discussion',
  'information',
  'standing',
  'signature',
  'other',
] as const satisfies readonly ItemKind[]

export const outcomes = [
  'approved',
  'recommended',
  'noted',
  'discussed',
  'postponed',
  'rejected',
  'returned',
  'other',
] as const satisfies readonly Outcome[]

export const sorts = ['relevance', 'newest', 'oldest'] as const
/** What may be shown as one hit. */
export const collapses = ['case'] as const

export const searchLimits = { limit: 100, defaultLimit: 20, offset: 1_000, values: 64 } as const

const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))

/** `2025-02-30` has the right shape and does not exist. */
const date = z.string().refine(isDay, { params: { reason: 'date' } })
/** Values of one filter are alternatives; different filters are combined. */
const anyOf = <Value extends z.ZodType>(value: Value) => z.array(value).max(searchLimits.values)

const filterParameters = {
  municipality: anyOf(z.string().max(200)).optional(),
  body: anyOf(z.string().max(200)).optional(),
  from: date.optional(),
  to: date.optional(),
  case: anyOf(z.string().max(100)).optional(),
  kle: anyOf(z.string().refine(isKle, { params: { reason: 'kle' } })).optional(),
  kind: anyOf(z.enum(itemKinds)).optional(),
  outcome: anyOf(z.enum(outcomes)).optional(),
  year: anyOf(number(1000, 9999)).optional(),
  attachments: anyOf(z.enum(['true', 'false'])).optional(),
}

const commonParameters = {
  /** Length and number of words are the search's own limits; see `queryLimits`. */
  q: z.string().optional(),
  mode: z.enum(searchModes).optional(),
  limit: number(1, searchLimits.limit).optional(),
  sort: z.enum(sorts).optional(),
  /** `case`: items of one case in several meetings are one hit. */
  collapse: z.enum(collapses).optional(),
  ...filterParameters,
}

export const searchParametersSchema = z
  .object({ ...commonParameters, offset: number(0, searchLimits.offset).optional() })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

/** The search page: the same, but pages instead of an offset, and the language of the page. */
export const pageParametersSchema = z
  .object({
    ...commonParameters,
    page: number(1, searchLimits.offset + 1).optional(),
    lang: z.enum(['da', 'en']).optional(),
  })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

export type SearchParameters = z.infer<typeof searchParametersSchema>
export type PageParameters = z.infer<typeof pageParametersSchema>

export const filterNames = Object.keys(filterParameters)
export const searchParameterNames = Object.keys(searchParametersSchema.shape)
export const pageParameterNames = Object.keys(pageParametersSchema.shape)
/** Parameters that may stand more than once. */
export const repeatable: ReadonlySet<string> = new Set(
  filterNames.filter((name) => name !== 'from' && name !== 'to'),
)

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function isKle(text: string): boolean {
  return /^\d{2}(\.\d{2}){0,2}$/.test(text)
}

export function inOrder({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  return from === undefined || to === undefined || from <= to
}

export interface ReadParameters<Values> {
  /** Null when one of the known parameters cannot be used. */
  readonly values: Values | null
  readonly faults: readonly ParameterFault[]
}

type Pairs = Iterable<readonly [name: string, value: string]>

/** Reads parameters by a schema. Empty values count as absent: a form sends its empty fields too. */
export function readParameters<Values>(
  pairs: Pairs,
  schema: z.ZodType<Values>,
  known: readonly string[],
): ReadParameters<Values> {
  const given = new Map<string, string[]>()
  for (const [name, value] of pairs) given.set(name, [...(given.get(name) ?? []), value])
  const filled = [...given]
    .filter(([name]) => known.includes(name))
    .map(([name, values]) => [name, values.filter((value) => value.trim() !== '')] as const)
    .filter(([, values]) => values.length > 0)
  const repeated = filled.filter(([name, values]) => values.length > 1 && !repeatable.has(name))
  const raw = filled.map(([name, values]) => [name, repeatable.has(name) ? values : values[0]] as const)
  const parsed = schema.safeParse(Object.fromEntries(raw))
  const faults: ParameterFault[] = [
    ...[...given.keys()].filter((name) => !known.includes(name)).map((name) => unknownParameter(name, known)),
    ...repeated.map(([parameter]) => ({ reason: 'repeated', parameter }) as const),
    ...(parsed.error?.issues.map(toFault) ?? []),
  ]
  return { values: parsed.success && repeated.length === 0 ? parsed.data : null, faults }
}

/** What the search service is asked. */
export interface SearchQuery {
  readonly query: string
  readonly filter: Filter
  readonly mode?: SearchMode
  readonly limit?: number
  readonly offset?: number
  readonly sort?: (typeof sorts)[number]
  readonly collapse?: (typeof collapses)[number]
}

/**
 * For callers outside HTTP, which show one message.
 * @throws SearchError `unknown-parameter`, `bad-request`, `query-too-short`
 */
export function parseSearchParameters(pairs: Pairs): SearchQuery {
  const { values, faults } = readParameters(pairs, searchParametersSchema, searchParameterNames)
  if (values === null || faults.length > 0) {
    const unknownOnly = faults.every(({ reason }) => reason === 'unknown')
    const code = unknownOnly ? 'unknown-parameter' : 'bad-request'
    throw new SearchError(code, faults.map(describeFault).join(' '))
  }
  return toSearchQuery(values)
}

/** @throws SearchError `query-too-short` when there is neither a query nor a filter */
export function toSearchQuery(parameters: SearchParameters): SearchQuery {
  const { q = '', mode, limit, offset, sort, collapse } = parameters
  const filter = toFilter(parameters)
  if (q === '' && Object.keys(filter).length === 0) {
    throw new SearchError('query-too-short', 'There is neither a query (`q`) nor a filter.')
  }
  return {
    query: q,
    filter,
    ...(mode && { mode }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
    ...(collapse && { collapse }),
    // Without words there is nothing to be relevant to.
    ...(q === '' ? { sort: sort === 'oldest' ? sort : 'newest' } : sort && { sort }),
  }
}

export function toFilter(parameters: Partial<SearchParameters>): Filter {
  const { municipality, body, from, to, kle, kind, outcome, year } = parameters
  const attachments = toSwitch(parameters.attachments)
  return {
    ...(municipality && { municipality }),
    ...(body && { body }),
    ...(from && { from }),
    ...(to && { to }),
    ...(parameters.case && { caseNumber: parameters.case }),
    ...(kle && { kle }),
    ...(kind && { kind }),
    ...(outcome && { outcome }),
    ...(year && { year }),
    ...(attachments !== null && { attachments }),
  }
}

/** With and without are alternatives: both together narrow nothing. */
function toSwitch(values: readonly string[] | undefined): boolean | null {
  const [first, ...others] = new Set(values)
  return first === undefined || others.length > 0 ? null : first === 'true'
}
