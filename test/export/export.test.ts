import { describe, expect, test } from 'vitest'
import { exportFormatNames, exportHeadSchema, exportLimits } from '../../src/contract/export.ts'
import { hitSchema } from '../../src/contract/search.ts'
import { type ExportRequest, exportFormats, openExport } from '../../src/export/index.ts'
import type { SearchRequest } from '../../src/search/service.ts'
import type { ResultBatch } from '../../src/search/whole-result.ts'
import { collect } from '../support/collect.ts'
import { makeHit } from './hits.ts'
import { readBibtex, readCsv, readRis } from './readers.ts'

/** As many hits as are asked for, of a search that found `total`. */
function source(total: number) {
  const seen = { requests: [] as SearchRequest[], closed: false, batches: 0 }
  const answer: Omit<ResultBatch, 'hits'> = {
    query: 'bro',
    mode: 'keyword',
    degraded: [],
    generation: 7,
    total,
  }
  async function* all(request: SearchRequest): AsyncGenerator<ResultBatch, void, undefined> {
    seen.requests.push(request)
    const wanted = Math.min(total, request.limit ?? total)
    try {
      for (let at = 0; at === 0 || at < wanted; at += 25) {
        seen.batches++
        const hits = Array.from({ length: Math.min(25, wanted - at) }, (_, index) =>
          makeHit({ id: `a.b.2025-11-05.${at + index + 1}` }),
        )
        yield { ...answer, hits }
      }
    } finally {
      seen.closed = true
    }
  }
  return { seen, all }
}

const request: Omit<ExportRequest, 'format'> = {
  parameters: { q: 'bro', mode: 'keyword', year: [2025] },
  madeAt: new Date('2026-11-25T09:30:00.123Z'),
  itemAddress: (id) => `https://referater.example/items/${id}`,
}

/** Number of items in a file. */
const counts = {
  csv: (text: string) => readCsv(text.slice(1)).filter(([number]) => /^\d+$/.test(number ?? '')).length,
  jsonl: (text: string) => text.trimEnd().split('\n').length - 1,
  ris: (text: string) => readRis(text).length,
  bib: (text: string) => readBibtex(text).length,
}

describe.each(exportFormatNames)('an export as %s', (format) => {
  test('holds every hit once', async () => {
    const { all, seen } = source(60)
    const { head, text } = await openExport({ all }, { format, ...request })
    expect(counts[format]((await collect(text)).join(''))).toBe(60)
    expect(head).toMatchObject({ total: 60, rows: 60, generation: 7, madeAt: '2026-11-25T09:30:00Z' })
    expect(seen.closed).toBe(true)
  })

  test('without a hit is a file that says what was searched', async () => {
    const { text } = await openExport({ all: source(0).all }, { format, ...request })
    const file = (await collect(text)).join('')
    expect(counts[format](file)).toBe(0)
    for (const part of ['bro', '2025', '7', '2026-11-25T09:30:00Z']) expect(file).toContain(part)
  })

  test('ends after 10,000 rows and says so', async () => {
    const { all, seen } = source(10_060)
    const { head, text } = await openExport({ all }, { format, ...request })
    const file = (await collect(text)).join('')
    expect(counts[format](file)).toBe(exportLimits.rows)
    expect(head).toMatchObject({ total: 10_060, rows: 10_000 })
    expect(file).toMatch(/10[.]?060/)
    expect(seen.requests[0]?.limit).toBe(exportLimits.rows)
  }, 60_000)

  test('is read no faster than it is taken, and lets go of the search when it is left', async () => {
    const { all, seen } = source(1_000)
    const opened = await openExport({ all }, { format, ...request })
    await opened.text.next()
    await opened.text.next()
    expect(seen.batches).toBe(2)
    await opened.close()
    expect(seen).toMatchObject({ closed: true, batches: 2 })
  })

  test('lets go of the search when nothing of it was taken', async () => {
    const { all, seen } = source(1_000)
    await (await openExport({ all }, { format, ...request })).close()
    expect(seen.closed).toBe(true)
  })
})

test('the lines of JSONL are its head and hits as a search answers them, unguarded', async () => {
  const hit = makeHit({ title: '=1+1\n@x', excerpt: '\u0007\u009b\u0085\u2028 "a"' })
  async function* all(): AsyncGenerator<ResultBatch, void, undefined> {
    yield { query: 'bro', mode: 'hybrid', degraded: ['semantic'], generation: 7, total: 1, hits: [hit] }
  }
  const { text } = await openExport({ all }, { format: 'jsonl', ...request })
  const file = (await collect(text)).join('')
  expect(file).not.toMatch(/[^\P{Cc}\n]|\u2028/u)
  const [first = '', second = '', end] = file.split('\n')
  expect(exportHeadSchema.parse(JSON.parse(first))).toEqual({
    type: 'referatsoeg-export',
    query: 'bro',
    parameters: { mode: 'keyword', year: [2025] },
    mode: 'hybrid',
    degraded: ['semantic'],
    generation: 7,
    total: 1,
    rows: 1,
    madeAt: '2026-11-25T09:30:00Z',
  })
  expect(hitSchema.parse(JSON.parse(second))).toEqual(hit)
  expect(end).toBe('')
})

test('a search that is refused is refused before anything is written', async () => {
  const all = source(0).all
  await expect(openExport({ all }, { ...request, format: 'csv', parameters: {} })).rejects.toMatchObject({
    code: 'query-too-short',
  })
})

test('only CSV is guarded', () => {
  const guarded = exportFormatNames.filter((name) => exportFormats[name].guard !== null)
  expect(guarded).toEqual(['csv'])
})
