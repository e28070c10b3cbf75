import type { Context } from 'hono'
import type { Schema } from '../src/contract/schema.ts'
import { type ParameterSet, readParameters } from '../src/contract/search-parameters.ts'
import type { Narrowed } from '../src/keys/search-key.ts'
import type { AppEnv } from './context.ts'
import type { Family } from './families.ts'
import { narrowToKey, parametersOf } from './middleware/search-key.ts'
import { rejectFaults } from './problems.ts'

export type Handler = (c: Context<AppEnv>) => Response | Promise<Response>

/** One status of a route: what comes with it. Problems need no mention, they are the same everywhere. */
export interface ResponseDescription {
  readonly description: string
  /** Default `application/json`; null for an answer without a body. */
  readonly type?: string | null
  /** Of a JSON body. */
  readonly schema?: Schema
  /** Has an ETag, so that it can be answered with 304. */
  readonly tagged?: true
}

interface PathParameter {
  readonly description: string
  readonly example: string
}

/** Everything the application, its headers and the API document need to know of one address. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Pattern, e.g. `/api/v1/items/:id`. */
  readonly path: string
  readonly family: Family
  /** One English sentence without a full stop. */
  readonly summary: string
  /** English meaning of each `:name` in the path. */
  readonly pathParameters?: Readonly<Record<string, PathParameter>>
  readonly parameters?: ParameterSet<unknown>
  readonly body?: Schema
  readonly responses?: Readonly<Record<number, ResponseDescription>>
  readonly handler: Handler
}

interface ApiRoute<Values> extends Omit<Route, 'handler' | 'parameters' | 'responses' | 'method'> {
  readonly method?: Route['method']
  readonly parameters: ParameterSet<Values>
  readonly responses: Readonly<Record<number, ResponseDescription>>
  readonly answer: (c: Context<AppEnv>, parameters: Values) => Response | Promise<Response>
}

/** A route that answers programs: its parameters are checked by the schema that describes them. */
export function apiRoute<Values>({ answer, ...route }: ApiRoute<Values>): Route {
  const { schema, names } = route.parameters
  return {
    method: 'GET',
    ...route,
    handler: (c) => {
      const { values, faults } = readParameters(parametersOf(c), schema, names)
      rejectFaults(faults)
      // Without faults there are values: `readParameters` gives null for a fault only.
      const read = values as Values
      // Parameters of these names are the filters, wherever they stand.
      return answer(c, names.includes('municipality') ? (narrowToKey(c, read as Narrowed) as Values) : read)
    },
  }
}

/** A route for readers, browsers or machines on watch; no part of the API document's promises. */
export const plainRoute = (family: Family, path: string, summary: string, handler: Handler): Route => ({
  method: 'GET',
  path,
  family,
  summary,
  handler,
})
