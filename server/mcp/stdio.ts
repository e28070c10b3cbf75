import type { Readable, Writable } from 'node:stream'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'
import { createMcpServer, type McpOptions } from './server.ts'

interface Streams {
  readonly input: Readable
  /** Gets nothing but messages of the protocol. */
  readonly output: Writable
}

/** Serves one assistant until its input ends and everything asked is answered, or until `signal` is given. */
export async function serveStdio(
  options: McpOptions,
  { input, output }: Streams,
  signal: AbortSignal,
): Promise<void> {
  const server = createMcpServer(options)
  const transport = new CountingTransport(input, output)
  const gone = Promise.withResolvers<void>()
  const leave = (): void => gone.resolve()
  signal.addEventListener('abort', leave, { once: true })
  output.once('error', leave)
  input.once('close', leave)
  input.once('end', () => transport.answered().then(leave))
  if (signal.aborted) leave()
  await server.connect(transport)
  transport.count()
  await gone.promise
  await server.close()
}

/** Knows which requests wait for their answer, so that a client may close its end as soon as it has asked. */
class CountingTransport extends StdioServerTransport {
  readonly #waiting = new Set<string | number>()
  readonly #idle: (() => void)[] = []

  /** Begins to count; called when the server has put its handler on. */
  count(): void {
    const receive = this.onmessage
    this.onmessage = (message) => {
      if ('method' in message && 'id' in message) this.#waiting.add(message.id)
      receive?.(message)
    }
  }

  /** Fulfilled when no request waits. */
  answered(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve)
      this.#settle()
    })
  }

  override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message)
    if (!('method' in message) && message.id !== undefined) this.#waiting.delete(message.id)
    this.#settle()
  }

  #settle(): void {
    if (this.#waiting.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }
}
