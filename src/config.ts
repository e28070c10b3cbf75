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
  embedParents: {
    env: 'REFERATSOEG_EMBED_PARENTS',
    flag: 'embed-parents',
    value: 'ORIGINS',
    help: 'Sites that may show the search in a frame, with commas between: https://intranet.example.dk.',
    fallback: '',
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
    help: 'Threads for embedding; 0 means all cores.',
    fallback: '0',
  },
} as const satisfies Record<string, Option>

export type OptionName = keyof typeof options

const settingsSchema = z.object({
  data: z.string().min(1),
  host: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  embedParents: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().refine(isOrigin, 'this is no origin like https://intranet.example.dk'))),
  model: z.string(),
  threads: z.coerce.number().int().min(0).max(256),
})

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
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
  const [, option] = Object.entries(options).find(([name]) => name === issue?.path[0]) ?? []
  throw new SearchError('usage', `--${option?.flag}: ${issue?.message ?? 'this value cannot be used'}.`)
}
