import { problemSchema } from '../src/contract/problem.ts'
import { type JsonSchema, type Schema, toJsonSchemas, toParameterSchemas } from '../src/contract/schema.ts'
import { examples } from './examples.ts'
import { families } from './families.ts'
import type { ResponseDescription, Route } from './route.ts'

/** What of OpenAPI 3.1 this document uses. */
export interface OpenApi {
  readonly openapi: string
  readonly info: Readonly<Record<string, unknown>>
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly Tag[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, ResponseObject>>
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>
  }
}

export interface Tag {
  readonly name: string
  readonly description: string
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters: readonly Parameter[]
  /** One of these will do; an empty one means that none is needed. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Readonly<Record<string, ResponseObject | { readonly $ref: string }>>
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  /** An empty value is as good as none: a form sends its empty fields too. */
  readonly allowEmptyValue?: true
  readonly description: string
  readonly schema: JsonSchema
  readonly example?: unknown
}

export interface ResponseObject {
  readonly description: string
  readonly content?: Content
}

type Content = Readonly<
  Record<string, { readonly schema?: JsonSchema | undefined; readonly example?: unknown }>
>

const partsAt = '#/components/schemas/'
const problem: ResponseDescription = {
  description: 'Problem details; `code` says which',
  type: 'application/problem+json',
  schema: problemSchema,
}
const problemAt = { $ref: '#/components/responses/Problem' }

const searchKey = {
  type: 'apiKey',
  in: 'query',
  name: 'key',
  description:
    'Names the site that asks, gives it a rate budget of its own and may narrow what it finds. Needed only where the service asks for it; one that is sent is checked.',
} as const

/** The API document: made from the schemas that check what comes in and type what goes out. */
export function describeApi(routes: readonly Route[], version: string): OpenApi {
  const documented = routes.filter(({ family }) => families[family].tag)
  const schemas = documented.flatMap(({ body, responses = {} }) =>
    [body, ...Object.values(responses).map(({ schema }) => schema)].filter((schema) => schema !== undefined),
  )
  const { refer, parts } = collect([problemSchema, ...schemas])
  const paths = Map.groupBy(documented, ({ path }) => openPath(path))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Referatsøg',
      version,
      summary: 'Search of Danish municipal committee minutes, down to the agenda item',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(documented.map(({ family }) => families[family].tag))].filter(
      (tag) => tag !== undefined,
    ),
    paths: Object.fromEntries(
      [...paths].map(([path, own]) => [
        path,
        Object.fromEntries(own.map((route) => [route.method.toLowerCase(), describeRoute(route, refer)])),
      ]),
    ),
    components: {
      schemas: parts,
      responses: { Problem: describeResponse(problem, refer) },
      securitySchemes: { searchKey },
    },
  }
}

type Refer = (schema: Schema) => JsonSchema | undefined

/** All schemas at once, so that what they share is written once. */
function collect(used: readonly Schema[]): { refer: Refer; parts: OpenApi['components']['schemas'] } {
  const names = new Map([...new Set(used)].map((schema, index) => [schema, `schema${index}`]))
  const { schemas, parts } = toJsonSchemas(
    Object.fromEntries([...names].map(([schema, name]) => [name, schema])),
    partsAt,
  )
  return { refer: (schema) => schemas[names.get(schema) ?? ''], parts }
}

const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

function describeRoute(route: Route, refer: Refer): Operation {
  const { method, path, family, summary, body, responses = {} } = route
  const answers = Object.entries(responses).map(([status, one]) => [status, describeResponse(one, refer)])
  return {
    operationId: operationId(method, path),
    summary,
    tags: [families[family].tag?.name ?? ''],
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(families[family].takesKey && { security: [{}, { searchKey: [] }] }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: refer(body) } } },
    }),
    responses: {
      ...Object.fromEntries(answers),
      ...(method === 'GET' && responses[200]?.tagged && { 304: { description: 'As the client has it' } }),
      '4XX': problemAt,
      '5XX': problemAt,
    },
  }
}

/** `GET /api/v1/items/:id` is `getItemsById`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace('/api/v1', '')
    .split(/[/.]/)
    .filter((word) => word !== '')
    .map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)))
  return method.toLowerCase() + words.join('')
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function describeResponse(
  { description, type = 'application/json', schema }: ResponseDescription,
  refer: Refer,
): ResponseObject {
  if (type === null) return { description }
  const example = schema && examples.get(schema)
  return {
    description,
    content: {
      [type.split(';')[0] ?? type]: schema
        ? { schema: refer(schema), ...(example !== undefined && { example }) }
        : {},
    },
  }
}

const pathParameters = ({ pathParameters = {} }: Route): Parameter[] =>
  Object.entries(pathParameters).map(([name, { description, example }]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
    example,
  }))

/** An empty text is a text already. */
const takesAnyText = ({ items }: JsonSchema): boolean =>
  typeof items === 'object' && items.type === 'string' && !items.enum && !items.pattern

function queryParameters({ parameters }: Route): Parameter[] {
  if (!parameters) return []
  const { properties, required } = toParameterSchemas(parameters.schema)
  return Object.entries(properties).map(([name, { description = '', examples, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(!takesAnyText(schema) && { allowEmptyValue: true as const }),
    description,
    schema,
    ...(examples && { example: examples[0] }),
  }))
}
