import { pipeline } from 'node:stream/promises'
import type { Settings } from '../../src/config.ts'

/** A flag of one command, besides the options that every command shares. */
export interface Flag {
  readonly type: 'string' | 'boolean'
  readonly value?: string
  readonly help: string
  readonly multiple?: boolean
}

export interface Invocation {
  readonly positionals: readonly string[]
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly settings: Settings
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal
}

export interface Command {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly examples: readonly string[]
  readonly flags: Readonly<Record<string, Flag>>
  /** Returns the exit code. @throws SearchError */
  readonly run: (invocation: Invocation) => Promise<number>
}

export function text(invocation: Invocation, flag: string): string | undefined {
  const value = invocation.flags[flag]
  return typeof value === 'string' ? value : undefined
}

export function list(invocation: Invocation, flag: string): readonly string[] | undefined {
  const value = invocation.flags[flag]
  return Array.isArray(value) && value.length > 0 ? value.map(String) : undefined
}

/** Results go to stdout and nothing else does. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Prints pieces as fast as they are taken. A reader that has enough (`| head`) and Ctrl-C end it quietly. */
export async function printAll(pieces: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(pieces, process.stdout, { end: false, signal })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'EPIPE' && code !== 'ABORT_ERR') throw error
  }
}

/** Messages go to stderr. Control characters that minutes or file names may hold are made visible. */
export function say(line: string): void {
  process.stderr.write(`${visible(line)}\n`)
}

export function visible(line: string): string {
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
