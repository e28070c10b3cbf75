import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectSource } from '../../indexer/inspect.ts'
import { parseMinutes } from '../../indexer/layouts/index.ts'

const folder = new URL('../../fixtures/layouts/', import.meta.url)
const sources = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => readFileSync(new URL(`${entry.name}/source.txt`, folder), 'utf8'))

/** Every character in exactly one place, every section a slice of the source. */
function checkCoverage(source: string): void {
  const { items, discards, head } = parseMinutes(source)
  const spans = [
    ...head,
    ...discards.map((discard) => discard.span),
    ...items.flatMap((item) => [...item.headings, ...item.sections.map((section) => section.span)]),
  ]
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start)
  let position = 0
  for (const span of spans) {
    expect(span.start).toBe(position)
    position = span.end
  }
  expect(position).toBe(source.length)
  for (const { text, span } of items.flatMap((item) => item.sections)) {
    expect(text).toBe(source.slice(span.start, span.end))
    expect(text).toBe(text.trim())
  }
}

describe('whatever the source', () => {
  test('every character of a fixture lies in one section, heading, head or named discard', () => {
    for (const source of sources) checkCoverage(source)
  })

  test('nothing of a fixture is left unread', () => {
    for (const source of sources) {
      expect(parseMinutes(source).discards.filter((discard) => discard.reason === 'unread text')).toEqual([])
    }
  })

  test('a fixture cut anywhere parses and stays covered', () => {
    const cut = fc.tuple(
      fc.constantFrom(...sources),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(cut, ([source, from, to]) => {
        checkCoverage(source.slice(Math.floor(from * source.length), Math.ceil(to * source.length)))
      }),
      { numRuns: 150 },
    )
  })

  test('lines of fixtures in any order parse and stay covered', () => {
    const lines = sources.flatMap((source) => source.split('\n')).filter((line) => line.length < 200)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...lines), { maxLength: 80 }),
        fc.constantFrom('\n', '\r\n', '\n\n', '\f'),
        (some, end) => {
          checkCoverage(some.join(end))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('random text never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        checkCoverage(text)
        inspectSource(text, 'a.txt')
      }),
    )
  })

  test.each(['a', 'ord og 12 kr. ', '\t1', '§ 1 og ', '- ', '\n', ' ', 'Aa Kommune '])(
    'a 20 MB document of %j parses in a few seconds',
    (piece) => {
      const start = performance.now()
      parseMinutes(`Punkt 1: Havn\n\nBeslutning\n\n${piece.repeat(20_000_000 / piece.length)}`)
      expect(performance.now() - start).toBeLessThan(8000)
    },
  )
})
