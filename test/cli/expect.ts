import { expect } from 'vitest'
import type { CliResult } from '../support/cli.ts'

/** Nothing of the program's inside: no stack, no source file, no raw error object. */
export function expectNoInsides({ stderr, stdout }: CliResult): void {
  for (const text of [stderr, stdout]) {
    expect(text).not.toMatch(/^\s+at .+:\d+/m)
    expect(text).not.toMatch(/node:internal|\.ts:\d+|\bSqliteError\b|\[object Object\]|undefined/)
  }
}

/** A refusal: the exit code, one message, one line with what to do next, and nothing on stdout. */
export function expectRefusal(result: CliResult, code: number): void {
  expectNoInsides(result)
  expect(result.stderr).toMatch(/^referatsoeg: \S.*\n {2}→ \S.*\n$/)
  expect(result.stdout).toBe('')
  expect(result.code).toBe(code)
}
