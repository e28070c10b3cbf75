import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { nameKey } from '../model/name-key.ts'

/**
 * A search key, as a widget on another site carries it: public by nature, good for reading only. It tells sites apart,
 * gives each a rate budget of its own, and can be bound to origins, to a part of the collection and to a last day.
 */
export const searchKeySchema = z.object({
  /** What it is listed, counted and removed by. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** SHA-256 of the key, hexadecimal: the key itself is kept nowhere. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Sites whose pages may send it, e.g. `https://intranet.example.dk`; empty: any. */
  origins: z.array(z.string()),
  /** What searches with it find; empty: everything. */
  municipality: z.array(z.string()),
  body: z.array(z.string()),
  /** Last day it is good for, `YYYY-MM-DD` in UTC; null: no end. */
  expires: z.iso.date().nullable(),
  created: z.iso.date(),
})

export type SearchKey = z.infer<typeof searchKeySchema>

/** The keys that there are. */
export interface KeyRing {
  /** The key that this text is, if it is one. */
  find(text: string): SearchKey | null
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** A new key with 192 random bits. The text is shown once and not stored. */
export function makeKey(
  settings: Omit<SearchKey, 'hash' | 'created'>,
  now: Date,
): { text: string; key: SearchKey } {
  const text = `rs_${randomBytes(24).toString('base64url')}`
  return { text, key: { ...settings, hash: hashOf(text), created: dayOf(now) } }
}

/** Compares hashes: how long a look takes tells nothing of a key. */
export function keyRing(keys: readonly SearchKey[]): KeyRing {
  const byHash = new Map(keys.map((key) => [key.hash, key]))
  return { find: (text) => byHash.get(hashOf(text)) ?? null }
}

/** Where a request comes from, as browsers tell: a page of another origin, one of the server's own, or no page. */
export type Sender = { readonly origin: string } | 'own page' | 'program'

export function isGood(key: SearchKey, sender: Sender, now: Date): boolean {
  if (key.expires !== null && key.expires < dayOf(now)) return false
  if (key.origins.length === 0 || sender === 'own page') return true
  return sender !== 'program' && key.origins.includes(sender.origin)
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The filters that a key narrows. */
export interface Narrowed {
  readonly municipality?: readonly string[] | undefined
  readonly body?: readonly string[] | undefined
}

/** A request's filters within what a key is for; null when they name something else. */
export function narrow<Filters extends Narrowed>(
  filters: Filters,
  scope: Pick<SearchKey, 'municipality' | 'body'>,
): Filters | null {
  const municipality = within(filters.municipality, scope.municipality)
  const body = within(filters.body, scope.body)
  if (municipality === null || body === null) return null
  return { ...filters, ...(municipality && { municipality }), ...(body && { body }) }
}

function within(
  asked: readonly string[] | undefined,
  allowed: readonly string[],
): readonly string[] | undefined | null {
  if (allowed.length === 0) return asked
  if (asked === undefined || asked.length === 0) return allowed
  const names = new Set(allowed.map(nameKey))
  return asked.every((name) => names.has(nameKey(name))) ? asked : null
}
