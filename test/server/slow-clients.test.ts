import { createConnection, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type RunningServer, startServer } from '../../server/main.ts'
import { type Served, serve } from './serve.ts'

/** Small enough to wait for; the real ones stand in `server/main.ts`. */
const limits = { headersTimeout: 1_000, requestTimeout: 2_000, connectionsCheckingInterval: 100 }
const clients = 200

let served: Served
let server: RunningServer
const sockets: Socket[] = []

async function open(): Promise<number> {
  served = await serve()
  const app = createApp({
    service: served.service,
    ready: () => ({ ready: true, reasons: [] }),
    version: '1',
  })
  server = await startServer({ app, host: '127.0.0.1', port: 0, limits })
  return Number(new URL(server.url).port)
}

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await server.close()
  await served.close()
})

/** Connects, sends the beginning of a request and then a byte now and then; milliseconds until it is cut off. */
function dawdle(port: number, beginning: string): Promise<number> {
  const socket = createConnection(port, '127.0.0.1')
  sockets.push(socket)
  const started = performance.now()
  const timer = setInterval(() => socket.write('x'), 150)
  socket.write(beginning)
  socket.resume()
  socket.on('error', () => {})
  return new Promise((resolve) => {
    socket.on('close', () => {
      clearInterval(timer)
      resolve(performance.now() - started)
    })
  })
}

describe('clients that send slowly', () => {
  it.each([
    ['headers', 'GET /api/v1/search?q=bro HTTP/1.1\r\nHost: x\r\nX-Slow: ', limits.headersTimeout],
    [
      'a body',
      'POST /api/v1/precedents HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n',
      limits.requestTimeout,
    ],
  ])('%s are cut off in time, and health answers meanwhile', async (_, beginning, limit) => {
    const port = await open()
    const cut = Array.from({ length: clients }, () => dawdle(port, beginning))
    const answers: number[] = []
    const ask = async (): Promise<void> => {
      const started = performance.now()
      expect((await fetch(`${server.url}/livez`)).status).toBe(200)
      answers.push(performance.now() - started)
    }
    const timer = setInterval(() => void ask().catch(() => answers.push(Number.POSITIVE_INFINITY)), 50)
    const times = await Promise.all(cut)
    clearInterval(timer)
    for (const time of times) expect(time).toBeLessThan(limit + 5_000)
    // Counted, not timed: how long a machine under other load takes says nothing of the server.
    expect(answers.length).toBeGreaterThan(10)
    expect(answers.filter((time) => time === Number.POSITIVE_INFINITY)).toEqual([])
    expect((await fetch(`${server.url}/api/v1/search?q=bro`)).status).toBe(200)
  })
})
