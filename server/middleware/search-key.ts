import type { Context, MiddlewareHandler } from 'hono'
import {
  isGood,
  type KeyRing,
  type Narrowed,
  narrow,
  type SearchKey,
  type Sender,
} from '../../src/keys/search-key.ts'
import type { AppEnv } from '../context.ts'
import { families } from '../families.ts'
import { HttpProblem } from '../problems.ts'
import { familyOf } from './headers.ts'

/** What a request says of its key. */
export type KeyState =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'good'; readonly key: SearchKey }

/** A key travels in the address: a header of its own would cost browsers a preflight for every one. */
const parameter = 'key'

/** Looks the request's key up, for those who count and those who decide. */
export function readKey(
  ring: KeyRing | undefined,
  now: () => Date = () => new Date(),
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (families[familyOf(c)].takesKey) c.set('key', stateOf(c, ring, now()))
    await next()
  }
}

function stateOf(c: Context<AppEnv>, ring: KeyRing | undefined, now: Date): KeyState {
  const given = new URL(c.req.url).searchParams.getAll(parameter).filter((text) => text !== '')
  const [text, ...more] = given
  if (text === undefined) return { kind: 'none' }
  const key = more.length === 0 ? ring?.find(text) : null
  return key && isGood(key, senderOf(c), now) ? { kind: 'good', key } : { kind: 'refused' }
}

/** The page in a frame of another site is our own page: it asks with a key and from here. */
function senderOf(c: Context<AppEnv>): Sender {
  if (c.req.header('sec-fetch-site') === 'same-origin') return 'own page'
  const origin = c.req.header('origin')
  return origin === undefined ? 'program' : { origin }
}

/**
 * A key that is sent is checked: who sends it counts on that.
 * @throws HttpProblem `key-refused`; `key-required` where reading needs a key and the server's own pages do not ask
 */
export function checkKey(required: boolean): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const state = c.get('key')
    if (state?.kind === 'refused') throw new HttpProblem('key-refused')
    if (required && state?.kind === 'none' && senderOf(c) !== 'own page') {
      c.header('WWW-Authenticate', 'Key parameter="key"')
      throw new HttpProblem('key-required')
    }
    await next()
  }
}

/** The parameters of an address without its key, which `readKey` has dealt with. */
export function parametersOf(c: Context<AppEnv>): URLSearchParams {
  const parameters = new URL(c.req.url).searchParams
  if (c.get('key')) parameters.delete(parameter)
  return parameters
}

/** Filters within what the request's key is for. @throws HttpProblem `key-refused` for others */
export function narrowToKey<Filters extends Narrowed>(c: Context<AppEnv>, filters: Filters): Filters {
  const state = c.get('key')
  if (state?.kind !== 'good') return filters
  const narrowed = narrow(filters, state.key)
  if (narrowed === null) throw new HttpProblem('key-refused')
  return narrowed
}
