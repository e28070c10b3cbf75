import { createHash } from 'node:crypto'

/** One answer's identity: everything it depends on besides the collection's generation. */
export function searchTag(generation: number, parts: readonly string[]): string {
  return `W/"${generation}-${digest(parts.join('\u0000'))}"`
}

/** Parameters in one order, so that the same question has the same tag however it is written. */
export function canonicalParameters(parameters: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return JSON.stringify(
    entries
      .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].sort() : value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

export const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16)

/** `If-None-Match` by weak comparison. `*` is for writes: an answer that may not exist cannot confirm it. */
export function matches(header: string | undefined, tag: string): boolean {
  if (!header) return false
  const opaque = (text: string): string => text.trim().replace(/^W\//, '')
  return header.split(',').some((one) => opaque(one) === opaque(tag))
}
