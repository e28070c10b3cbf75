import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunk } from '../../indexer/chunk.ts'
import type { Passage } from '../../src/model/passage.ts'
import type { Section } from '../../src/model/section.ts'
import { makeItem } from '../support/documents.ts'

/** Sections as they would stand in a source, one after the other, and that source. */
function lay(texts: readonly string[]): { source: string; sections: Section[] } {
  let source = 'Sagens hoved\n'
  const sections = texts.map((text): Section => {
    const start = source.length
    source += `${text}\n\n`
    return { kind: 'case', heading: 'Sagsfremstilling', text, span: { start, end: start + text.length } }
  })
  return { source, sections }
}

const cut = (sections: readonly Section[]): Passage[] => chunk({ ...makeItem({ title: 'Sag' }), sections })

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0
const sentence = (words: number, first = 'Forvaltningen'): string =>
  `${[first, ...Array.from({ length: words - 1 }, (_, index) => `ord${index}`)].join(' ')}.`

/** The largest number of words a passage may have. */
const hardLimit = 400

const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('møde', 'kl.', '1.', 'Godkendt.', '§ 99', '-', '|', '2,1 mio. kr.', '\t'), {
      maxLength: 300,
    })
    .map((words) => words.join(' ')),
)
const sectionText = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\n \n', ' ')), { maxLength: 12 })
  .map((lines) => lines.flat().join('').trim())

describe('the passages of an item', () => {
  test('lie inside their sections, in order and without overlap, and print what the source prints', () => {
    fc.assert(
      fc.property(fc.array(sectionText, { maxLength: 4 }), (texts) => {
        const { source, sections } = lay(texts)
        let at = 0
        for (const [index, { span, text, ordinal }] of cut(sections).entries()) {
          expect(ordinal).toBe(index + 1)
          expect(span.start).toBeGreaterThanOrEqual(at)
          expect(source.slice(span.start, span.end)).toBe(text)
          expect(text.trim()).not.toBe('')
          expect(sections.some((s) => s.span.start <= span.start && span.end <= s.span.end)).toBe(true)
          at = span.end
        }
      }),
      { numRuns: 300 },
    )
  })

  test('hold every character of the sections that is no white space', () => {
    fc.assert(
      fc.property(fc.array(sectionText, { maxLength: 4 }), (texts) => {
        const kept = cut(lay(texts).sections)
          .map(({ text }) => text)
          .join('')
        expect(kept.replace(/\s/g, '')).toBe(texts.join('').replace(/\s/g, ''))
      }),
      { numRuns: 300 },
    )
  })

  test('are never longer than a model can read', () => {
    fc.assert(
      fc.property(fc.array(sectionText, { maxLength: 4 }), (texts) => {
        for (const { text } of cut(lay(texts).sections))
          expect(countWords(text)).toBeLessThanOrEqual(hardLimit)
      }),
    )
  })

  test('carry kind and heading of their section and never join two sections', () => {
    const { sections } = lay(['Kort tekst.', 'En anden kort tekst.'])
    expect(cut(sections).map(({ text, section, heading }) => [text, section, heading])).toEqual([
      ['Kort tekst.', 'case', 'Sagsfremstilling'],
      ['En anden kort tekst.', 'case', 'Sagsfremstilling'],
    ])
  })

  test('join short paragraphs until there is enough to quote', () => {
    const paragraphs = Array.from({ length: 12 }, () => sentence(20))
    const counts = cut(lay([paragraphs.join('\n\n')]).sections).map(({ text }) => countWords(text))
    expect(counts.length).toBeGreaterThan(1)
    for (const count of counts) expect(count).toBeLessThanOrEqual(120)
    for (const count of counts.slice(0, -1)) expect(count).toBeGreaterThanOrEqual(60)
  })

  test('end with a paragraph where they can', () => {
    const paragraphs = [sentence(80), sentence(80), sentence(80)]
    expect(cut(lay([paragraphs.join('\n')]).sections).map(({ text }) => text)).toEqual(paragraphs)
  })

  test('end with a sentence where a paragraph is too long', () => {
    const sentences = Array.from({ length: 10 }, (_, index) => sentence(30, `Nu${index}`))
    for (const { text } of cut(lay([sentences.join(' ')]).sections)) expect(text).toMatch(/^Nu\d .*\.$/s)
  })

  test('cut a sentence without an end into runs of words', () => {
    const passages = cut(lay([sentence(1_000)]).sections)
    expect(passages.length).toBeGreaterThan(2)
    for (const { text } of passages) expect(countWords(text)).toBeLessThanOrEqual(250)
  })

  test('cut one huge word too, and quickly', () => {
    const word = 'a'.repeat(1_000_000)
    const started = performance.now()
    const passages = cut(lay([word]).sections)
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(passages.map(({ text }) => text).join('')).toBe(word)
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(250 * 400)
  })

  test('keep the rows of a table whole', () => {
    const rows = Array.from(
      { length: 40 },
      (_, index) => `| Konto ${index} | ${index}.000 kr. | budget 2025 |`,
    )
    const table = ['| Konto | Beløb | År |', '| --- | --- | --- |', ...rows]
    const passages = cut(lay([table.join('\n')]).sections)
    expect(passages.length).toBeGreaterThan(1)
    expect(passages.flatMap(({ text }) => text.split('\n'))).toEqual(table)
  })

  test('are none where there is nothing to print', () => {
    expect(cut([])).toEqual([])
    expect(cut(lay(['', ' \n\t ']).sections)).toEqual([])
  })
})
