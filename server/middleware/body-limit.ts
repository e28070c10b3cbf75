import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'
import { HttpProblem } from '../problems.ts'

export const maxBodyBytes = 64 * 1024

/** Bodies over 64 kB are refused: by the length they announce, or as soon as they have grown beyond it. */
export const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) throw tooLarge(c)
  if (c.req.header('transfer-encoding') !== undefined) await readWhole(c)
  await next()
}

/** What is left of the body stands in the way of another request on this connection. */
function tooLarge(c: Context<AppEnv>): HttpProblem {
  c.header('Connection', 'close')
  return new HttpProblem('body-too-large')
}

/** A body of unknown length; routes then read it as any other. */
async function readWhole(c: Context<AppEnv>): Promise<void> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > maxBodyBytes) throw tooLarge(c)
    chunks.push(chunk)
  }
  // Hono keeps promises here, as it does after reading a body itself; its type says otherwise.
  c.req.bodyCache.arrayBuffer = Promise.resolve(toArrayBuffer(chunks)) as unknown as ArrayBuffer
}

function toArrayBuffer(chunks: readonly Uint8Array[]): ArrayBuffer {
  const body = new Uint8Array(chunks.reduce((size, { byteLength }) => size + byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.byteLength
  }
  return body.buffer
}
