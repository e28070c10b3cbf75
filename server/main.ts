import { randomUUID } from 'node:crypto'
import { createServer, type Server, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { type ErrorCode, SearchError } from '../src/errors.ts'
import type { AppEnv } from './context.ts'
import { addressLimit } from './middleware/address-limit.ts'
import { HttpProblem, toProblem } from './problems.ts'

export interface ServerAddress {
  readonly app: Hono<AppEnv>
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly limits?: Partial<SocketLimits>
}

/** Milliseconds that a client may take, and how often that is looked at. */
export interface SocketLimits {
  readonly headersTimeout: number
  /** For the whole request. */
  readonly requestTimeout: number
  readonly connectionsCheckingInterval: number
}

export interface RunningServer {
  readonly url: string
  /** Lets requests that are coming in or running finish for a moment, then ends every connection. */
  close(): Promise<void>
}

/** Node's own 60 s and 300 s let a few slow clients hold every socket. */
const socketLimits: SocketLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
}
const settings = {
  keepAliveTimeout: 5_000,
  // Above the address limit, so that too long an address is answered by the application.
  maxHeaderSize: 32 * 1024,
} as const
const maxSockets = 1_000
const closeGrace = 5_000
const settled = 200
const settleMost = 2_000

/** @throws SearchError `usage` when host and port cannot be listened on */
export async function startServer({ app, host, port, limits }: ServerAddress): Promise<RunningServer> {
  const options = { ...settings, ...socketLimits, ...limits }
  const server = createServer(options, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  server.maxConnections = maxSockets
  server.on('clientError', answerBrokenRequest)
  let asked = Number.NEGATIVE_INFINITY
  server.on('request', () => {
    asked = performance.now()
  })
  const { port: taken } = await listen(server, host, port)
  const name = host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${taken}`, close: () => close(server, () => performance.now() - asked) }
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(listenError(cause, host, port)))
    server.listen(port, host, () => {
      const address = server.address()
      // A TCP server that listens has an address object.
      resolve(address as AddressInfo)
    })
  })
}

const listenFaults: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  EADDRINUSE: ['is already in use', 'Choose another port with --port, or stop the program that uses it.'],
  EACCES: ['may not be used by this user', 'Choose a port above 1023 with --port.'],
  EADDRNOTAVAIL: [
    'is not an address of this computer',
    'Choose another address with --host, e.g. 127.0.0.1.',
  ],
  ENOTFOUND: ['is not a known host', 'Choose another address with --host, e.g. 127.0.0.1.'],
}

function listenError(cause: Error, host: string, port: number): SearchError {
  const code = 'code' in cause ? String(cause.code) : ''
  const [what, hint] = listenFaults[code] ?? ['cannot be listened on', 'Choose another --host or --port.']
  return new SearchError('usage', `${host}:${port} ${what}.`, { hint, cause })
}

/** @param quiet milliseconds since the last request */
async function close(server: Server, quiet: () => number): Promise<void> {
  // Connections that have just been made carry requests that are still to be read; cut off, they would be lost.
  const latest = performance.now() + settleMost
  while (quiet() < settled && performance.now() < latest) {
    await new Promise((resolve) => setTimeout(resolve, settled))
  }
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), closeGrace)
  await ended
  clearTimeout(timer)
}

/** What Node's parser reports before there is a request. */
interface ClientError extends Error {
  readonly code?: string
  readonly rawPacket?: Buffer
}

const brokenRequests: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

/** Answers a request that never reached the application; nothing of it is repeated. */
function answerBrokenRequest(error: ClientError, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const code = isLongAddress(error) ? 'address-too-long' : brokenRequests[error.code ?? '']
  const problem = toProblem(new HttpProblem(code ?? 'bad-request'), 'en', randomUUID())
  const body = JSON.stringify(problem)
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nConnection: close\r\n` +
      `Content-Type: application/problem+json; charset=utf-8\r\nX-Request-Id: ${problem.requestId}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

const longAddress = new RegExp(`^[A-Z]+ \\S{${addressLimit}}`)

const isLongAddress = ({ code, rawPacket }: ClientError): boolean =>
  code === 'HPE_HEADER_OVERFLOW' && longAddress.test(rawPacket?.toString('latin1') ?? '')
