import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { exitCodes, toSearchError } from '../../../src/errors.ts'
import { createSearchService } from '../../../src/search/service.ts'
import { type Command, say } from '../command.ts'
import { open } from '../open.ts'
import { version } from '../version.ts'

export const mcp: Command = {
  name: 'mcp',
  usage: 'referatsoeg mcp [--data DIR]',
  summary: 'serve an assistant on stdin and stdout by the Model Context Protocol',
  examples: ['referatsoeg mcp', 'referatsoeg mcp --data /srv/index'],
  flags: {},
  async run({ settings, signal }) {
    const output = takeStdout()
    // Loaded here: no other command pays for the protocol.
    const { serveStdio } = await import('../../../server/mcp/stdio.ts')
    const opened = open(settings, 'read')
    try {
      const service = createSearchService(opened)
      // A missing model is no reason not to serve: answers then say that they are degraded.
      opened.embedder?.embedQuery('opvarmning').catch(() => {})
      const report = (error: unknown): void => say(`✗ ${toSearchError(error).code}`)
      const options = { service, version, requestId: randomUUID(), report }
      await serveStdio(options, { input: process.stdin, output }, signal)
      return signal.aborted ? exitCodes.interrupted : exitCodes.ok
    } finally {
      await opened.close()
    }
  },
}

/** The protocol has stdout for itself: whatever else is printed there, by any library, goes to stderr. */
function takeStdout(): Writable {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr)
  return new Writable({ write: (chunk, _, done) => void write(chunk, done) })
}
