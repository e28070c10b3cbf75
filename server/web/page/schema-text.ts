import { html } from 'hono/html'
import type { JsonSchema } from '../../../src/contract/schema.ts'
import type { DocsTexts } from '../texts/docs.ts'
import type { Markup } from './markup.ts'

const partsAt = '#/components/schemas/'

/** `array of Hit`, `string or null`: the type of a schema in words, with links to those that have a name. */
export function typeOf(schema: JsonSchema): Markup {
  const { $ref, type, items, prefixItems, anyOf, properties } = schema
  if ($ref) {
    const name = $ref.replace(partsAt, '')
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (anyOf) return html`${join(anyOf.map(typeOf))}`
  if (prefixItems) return html`array of ${prefixItems.length} ${typeOf(prefixItems[0] ?? {})}`
  if (typeof items === 'object') return html`array of ${typeOf(items)}`
  if (properties) return html`object`
  return html`${[type ?? 'any'].flat().join(' or ')}`
}

const join = (parts: readonly Markup[]): (Markup | string)[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [' or ', part]))

/** What a list holds, or what stands there when it is not null. */
function inside(schema: JsonSchema): JsonSchema {
  if (typeof schema.items === 'object') return schema.items
  return schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
}

/** Default, bounds and allowed values, in the reader's language. */
export function factsOf(schema: JsonSchema, { facts: t }: DocsTexts): string[] {
  const one = inside(schema)
  return [
    one.enum && t.oneOf(one.enum.join(', ')),
    one.format === 'date' && t.date,
    one.minimum !== undefined &&
      one.maximum !== undefined &&
      t.between(String(one.minimum), String(one.maximum)),
    one.maxLength !== undefined && t.maxLength(String(one.maxLength)),
    one.pattern !== undefined && t.pattern(one.pattern),
    schema.maxItems !== undefined && !schema.prefixItems && t.maxItems(String(schema.maxItems)),
    schema.default !== undefined && t.default(String(schema.default)),
  ].filter((fact) => typeof fact === 'string')
}

/** The named fields of an object, those of the objects inside it after them: `why.words.how`. */
export function fieldsOf(schema: JsonSchema, before = ''): (readonly [name: string, schema: JsonSchema])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${before}${name}`
    return [[path, field] as const, ...fieldsOf(inside(field), `${path}.`)]
  })
}
