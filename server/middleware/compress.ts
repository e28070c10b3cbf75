import { Duplex } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'

/** Best first. Brotli at 4 is about as fast as gzip and a tenth smaller. */
const encoders = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: () => createGzip(),
} as const

type Encoding = keyof typeof encoders

const encodings = Object.keys(encoders) as readonly Encoding[]
const compressible = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?(?:json|xml|javascript|jsonl?))/

/** Compresses text as the client allows; streams stay streams. */
export const compress: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { headers, body } = c.res
  if (!compressible.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return
  headers.append('Vary', 'Accept-Encoding')
  const encoding = chooseEncoding(c.req.header('accept-encoding') ?? '')
  if (!encoding || !body || c.req.method === 'HEAD') return
  // Node's and the web's types of streams differ in name only.
  const encoder = Duplex.toWeb(encoders[encoding]()) as TransformStream<Uint8Array, Uint8Array>
  c.res = new Response(body.pipeThrough(encoder), c.res)
  c.res.headers.delete('Content-Length')
  c.res.headers.set('Content-Encoding', encoding)
}

/** The best of ours that the client does not refuse. */
export function chooseEncoding(header: string): Encoding | null {
  const refused = /;\s*q=0(?:\.0*)?\s*$/
  const wishes = header
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
  return (
    encodings.find((encoding) =>
      wishes.some((wish) => wish.split(';')[0]?.trim() === encoding && !refused.test(wish)),
    ) ?? null
  )
}
