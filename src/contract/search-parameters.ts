import { z } from 'zod'
import type { Filter } from '../engines/port.ts'
import { SearchError } from '../errors.ts'
import { itemKinds, outcomes } from './agenda-item.ts'
import { describeFault, type ParameterFault, toFault, unknownParameter } from './parameter-faults.ts'
import { type SearchMode, searchModes } from './search.ts'

/** Parameters of a search as they stand in an address: strings in, checked values out. */

export const sorts = ['relevance', 'newest', 'oldest'] as const
/** What may be shown as one hit. */
export const collapses = ['case'] as const

export const searchLimits = { limit: 100, defaultLimit: 20, offset: 1_000, values: 64 } as const

export const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))

const klePattern = /^\d{2}(\.\d{2}){0,2}$/

/** `2025-02-30` has the right shape and does not exist. */
const date = z
  .string()
  .refine(isDay, { params: { reason: 'date' } })
  .meta({ format: 'date' })

const kle = z
  .string()
  .refine(isKle, { params: { reason: 'kle' } })
  .meta({ pattern: klePattern.source })

/** Values of one filter are alternatives; different filters are combined. */
const anyOf = <Value extends z.ZodType>(value: Value) => z.array(value).max(searchLimits.values)

/** What the API document says of a parameter besides its type and bounds. */
export const about = <Value extends z.ZodType>(schema: Value, description: string, more: About = {}) =>
  schema.meta({ description, ...more }).optional()

interface About {
  readonly default?: string | number
  readonly examples?: readonly unknown[]
  readonly [keyword: string]: unknown
}

const filterParameters = {
  municipality: about(anyOf(z.string().max(200)), 'Municipality, with or without "Kommune".', {
    examples: [['Fredericia']],
  }),
  body: about(anyOf(z.string().max(200)), 'Committee or council.', { examples: [['Socialudvalget']] }),
  from: about(date, 'First day of the meeting.', { examples: ['2024-01-01'] }),
  to: about(date, 'Last day of the meeting.', { examples: ['2025-12-31'] }),
  case: about(anyOf(z.string().max(100)), 'Case number, however it is printed.', {
    examples: [['27.00.00-P08-1-25']],
  }),
  kle: about(anyOf(kle), 'KLE subject or its beginning.', { examples: [['27', '27.00']] }),
  kind: about(anyOf(z.enum(itemKinds)), 'What the body is asked to do.', { examples: [['decision']] }),
  outcome: about(anyOf(z.enum(outcomes)), 'Outcome of the decision.', { examples: [['approved']] }),
  year: about(anyOf(number(1000, 9999)), 'Year of the meeting.', { examples: [[2025]] }),
  attachments: about(anyOf(z.enum(['true', 'false'])), 'Items with or without attachments.', {
    examples: [['true']],
  }),
}

const queryParameters = {
  // Length and number of words are the search's own limits; see `queryLimits`.
  q: about(z.string(), 'Words, a question or the query language of the help page.', {
    maxLength: 1_000,
    examples: ['finansiering dobbeltdiagnose'],
  }),
  mode: about(z.enum(searchModes), 'Words and meaning, words only, or meaning only.', { default: 'hybrid' }),
}

const commonParameters = {
  ...queryParameters,
  limit: about(number(1, searchLimits.limit), 'Items in one answer.', { default: searchLimits.defaultLimit }),
  sort: about(z.enum(sorts), 'Order of the items; without words the newest come first.', {
    default: 'relevance',
  }),
  collapse: about(z.enum(collapses), 'Items of one case in several meetings as one hit; see `chain`.'),
  ...filterParameters,
}

const offset = about(number(0, searchLimits.offset), 'Items to pass over.', { default: 0 })

export const searchParametersSchema = z
  .object({ ...commonParameters, offset })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

