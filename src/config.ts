import { isIP } from 'node:net'
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
  metricsTokenFile: {
    env: 'REFERATSOEG_METRICS_TOKEN_FILE',
    flag: 'metrics-token-file',
    value: 'FILE',
    help: 'File with the token that opens /metrics to other machines; `none` for this machine only.',
    fallback: 'none',
  },
  url: {
    env: 'REFERATSOEG_URL',
    flag: 'url',
    value: 'URL',
    help: 'Public address of the server, for links in feeds and exports; `auto` takes the one it was asked by.',
    fallback: 'auto',
  },
  embedParents: {
    env: 'REFERATSOEG_EMBED_PARENTS',
    flag: 'embed-parents',
    value: 'ORIGINS',
    help: 'Sites that may show the search in a frame, with commas between, e.g. https://intranet.example.dk.',
    fallback: 'none',
  },
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
    help: 'Threads of the embedding model in one process; 0 means all cores for a query, one for each text being indexed.',
    fallback: '0',
  },
  workers: {
    env: 'REFERATSOEG_WORKERS',
    flag: 'workers',
    value: 'N',
    help: 'Processes that search or embed side by side; 0 means one a core, at most 4.',
    fallback: '0',
  },
  rateLimit: {
    env: 'REFERATSOEG_RATE_LIMIT',
    flag: 'rate-limit',
    value: 'N',
    help: 'Requests a second from one address, five times as many at once; 0 means no limit.',
    fallback: '20',
  },
  keyRateLimit: {
    env: 'REFERATSOEG_KEY_RATE_LIMIT',
    flag: 'key-rate-limit',
    value: 'N',
    help: 'Requests a second with one search key, five times as many at once; 0 means no limit.',
    fallback: '100',
  },
  requireKey: {
    env: 'REFERATSOEG_REQUIRE_KEY',
    flag: 'require-key',
    value: 'yes|no',
    help: 'Whether reading over the API needs a search key; the pages of this server need none.',
    fallback: 'no',
  },
  trustedProxies: {
    env: 'REFERATSOEG_TRUSTED_PROXIES',
    flag: 'trusted-proxies',
    value: 'LIST',
    help: 'Proxies whose X-Forwarded-For is believed, e.g. 127.0.0.1,10.0.0.0/8.',
    fallback: 'none',
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
  metricsTokenFile: z.string().min(1),
  url: z.literal('auto').or(z.url({ protocol: /^https?$/, error: 'write e.g. https://referater.example' })),
  embedParents: z
    .string()
    .transform(toList)
    .pipe(z.array(z.string().refine(isOrigin, 'this is no origin like https://intranet.example.dk'))),
  model: z.string(),
  threads: z.coerce.number().int().min(0).max(256),
  workers: z.coerce.number().int().min(0).max(64),
  rateLimit: z.coerce.number().min(0).max(100_000),
  keyRateLimit: z.coerce.number().min(0).max(100_000),
  requireKey: z.enum(['yes', 'no'], 'write yes or no').transform((answer) => answer === 'yes'),
  trustedProxies: z.string().transform(toList).refine(areNetworks, 'write addresses such as 10.0.0.0/8'),
  allowedHosts: z.string().transform(toList).refine(areHosts, 'write names such as search.example.org'),
  chatUrl: z
    .string()
    .transform(orNull)
    .refine(isServiceUrl, 'write an address such as http://localhost:11434/v1'),
  chatModel: z.string().transform(orNull),
  chatKeyFile: z.string().transform(orNull),
})

/** An address, alone or with the length of its network's prefix. */
function areNetworks(list: readonly string[]): boolean {
  return list.every((entry) => {
    const [address = '', length = '0', ...rest] = entry.split('/')
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    return rest.length === 0 && /^\d+$/.test(length) && Number(length) <= most
  })
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

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
