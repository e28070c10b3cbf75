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
    help: 'Threads of the embedding model in one process; 0 shares the cores out.',
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
  trustedProxies: {
    env: 'REFERATSOEG_TRUSTED_PROXIES',
    flag: 'trusted-proxies',
    value: 'LIST',
    help: 'Proxies whose X-Forwarded-For is believed, e.g. 127.0.0.1,10.0.0.0/8.',
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
  workers: z.coerce.number().int().min(0).max(64),
  rateLimit: z.coerce.number().min(0).max(100_000),
  trustedProxies: z.string().transform(toList).refine(areNetworks, 'write addresses such as 10.0.0.0/8'),
})

/** An address, alone or with the length of its network's prefix. */
function areNetworks(list: readonly string[]): boolean {
  return list.every((entry) => {
    const [address = '', length = '0', ...rest] = entry.split('/')
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    return rest.length === 0 && /^\d+$/.test(length) && Number(length) <= most
  })
}

function toList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && entry !== 'none')
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
