import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { families } from '../../server/families.ts'
import { createMetrics } from '../../server/metrics.ts'
import type { OpenApi, Parameter } from '../../server/openapi.ts'
import { createRoutes } from '../../server/routes/index.ts'
import type { JsonSchema } from '../../src/contract/schema.ts'
import { ids } from './collection.ts'
import { checker, responseOf } from './described.ts'
import { type Served, serve, version } from './serve.ts'

let served: Served
let document: OpenApi
let check: ReturnType<typeof checker>

beforeAll(async () => {
  served = await serve()
  // The answer is the document; what it holds is checked below.
  document = (await (await fetch(`${served.url}/api/v1/openapi.json`)).json()) as OpenApi
  check = checker(document)
})
afterAll(() => served.close())

/** Families whose routes are for readers, browsers or whoever runs the server, and stand in no document. */
const undocumented = ['page', 'text', 'embed', 'widget', 'asset', 'metrics', 'mcp']

const table = () =>
  createRoutes(
    {
      service: served.service,
      ...(served.answers && { answers: served.answers }),
      version,
      ready: () => ({ ready: true, reasons: [] }),
    },
    createMetrics(served.service),
  )

describe('the document', () => {
  it('holds every route of the table, apart from the families that are for no program', () => {
    const names = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const expected = table()
      .filter(({ family }) => !undocumented.includes(family))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(names.sort()).toEqual(expected.sort())
    expect(expected.length).toBeGreaterThanOrEqual(10)
    const hidden = Object.entries(families).filter(([, { tag }]) => tag === undefined)
    expect(hidden.map(([family]) => family).sort()).toEqual([...undocumented].sort())
  })

  it('and its table are all that the application answers', () => {
    const answered = served.app.routes.map(({ path }) => path).filter((path) => path !== '/*')
    expect([...new Set(answered)].sort()).toEqual([...new Set(table().map(({ path }) => path))].sort())
  })

  it('refers to nothing that is missing and names every operation once', () => {
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(20)
    for (const [, kind, name = ''] of references) {
      expect(kind === 'schemas' ? document.components.schemas : document.components.responses).toHaveProperty(
        name,
      )
    }
    expect(text.match(/"\$ref"/g)).toHaveLength(references.length)
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    )
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { path, tags, parameters } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath)
      expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...tags]))
      expect(parameters.every(({ description }) => description.endsWith('.'))).toBe(true)
    }
  })

  it('gives an example of every answer, and only true ones', () => {
    const bodies = [...JSON.stringify(document).matchAll(/"example":/g)]
    expect(bodies.length).toBeGreaterThan(20)
    for (const [path, { get }] of Object.entries(document.paths)) {
      for (const status of [200, 404]) {
        const content = Object.values(responseOf(document, path, status)?.content ?? {})
        for (const { schema, example } of content as { schema?: JsonSchema; example?: unknown }[]) {
          if (schema && example !== undefined) check(schema).parse(example)
          else expect(path).toMatch(/^\/(?:livez|readyz|api\/v1\/(?:openapi\.json|feed\.\w+|export\.\w+))$/)
        }
      }
      for (const { schema, example } of get?.parameters ?? []) if (example) check(schema).parse(example)
    }
  })

  it('is confirmed by its tag and kept for a while', async () => {
    const first = await served.app.request('/api/v1/openapi.json')
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' }
    expect((await served.app.request('/api/v1/openapi.json', { headers })).status).toBe(304)
  })
})

/** A parameter as sent: its name, its values, and whether the document allows them. */
interface Sent {
  readonly name: string
  readonly values: readonly string[]
  readonly allowed: boolean
}

const words = [
  'cykelsti',
  'finansiering',
  'bro',
  'Almtoft',
  'Byrådet',
  '27.00',
  '2024',
  'støtte "citat"',
  '§ 99',
  '-vej',
]
const anyText = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
)

/** Values that the schema allows. */
function meant(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...schema.enum.map(String))
  if (schema.type === 'integer') {
    return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 9_999 }).map(String)
  }
  if (schema.format === 'date') {
    return fc
      .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
  }
  if (schema.pattern) return fc.constantFrom('27', '27.00', '27.00.00')
  return anyText.map((text) => text.slice(0, schema.maxLength))
}

function sent({ name, schema }: Parameter): fc.Arbitrary<Sent> {
  const { items } = schema
  const one = typeof items === 'object' ? items : schema
  const most = schema.type === 'array' ? 3 : 1
  const good = fc.array(meant(one), { minLength: 1, maxLength: most })
  const bad = fc.oneof(
    anyText,
    fc.constantFrom('-1', '0', '1e9', '2025-02-30', '__proto__', 'x'.repeat(1_200)),
  )
  return fc.oneof(
    { weight: 4, arbitrary: good.map((values) => ({ name, values, allowed: allows(schema, values) })) },
    {
      weight: 1,
      arbitrary: bad.map((value) => ({ name, values: [value], allowed: allows(schema, [value]) })),
    },
  )
}

