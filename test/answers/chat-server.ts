import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** Of the request's JSON. */
  readonly body: { model: string; messages: { role: string; content: string }[] }
}

export interface ChatServer {
  readonly url: string
  readonly asked: readonly Asked[]
  /** What it does with the next requests. */
  behave(respond: (response: ServerResponse, asked: Asked) => void): void
  close(): Promise<void>
}

/** A server that speaks the protocol of chat completions on a free port of the loopback address. */
export async function startChatServer(): Promise<ChatServer> {
  const asked: Asked[] = []
  let respond: (response: ServerResponse, asked: Asked) => void = (response) => response.end()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const one = {
      path: request.url ?? '',
      headers: request.headers,
      body: body === '' ? {} : JSON.parse(body),
    }
    asked.push(one)
    respond(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an address object.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    behave: (next) => {
      respond = next
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** A completion whose message is this text. */
export const saying =
  (content: string) =>
  (response: ServerResponse): void => {
    response.setHeader('Content-Type', 'application/json')
    response.end(
      JSON.stringify({
        id: 'x',
        object: 'chat.completion',
        choices: [{ index: 0, message: { role: 'assistant', content } }],
      }),
    )
  }

export const claiming = (
  ...claims: { text: string; quotes: number[] }[]
): ((response: ServerResponse) => void) => saying(JSON.stringify({ claims }))
