import { describe, expect, test } from 'vitest'
import { markdownTable, share } from '../bench/markdown.ts'
import { fillBlock, readBlock, readTable } from '../bench/relevance/document.ts'

const text =
  'Before\n\n<!-- one:start -->\n\nold\n\n<!-- one:end -->\n\nbetween\n<!-- two:start -->\n<!-- two:end -->\n'

describe('generated blocks', () => {
  test('are filled, and the text around them stays', () => {
    const filled = fillBlock(fillBlock(text, 'one', 'new\n'), 'two', 'second')
    expect(readBlock(filled, 'one')).toBe('new')
    expect(readBlock(filled, 'two')).toBe('second')
    expect(filled.replace(/new|second/g, '').replace(/\s+/g, ' ')).toBe(
      text.replace('old', '').replace(/\s+/g, ' '),
    )
    expect(fillBlock(filled, 'one', 'new')).toBe(filled)
  })

  test('that are not there are an error, not a silent nothing', () => {
    expect(() => fillBlock(text, 'three', 'x')).toThrow('three')
    expect(() => readBlock('<!-- one:end --> <!-- one:start -->', 'one')).toThrow('one')
  })
})

describe('tables', () => {
  test('come back as they were written', () => {
    const table = readTable(
      markdownTable(
        ['kind', 'n'],
        [
          ['all', '142'],
          ['typo', '8'],
        ],
      ),
    )
    expect(table.get('all')?.get('n')).toBe('142')
    expect([...table.keys()]).toEqual(['all', 'typo'])
  })

  test('print figures from 0 to 1 with three places', () => {
    expect([1, 0.9996, 0.5, 0].map(share)).toEqual(['1.000', '1.000', '.500', '.000'])
  })
})
