import { join } from 'node:path'
import { z } from 'zod'
import { SearchError } from './errors.ts'

interface Option {
  /** Environment variable that sets it; a flag wins over it. */
  readonly env: string
  readonly flag: string
  /** Name of the value in help; null for a switch. */
  readonly value: string | null
  readonly help: string
  readonly fallback: string
}

/** Every setting once: command line, environment and help are made from this table. */
export const options = {
  data: {
    env: 'REFERATSOEG_DATA',
    flag: 'data',
    value: 'DIR',
    help: 'Folder of the index.',
    fallback: join('.referatsoeg', 'data'),
  },
  host: {
    env: 'REFERATSOEG_HOST',
    flag: 'host',
    value: 'HOST',
    help: 'Address the server listens on.',
    fallback: '127.0.0.1',
  },
  port: { env: 'REFERATSOEG_PORT', flag: 'port', value: 'N', help: 'Port of the server.', fallback: '8787' },
  model: {
    env: 'REFERATSOEG_MODEL',
    flag: 'model',
    value: 'DIR',
    help: 'Folder of the embedding model; `none` for keyword search only.',
    fallback: '',
  },
  threads: {
    env: 'REFERATSOEG_THREADS',
    flag: 'threads',
    value: 'N',
    help: 'Threads for embedding; 0 means all cores.',
    fallback: '0',
  },
  allowedHosts: {
    env: 'REFERATSOEG_ALLOWED_HOSTS',
    flag: 'allowed-hosts',
    value: 'LIST',
    help: 'Names under which assistants may reach /mcp besides this machine, e.g. search.example.org.',
    fallback: 'none',
  },
  chatUrl: {
    env: 'REFERATSOEG_CHAT_URL',
    flag: 'chat-url',
    value: 'URL',
    help: 'OpenAI-compatible service that words answers, e.g. http://localhost:11434/v1.',
    fallback: 'none',
  },
  chatModel: {
    env: 'REFERATSOEG_CHAT_MODEL',
    flag: 'chat-model',
    value: 'NAME',
    help: 'Model of the chat service.',
    fallback: 'none',
  },
  chatKeyFile: {
    env: 'REFERATSOEG_CHAT_KEY_FILE',
    flag: 'chat-key-file',
    value: 'FILE',
    help: 'File that holds the key of the chat service.',
    fallback: 'none',
  },
} as const satisfies Record<string, Option>

export type OptionName = keyof typeof options

const settingsSchema = z.object({
  data: z.string().min(1),
  host: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  model: z.string(),
  threads: z.coerce.number().int().min(0).max(256),
  allowedHosts: z.string().transform(toList).refine(areHosts, 'write names such as search.example.org'),
  chatUrl: z
    .string()
    .transform(orNull)
    .refine(isServiceUrl, 'write an address such as http://localhost:11434/v1'),
  chatModel: z.string().transform(orNull),
  chatKeyFile: z.string().transform(orNull),
})

function orNull(text: string): string | null {
  return text === 'none' ? null : text
}

function toList(text: string): string[] {
  const entries = text.split(',').map((entry) => entry.trim().toLowerCase())
  return entries.filter((entry) => entry !== '' && entry !== 'none')
}

/** As the header `Host` is compared: a name without scheme, port and path. */
function areHosts(names: readonly string[]): boolean {
  return names.every((name) => URL.canParse(`http://${name}`) && new URL(`http://${name}`).host === name)
}

/** A key has a file of its own; in an address it would end in logs. */
function isServiceUrl(address: string | null): boolean {
  if (address === null) return true
  if (!URL.canParse(address)) return false
  const { protocol, username, password } = new URL(address)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

export type Settings = z.infer<typeof settingsSchema>

/**
 * Flag > environment > default.
 * @throws SearchError `usage` naming the option whose value cannot be used
 */
export function readSettings(
  flags: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const raw = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      flags[option.flag] ?? (environment[option.env] || option.fallback),
    ]),
  )
  const parsed = settingsSchema.safeParse(raw)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  // The schema's fields are those of the table.
  const option = options[issue?.path[0] as OptionName]
  throw new SearchError('usage', `--${option.flag}: ${issue?.message ?? 'this value cannot be used'}.`)
}