/** The search page: the same, but pages instead of an offset, and the language of the page. */
export const pageParametersSchema = z
  .object({
    ...commonParameters,
    page: number(1, searchLimits.offset + 1).optional(),
    lang: z.enum(['da', 'en']).optional(),
  })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

const { limit: _, collapse: __, ...wholeResult } = commonParameters
const { sort: ___, ...newestFirst } = wholeResult

/** An export: a search's whole result, so there are no pages. */
export const exportParametersSchema = z
  .object(wholeResult)
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

/** A feed: the newest of what a search finds, so there is no order to choose. */
export const feedParametersSchema = z
  .object({
    ...newestFirst,
    lang: about(z.enum(['da', 'en']), 'Language of titles and names.', { default: 'da' }),
  })
  .refine(inOrder, { path: ['from'], params: { reason: 'order' } })

export type SearchParameters = z.infer<typeof searchParametersSchema>
export type PageParameters = z.infer<typeof pageParametersSchema>
export type ExportParameters = z.infer<typeof exportParametersSchema>
export type FeedParameters = z.infer<typeof feedParametersSchema>

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
  return klePattern.test(text)
}

export function inOrder({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  return from === undefined || to === undefined || from <= to
}

/** What one route can be asked: the schema that checks it, and the names that are known. */
export interface ParameterSet<Values> {
  readonly schema: z.ZodType<Values>
  readonly names: readonly string[]
}

/** The schema with the names it knows. */
export const setOf = <Values>(
  schema: z.ZodType<Values> & { readonly shape: Readonly<Record<string, unknown>> },
): ParameterSet<Values> => ({ schema, names: Object.keys(schema.shape) })

/** The search of the API: pages deeper than an offset reaches are asked for with the cursor of the one before. */
export const searchParameters = setOf(
  z
    .object({
      ...commonParameters,
      offset,
      cursor: about(z.string().max(200), '`next` of the answer before; instead of an offset.'),
    })
    .refine(inOrder, { path: ['from'], params: { reason: 'order' } }),
)
export const facetParameters = setOf(
  z
    .object({ ...queryParameters, ...filterParameters })
    .refine(inOrder, { path: ['from'], params: { reason: 'order' } }),
)
const { municipality, body, year } = filterParameters
export const exportParameters = setOf(exportParametersSchema)
export const feedParameters = setOf(feedParametersSchema)
export const bodyParameters = setOf(z.object({ municipality }))
export const coverageParameters = setOf(z.object({ municipality, body, year }))
export const noParameters = setOf(z.object({}))
/** A question; its answer is quoted from what the filters leave. */
export const answerParameters = setOf(
  z
    .object({ ...queryParameters, ...filterParameters })
    .refine(inOrder, { path: ['from'], params: { reason: 'order' } }),
)
export const listingParameters = setOf(searchParametersSchema)

export interface ReadParameters<Values> {
  /** Null when one of the known parameters cannot be used. */
  readonly values: Values | null
  readonly faults: readonly ParameterFault[]
}

/** Empty values count as absent, but not without end. */
const filledOf = (values: readonly string[]): readonly string[] =>
  values.filter((value) => value.trim() !== '')

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
    .map(([name, values]) => [name, values.length > searchLimits.values ? values : filledOf(values)] as const)
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
 * @throws SearchError `unknown-parameter`, `bad-request`
 */
export function readFor<Values>({ schema, names }: ParameterSet<Values>, pairs: Pairs): Values {
  const { values, faults } = readParameters(pairs, schema, names)
  if (values === null || faults.length > 0) {
    const unknownOnly = faults.every(({ reason }) => reason === 'unknown')
    const code = unknownOnly ? 'unknown-parameter' : 'bad-request'
    throw new SearchError(code, faults.map(describeFault).join(' '))
  }
  return values
}

/** @throws SearchError as `readFor`, and `query-too-short` */
export function parseSearchParameters(pairs: Pairs): SearchQuery {
  return toSearchQuery(readFor(listingParameters, pairs))
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
