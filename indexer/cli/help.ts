import { options } from '../../src/config.ts'
import type { Command } from './command.ts'

/** Help texts are made from the tables of commands and options; golden files keep them. */

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  return [
    'referatsoeg: search Danish committee minutes, down to the agenda item',
    '',
    'Examples',
    '  referatsoeg index minutes/',
    '  referatsoeg search "finansiering dobbeltdiagnose"',
    '  referatsoeg start minutes/',
    '',
    'Commands',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    'Run `referatsoeg COMMAND --help` for the options of a command.',
  ].join('\n')
}

export function commandHelp(command: Command): string {
  const own = Object.entries(command.flags).map(
    ([name, { value, help }]) => [value ? `--${name} ${value}` : `--${name}`, help] as const,
  )
  const shared = Object.values(options).map(
    ({ flag, value, help, fallback, env }) =>
      [
        value ? `--${flag} ${value}` : `--${flag}`,
        `${help} Default: ${fallback || 'bundled'}. ${env}`,
      ] as const,
  )
  const width = Math.max(...[...own, ...shared].map(([flag]) => flag.length)) + 2
  const rows = (list: readonly (readonly [string, string])[]): string[] =>
    list.map(([flag, help]) => `  ${flag.padEnd(width)}${help}`)
  return [
    `Usage: ${command.usage}`,
    command.summary,
    '',
    'Examples',
    ...command.examples.map((example) => `  ${example}`),
    ...(own.length > 0 ? ['', 'Options', ...rows(own)] : []),
    '',
    'Common options',
    ...rows(shared),
  ].join('\n')
}