/** Whether the document's own schema takes the values; empty ones count as absent. */
function allows(schema: JsonSchema, values: readonly string[]): boolean {
  const given = values.filter((value) => value.trim() !== '')
  if (given.length === 0) return true
  const read = (value: string, { type }: JsonSchema): unknown =>
    type === 'integer' && /^-?\d+$/.test(value) ? Number(value) : value
  const { items } = schema
  const value =
    typeof items === 'object' ? given.map((one) => read(one, items)) : read(given[0] ?? '', schema)
  return check(schema).safeParse(value).success
}

const known = [...Object.values(ids), ids.bridge.replace(/\.2$/, '')]

/** A call of one operation, made from what the document says of it. */
function call(path: string, parameters: readonly Parameter[]) {
  const query = parameters.filter((one) => one.in === 'query')
  const id = fc.oneof(
    fc.constantFrom(...known),
    anyText.filter((text) => !/^\.*$/.test(text)),
  )
  const stranger = fc.constantFrom('munipality', 'page', 'Q', 'constructor', '').map(
    (name): Sent => ({
      name,
      values: ['1'],
      allowed: false,
    }),
  )
  return fc.record({
    path: fc.constant(path),
    id,
    sent: fc
      .tuple(
        fc.subarray(query).chain((some) => fc.tuple(...some.map(sent))),
        fc.option(stranger, { freq: 12 }),
      )
      .map(([list, more]) => [...list, ...(more ? [more] : [])]),
  })
}

/** What the document cannot say: how parameters depend on each other, and what counts as a word. */
const beyond = ['query-too-short', 'query-too-long', 'stale-cursor']

describe('every answer', () => {
  it('would be refused with a field that the document does not name, or without one that it does', () => {
    const schema = check({ $ref: '#/components/schemas/Source' })
    const source = { name: 'a.txt', url: null, sha256: 'ab', indexedAt: '2026-01-15T10:00:00.000Z' }
    expect(schema.safeParse(source).success).toBe(true)
    expect(schema.safeParse({ ...source, key: '/secret' }).success).toBe(false)
    expect(schema.safeParse({ ...source, url: undefined }).success).toBe(false)
  })

  it('to thousands of generated calls is one that the document describes', async () => {
    const calls = fc.oneof(
      ...Object.entries(document.paths).flatMap(([path, { get }]) =>
        get ? [call(path, get.parameters)] : [],
      ),
    )
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(calls, async ({ path, id, sent }) => {
        const pairs = sent.flatMap(({ name, values }) =>
          values.map((value): [string, string] => [name, value]),
        )
        const address = `${path.replace(/\{\w+\}/, encodeURIComponent(id.toWellFormed()))}?${new URLSearchParams(pairs)}`
        const response = await served.app.request(address)
        const { status } = response
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        const described = responseOf(document, path, status)
        expect(described, `status ${status} of ${path}`).toBeDefined()
        const type = response.headers.get('content-type')?.split(';')[0] ?? ''
        const schema = described?.content?.[type]?.schema
        expect(Object.keys(described?.content ?? {})).toEqual([type])
        const body: unknown = type.endsWith('json') ? await response.json() : await response.text()
        if (schema) check(schema).parse(body)
        if (status >= 400) expect(type).toBe('application/problem+json')
        expect(status).toBeLessThan(500)
        const code = Object(body).code
        if (path.startsWith('/api/') && sent.some(({ allowed }) => !allowed)) expect(status).toBe(400)
        else if (status === 400 && !beyond.includes(code))
          expect(dependent(sent), JSON.stringify(body)).toBe(true)
      }),
      { numRuns: 2_500 },
    )
    expect([...statuses.keys()].sort()).toEqual([200, 400, 404])
    expect(statuses.get(200) ?? 0).toBeGreaterThan(200)
  }, 120_000)

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('to %s is a problem', async (method) => {
    for (const [path, methods] of Object.entries(document.paths)) {
      if (method.toLowerCase() in methods) continue
      const response = await served.app.request(path.replace(/\{\w+\}/, ids.bridge), { method })
      expect(response.status).toBe(405)
      check(responseOf(document, path, 405)?.content?.['application/problem+json']?.schema ?? {}).parse(
        await response.json(),
      )
    }
  })

  it('of a broken server is a problem too', async () => {
    const broken = await serve()
    await broken.engine.close()
    try {
      const asked = Object.entries(document.paths).filter(
        ([path, { get }]) => get && !/livez|readyz|openapi/.test(path),
      )
      for (const [path, { get }] of asked) {
        const query = get?.parameters.some(({ name }) => name === 'q') ? '?q=bro' : ''
        const response = await broken.app.request(path.replace(/\{\w+\}/, ids.bridge) + query)
        expect(response.status, path).toBeGreaterThanOrEqual(500)
        check(responseOf(document, path, 500)?.content?.['application/problem+json']?.schema ?? {}).parse(
          await response.json(),
        )
      }
    } finally {
      await broken.close()
    }
  })
})

/** Parameters that are right alone but not together: the order of dates, a cursor of another search. */
const dependent = (sent: readonly Sent[]): boolean =>
  ['from', 'to'].every((name) => sent.some((one) => one.name === name)) ||
  sent.some(({ name }) => name === 'cursor')
