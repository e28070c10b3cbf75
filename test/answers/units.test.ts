import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { units } from '../../src/answers/units.ts'

const printed = (text: string): string[] => units(text).map(({ span }) => text.slice(span.start, span.end))

describe('what can be quoted alone', () => {
  test('is a sentence', () => {
    expect(printed('Broen er slidt. Den rives ned den 5. maj.')).toEqual([
      'Broen er slidt.',
      'Den rives ned den 5. maj.',
    ])
  })

  test('ends after an amount or a share, where a new sentence begins', () => {
    expect(
      printed('Bussen koster 395.000 kr. En sti koster 6,2 mio. kr. Der spares 5 pct. Resten er uvist.'),
    ).toEqual([
      'Bussen koster 395.000 kr.',
      'En sti koster 6,2 mio. kr.',
      'Der spares 5 pct.',
      'Resten er uvist.',
    ])
    expect(printed('Der afsættes 2,1 mio. kr. årligt.')).toHaveLength(1)
  })

  test('is a list with the line that announces it', () => {
    const text = 'Kommunens andel:\n\n2025: 163.000 kr.\n\n2026: 1.167.000 kr.\n\nUdgiften kan stige.'
    expect(printed(text)).toEqual([
      'Kommunens andel:\n\n2025: 163.000 kr.\n\n2026: 1.167.000 kr.',
      'Udgiften kan stige.',
    ])
  })

  test('is a recommendation with who makes it', () => {
    expect(printed('Forvaltningen indstiller,\n\nat bevillingen gives.')).toHaveLength(1)
    expect(printed('Det indstilles, at udvalget:\n\n- Godkender planen\n- Afsætter 5 mio. kr.')).toHaveLength(
      1,
    )
  })

  test('is each point of a list alone, when nothing announces them and they are sentences', () => {
    expect(printed('- Lokalet blev godkendt.\n- Dagsordenen blev godkendt.')).toEqual([
      '- Lokalet blev godkendt.',
      '- Dagsordenen blev godkendt.',
    ])
    expect(printed('1. Godkendt.\n2. Udsat.')).toEqual(['1. Godkendt.', '2. Udsat.'])
  })

  test('goes over a line that only the page broke', () => {
    expect(printed('Simuleringer viser, at styringen kan\n\nafkorte køen med 22 procent.')).toEqual([
      'Simuleringer viser, at styringen kan\n\nafkorte køen med 22 procent.',
    ])
  })

  test('is no heading, but what stands under it knows it', () => {
    const text = 'Placering\n\nBadet anlægges ved kajen.'
    expect(printed(text)).toEqual(['Badet anlægges ved kajen.'])
    expect(units(text)[0]?.lead).toBe('Placering')
  })

  test('is no row of a table', () => {
    expect(printed('Gebyret hæves.\n\n1.000 kr.\t2026\t2027\nDrift\t-2.459\t1.559')).toEqual([
      'Gebyret hæves.',
    ])
  })

  test('is a line that is all there is', () => {
    expect(printed('Keld Solhøj, V')).toEqual(['Keld Solhøj, V'])
  })

  test('of a long list is cut into pieces that can be read', () => {
    const list = Array.from({ length: 60 }, (_, index) => `- Punkt ${index} om cykelstier`).join('\n')
    for (const piece of printed(`Der gælder:\n\n${list}`)) expect(piece.length).toBeLessThan(520)
  })
})

test('units of any text follow each other, hold no outer space and slice back', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('\n', '\n\n', '- ', '1. ', ': ', '. ', '\t', 'at ', 'kr. ', 'A'),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      let end = 0
      for (const { span } of units(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        expect(span.end).toBeGreaterThan(span.start)
        expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim())
        end = span.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('a text of 100,000 characters takes no longer for what stands in it', () => {
  for (const piece of ['a', '\n', '1.', '- a\n', 'kr. A', '. ', '\t', 'A\n\n', ': ']) {
    const started = performance.now()
    units(piece.repeat(100_000 / piece.length))
    expect(performance.now() - started, piece).toBeLessThan(2_000)
  }
})
