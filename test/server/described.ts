import { z } from 'zod'
import type { OpenApi } from '../../server/openapi.ts'
import type { JsonSchema } from '../../src/contract/schema.ts'

/** Reads the API document as a client would: what it does not say is not known. */

export type Described = OpenApi

/**
 * Checks values against schemas of the document. Objects stay open for those who read it; here a field that it does
 * not name is a fault, because nobody could know of it.
 */
export function checker({ components }: OpenApi): (schema: JsonSchema) => z.ZodType {
  const parts = closed(components.schemas)
  const made = new Map<string, z.ZodType>()
  return (schema) => {
    const key = JSON.stringify(schema)
    const known = made.get(key) ?? z.fromJSONSchema({ ...Object(closed(schema)), $defs: parts })
    made.set(key, known)
    return known
  }
}

function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]))
  if ('$ref' in inner)
    return { ...inner, $ref: String(inner.$ref).replace('#/components/schemas/', '#/$defs/') }
  return 'properties' in inner && inner.type === 'object' ? { ...inner, additionalProperties: false } : inner
}

/** What one status of an operation answers; `4XX` stands for every status it does not name itself. */
export function responseOf(
  { paths, components }: OpenApi,
  path: string,
  status: number,
):
  | { description: string; content?: Readonly<Record<string, { schema?: JsonSchema | undefined }>> }
  | undefined {
  const responses = paths[path]?.get?.responses ?? {}
  const named = responses[status] ?? responses[`${Math.floor(status / 100)}XX`]
  if (named === undefined || !('$ref' in named)) return named
  return components.responses[named.$ref.replace('#/components/responses/', '')]
}
