import { createApp, type IndexingProgress } from '../../../server/app.ts'
import { startServer } from '../../../server/main.ts'
import type { Settings } from '../../../src/config.ts'
import { exitCodes } from '../../../src/errors.ts'
import { type Command, say } from '../command.ts'
import { type Opened, open } from '../open.ts'
import { createServices, openChat } from '../services.ts'
import { version } from '../version.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'referatsoeg serve [--data DIR] [--host H] [--port N]',
  summary: 'serve the search page and the API over an index',
  examples: ['referatsoeg serve', 'referatsoeg serve --data /srv/index --port 80 --host 0.0.0.0'],
  flags: {},
  async run({ settings, signal }) {
    const opened = open(settings, 'read')
    try {
      const server = await listen(opened, settings)
      announce(server.url)
      await until(signal)
      await server.close()
      return exitCodes.ok
    } finally {
      await opened.close()
    }
  },
}

export type { IndexingProgress }

/** Starts the server over opened parts and loads the model before the first question comes. */
export async function listen(
  opened: Opened,
  settings: Settings,
  progress: () => IndexingProgress | null = () => null,
): Promise<{ url: string; close(): Promise<void> }> {
  const { host, port, allowedHosts } = settings
  const app = createApp({
    ...createServices(opened, openChat(settings)),
    ready: async () => ({ ready: true, reasons: [] }),
    progress,
    version,
    allowedHosts,
  })
  const server = await startServer({ app, host, port })
  // A missing model is no reason not to serve: answers then say that they are degraded.
  opened.embedder?.embedQuery('opvarmning').catch(() => {})
  return server
}

export function announce(url: string): void {
  const address = url.replace('//127.0.0.1:', '//localhost:')
  say(`Søgesiden er klar · The search page is ready: ${address}`)
  say(`Prøv · Try: ${address}/search?q=ensomhed+blandt+%C3%A6ldre`)
}

export function until(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
