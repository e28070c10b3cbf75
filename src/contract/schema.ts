import { z } from 'zod'

/** A schema of this folder, for those who only pass it on. */
export type Schema = z.ZodType

/** The keywords of JSON Schema that our schemas become. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly (string | number | null)[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly items?: JsonSchema | boolean
  readonly prefixItems?: readonly JsonSchema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly additionalProperties?: boolean
}

/**
 * JSON Schema 2020-12 of answers. Parts that have an id of their own are referred to below `at`. Objects stay open:
 * fields may be added.
 */
export function toJsonSchemas(
  schemas: Readonly<Record<string, Schema>>,
  at: string,
): { schemas: Readonly<Record<string, JsonSchema>>; parts: Readonly<Record<string, JsonSchema>> } {
  const whole = z.toJSONSchema(z.object(schemas), {
    io: 'input',
    override: ({ jsonSchema }) => tidy(jsonSchema),
  })
  const { properties = {}, $defs = {} } = referTo(whole, at)
  return { schemas: properties, parts: $defs }
}

/** JSON Schema of each parameter: the values that are meant, though an address spells them as text. */
export function toParameterSchemas(schema: Schema): {
  properties: Readonly<Record<string, JsonSchema>>
  required: readonly string[]
} {
  const whole = z.toJSONSchema(schema, { io: 'output', override: ({ jsonSchema }) => tidy(jsonSchema) })
  const { properties = {}, required = [] } = whole as Whole
  return { properties, required }
}

interface Whole extends JsonSchema {
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

/** What says nothing to a reader: the bounds of every whole number, and that answers are only read. */
function tidy(schema: { readOnly?: unknown; minimum?: unknown; maximum?: unknown }): void {
  delete schema.readOnly
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}

function referTo(schema: object, at: string): Whole {
  // What goes in comes out with other addresses in it; our schemas have no other keywords than `JsonSchema` names.
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${at}`)) as Whole
}
