import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCaller } from '../../server/mcp/guard.ts'
import { HttpProblem } from '../../server/problems.ts'

const check = (headers: Record<string, string>, allowed: readonly string[] = []): void =>
  checkCaller({ url: 'http://localhost/mcp', headers: new Headers(headers) }, allowed)

describe('who may ask', () => {
  test.each([
    {},
    { Host: '' },
    { Host: 'localhost@evil.example' },
    { Host: 'evil.example/localhost' },
    { Host: 'evil.example?localhost' },
    { Host: 'localhost.' },
    { Host: '192.168.1.20' },
    { Host: 'localhost', Origin: 'http://user@localhost' },
    { Host: 'localhost', Origin: 'ws://localhost' },
  ])('is not %j', (headers) => {
    expect(() => check(headers)).toThrow(HttpProblem)
  })

  test('is only whoever names an allowed host, whatever else it sends', () => {
    fc.assert(
      fc.property(fc.domain(), fc.option(fc.webUrl(), { nil: undefined }), (host, origin) => {
        expect(() => check({ Host: host, ...(origin && { Origin: origin }) }, ['ours.invalid'])).toThrow(
          HttpProblem,
        )
      }),
    )
  })
})
