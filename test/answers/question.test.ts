import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuestion } from '../../src/answers/question.ts'

describe('a question', () => {
  test.each([
    ['hvad koster det at være med i projektet', 'amount'],
    ['Hvor meget skal kommunen betale?', 'amount'],
    ['hvor mange penge blev der afsat', 'amount'],
    ['hvad er medlemsprisen i huset?', 'amount'],
    ['how much does the bridge cost', 'amount'],
    ['hvor mange høringssvar kom der', 'number'],
    ['hvor lang tid tager turen?', 'number'],
    ['hvad stiger rottegebyret til', 'number'],
    ['what share of people smoke', 'number'],
    ['hvornår åbner børnehaven igen', 'date'],
    ['when does the school close?', 'date'],
    ['hvem er stedfortræder for formanden', 'person'],
    ['hvilket firma ændrede skabelonen', 'person'],
    ['hvem stemte imod', 'vote'],
    ['who voted against the plan?', 'vote'],
    ['hvad blev besluttet om broen', 'decision'],
    ['What was decided about the bridge?', 'decision'],
    ['hvorfor mister teatret støtten?', 'reason'],
    ['hvor skal havnebadet ligge', 'place'],
    ['hvad er et Se Ske møde?', 'open'],
    ['tæller rejsetid som arbejdstid?', 'whether'],
    ['broen over åen er lukket?', 'open'],
  ])('is known by its form: %s', (text, asked) => {
    expect(readQuestion(text)).toBe(asked)
  })

  test.each([
    '',
    'bro',
    'ensomhed blandt ældre',
    'finansiering dobbeltdiagnose',
    'hvem stemte',
    'hvidbog om klima og energi',
    'erfaringer med skolebusser i kommunen',
    'harmoni i dagtilbud og skole',
    '§ 99',
    'udvalg:socialudvalget beløb:>1000',
    `hvad ${'x '.repeat(200)}`,
  ])('is nothing else: %s', (text) => {
    expect(readQuestion(text)).toBeNull()
  })

  test('can be any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        readQuestion(text)
      }),
    )
  })
})
