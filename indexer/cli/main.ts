import { parseArgs } from 'node:util'
import { options, readSettings } from '../../src/config.ts'
import { errorCodes, exitCodes, SearchError, toSearchError } from '../../src/errors.ts'
import { nearestName } from '../../src/nearest-name.ts'
import { type Command, type Invocation, print, say } from './command.ts'
import { commands } from './commands/index.ts'
import { commandHelp, overview } from './help.ts'
import { version } from './version.ts'

/** Runs one command line and returns its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args)
  } catch (thrown) {
    const error = toSearchError(thrown)
    say(`referatsoeg: ${error.message}`)
    say(`  → ${error.hint}`)
    if (process.env.REFERATSOEG_DEBUG) console.error(error)
    return errorCodes[error.code].exit
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(overview(commands))
    return name === undefined ? errorCodes.usage.exit : exitCodes.ok
  }
  if (name === '--version' || name === '-v') {
    print(version)
    return exitCodes.ok
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) throw unknownCommand(name)
  if (rest.includes('--help') || rest.includes('-h')) {
    print(commandHelp(command))
    return exitCodes.ok
  }
  return runCommand(command, rest)
}

async function runCommand(command: Command, args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(command, args)
  const abort = new AbortController()
  const interrupt = (): void => {
    // The first signal stops cleanly, the second at once.
    if (abort.signal.aborted) process.exit(exitCodes.interrupted)
    abort.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    const settings = readSettings(values, process.env)
    return await command.run({ positionals, flags: values, settings, signal: abort.signal })
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

function parse(
  command: Command,
  args: readonly string[],
): { values: Invocation['flags']; positionals: string[] } {
  const own = Object.entries(command.flags).map(([name, { type, multiple = false }]) => [
    name,
    { type, multiple },
  ])
  const shared = Object.values(options).map(({ flag, value }) => [
    flag,
    { type: value ? 'string' : 'boolean' },
  ])
  const known = Object.fromEntries([...shared, ...own])
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
      strict: true,
    })
    return {
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, flatten(value)])),
      positionals,
    }
  } catch (cause) {
    throw badFlag(command, Object.keys(known), args, cause)
  }
}

type ParsedValue = string | boolean | (string | boolean)[] | undefined

function flatten(value: ParsedValue): string | boolean | readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : value
}

function badFlag(
  command: Command,
  known: readonly string[],
  args: readonly string[],
  cause: unknown,
): SearchError {
  const names = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).split('=')[0] ?? '')
  const unknown = names.find((flag) => !known.includes(flag))
  if (unknown === undefined) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    return new SearchError('usage', reason, { hint: `Usage: ${command.usage}`, cause })
  }
  const near = nearestName(unknown, known)
  return new SearchError('usage', `${command.name} has no option --${unknown}.`, {
    hint: near ? `Did you mean --${near}?` : `Run \`referatsoeg ${command.name} --help\`.`,
    cause,
  })
}

function unknownCommand(name: string): SearchError {
  const near = nearestName(
    name,
    commands.map((command) => command.name),
  )
  return new SearchError(
    'usage',
    `There is no command "${name}".`,
    near ? { hint: `Did you mean \`${near}\`?` } : {},
  )
}
