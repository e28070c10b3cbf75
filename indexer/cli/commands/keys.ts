import { mkdirSync } from 'node:fs'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import { readKeys, writeKeys } from '../../../src/keys/key-file.ts'
import { makeKey, type SearchKey, searchKeySchema } from '../../../src/keys/search-key.ts'
import { type Command, type Invocation, list, print, say, text, visible } from '../command.ts'

export const keys: Command = {
  name: 'keys',
  usage: 'referatsoeg keys [add NAME | remove NAME] [options]',
  summary: 'list, make and remove search keys for sites that show the widget',
  examples: [
    'referatsoeg keys',
    'referatsoeg keys add intranet --origin https://intranet.example.dk',
    'referatsoeg keys add skole --municipality Slagelse --expires 2027-06-30',
    'referatsoeg keys remove intranet',
  ],
  flags: {
    origin: {
      type: 'string',
      value: 'ORIGIN',
      help: 'Site whose pages may send the key; repeat for more. Default: any.',
      multiple: true,
    },
    municipality: {
      type: 'string',
      value: 'VALUE',
      help: 'Searches with it find this municipality only; repeat for more.',
      multiple: true,
    },
    body: {
      type: 'string',
      value: 'VALUE',
      help: 'Searches with it find this committee or council only; repeat for more.',
      multiple: true,
    },
    expires: { type: 'string', value: 'DATE', help: 'Last day it is good for, YYYY-MM-DD.' },
    json: { type: 'boolean', help: 'The keys, without the secret, as JSON.' },
  },
  async run(invocation) {
    const [action = 'list', ...names] = invocation.positionals
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined
    if (!run) throw new SearchError('usage', `"keys ${action}" is nothing: write add, remove or nothing.`)
    return run(invocation, names)
  },
}

type Action = (invocation: Invocation, names: readonly string[]) => number

const actions: Readonly<Record<string, Action>> = { list: listKeys, add, remove }

function listKeys({ settings, flags }: Invocation, names: readonly string[]): number {
  if (names.length > 0) throw new SearchError('usage', 'A list takes no name.')
  const known = readKeys(settings.data)
  if (flags.json === true) {
    print(
      JSON.stringify(
        known.map(({ hash: _, ...shown }) => shown),
        null,
        2,
      ),
    )
    return exitCodes.ok
  }
  for (const key of known) print(visible(describe(key)))
  say(known.length === 1 ? '1 key' : `${known.length} keys`)
  return exitCodes.ok
}

/** The key alone goes to stdout, once. */
function add(invocation: Invocation, names: readonly string[]): number {
  const { data } = invocation.settings
  const id = oneName(names)
  const known = readKeys(data)
  if (known.some((key) => key.id === id)) {
    throw new SearchError('usage', `There is a key "${id}" already.`, {
      hint: `Choose another name, or remove it first: \`referatsoeg keys remove ${id}\`.`,
    })
  }
  const { text: secret, key } = makeKey(
    {
      id,
      origins: (list(invocation, 'origin') ?? []).map(toOrigin),
      municipality: [...(list(invocation, 'municipality') ?? [])],
      body: [...(list(invocation, 'body') ?? [])],
      expires: text(invocation, 'expires') ?? null,
    },
    new Date(),
  )
  const checked = searchKeySchema.safeParse(key)
  if (!checked.success) throw wrongSetting(checked.error.issues[0]?.path[0])
  mkdirSync(data, { recursive: true })
  writeKeys(data, [...known, checked.data])
  print(secret)
  say(`${describe(checked.data)}`)
  say('The key is shown this once. A running server knows it within a second.')
  return exitCodes.ok
}

function remove({ settings }: Invocation, names: readonly string[]): number {
  const id = oneName(names)
  const known = readKeys(settings.data)
  const kept = known.filter((key) => key.id !== id)
  if (kept.length === known.length) {
    throw new SearchError('usage', `There is no key "${id}".`, { hint: 'See them with `referatsoeg keys`.' })
  }
  writeKeys(settings.data, kept)
  say(`Removed ${id}. A running server refuses it within a second.`)
  return exitCodes.ok
}

function oneName(names: readonly string[]): string {
  const [name, ...more] = names
  if (name === undefined || more.length > 0) throw new SearchError('usage', 'Name one key.')
  return name
}

function toOrigin(address: string): string {
  const origin = URL.canParse(address) ? new URL(address).origin : 'null'
  if (origin === 'null') {
    throw new SearchError('usage', `"${address}" is no site.`, {
      hint: 'Write e.g. https://intranet.example.dk.',
    })
  }
  return origin
}

const wrong: Readonly<Record<string, string>> = {
  id: 'A name has up to 40 small letters, digits and hyphens.',
  expires: 'A day is written YYYY-MM-DD.',
}

const wrongSetting = (field: PropertyKey | undefined): SearchError =>
  new SearchError('usage', wrong[String(field)] ?? 'The key cannot be made.')

function describe({ id, origins, municipality, body, expires, created }: SearchKey): string {
  const parts = [
    origins.length > 0 ? origins.join(' ') : 'any site',
    [...municipality, ...body].join(', ') || 'everything',
    expires === null ? 'no end' : `until ${expires}`,
    `made ${created}`,
  ]
  return `${id}  ${parts.join('  ')}`
}
