import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is answered instead of the real server. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
  /** What is waited for before. */
  readonly after?: Promise<unknown> | undefined
}

/** `drop` ends the connection, `hang` never answers. */
type Fault = 'drop' | 'hang'
export type Rule = (address: URL, headers: IncomingMessage['headers']) => Reply | Fault | null

export interface Gateway {
  readonly url: string
  /** Addresses that were asked for, in order. */
  readonly asked: readonly URL[]
  /** Connections that wait for an answer. */
  readonly waiting: () => number
  /** Decides on every request; null, as before the first call, sends it to the real server. */
  rule(rule: Rule): void
  close(): Promise<void>
}

/** A real server in front of the real server, which can be told to be slow, to refuse or to die. */
export async function openGateway(target: string): Promise<Gateway> {
  let current: Rule = () => null
  const asked: URL[] = []
  const open = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', target)
    asked.push(address)
    open.add(response)
    response.on('close', () => open.delete(response))
    const reply = current(address, request.headers)
    if (reply === 'drop') request.destroy()
    else if (reply === null) void forward(request, address, response)
    else if (reply !== 'hang') void Promise.resolve(reply.after).then(() => send(response, reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an address object.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    waiting: () => open.size,
    rule(rule) {
      current = rule
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  response.writeHead(status, {
    'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After, X-Request-Id',
    ...headers,
  })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function forward(request: IncomingMessage, address: URL, response: ServerResponse): Promise<void> {
  const { accept = '*/*', 'accept-language': language = 'da' } = request.headers
  const answer = await fetch(address, {
    headers: { accept, 'accept-language': language },
    redirect: 'manual',
  })
  const headers = new Headers(answer.headers)
  for (const name of ['content-encoding', 'transfer-encoding', 'connection', 'keep-alive'])
    headers.delete(name)
  response.writeHead(answer.status, Object.fromEntries(headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}
