import { type FromWorker, type ToWorker, toPlainError } from './protocol.ts'

/** The worker's end of the line to its parent: `process`, in a forked one. */
export interface ParentChannel {
  send?(message: FromWorker): unknown
  on(event: 'message', listener: (message: ToWorker) => void): unknown
}

/** Values of a stream that are sent together. */
const partSize = 50

/**
 * Answers a parent's calls with the methods of what `open` makes of the parent's first message. Says ready, or why not,
 * when `open` is done.
 */
export function answerCalls<Data>(channel: ParentChannel, open: (data: Data) => Promise<object>): void {
  const send = (message: FromWorker): void => void channel.send?.(message)
  const streams = new Map<number, AsyncIterator<unknown>>()
  let api: object = {}

  const begin = (method: string, args: readonly unknown[]): unknown => {
    const found: unknown = Reflect.get(api, method)
    if (typeof found !== 'function') throw new TypeError(`There is no method ${method}.`)
    return found.apply(api, args)
  }

  const handle = async (message: ToWorker): Promise<FromWorker | null> => {
    switch (message.kind) {
      case 'open':
        // The one who starts a worker of this kind sends what it needs.
        api = await open(message.data as Data)
        return { kind: 'ready' }
      case 'call':
        return { kind: 'value', id: message.id, value: await begin(message.method, message.args) }
      case 'stream': {
        // Methods that are asked for as streams are async generators.
        const stream = begin(message.method, message.args) as AsyncIterable<unknown>
        streams.set(message.id, stream[Symbol.asyncIterator]())
        return readPart(streams, message.id)
      }
      case 'more':
        return readPart(streams, message.id)
      case 'stop': {
        const stream = streams.get(message.id)
        streams.delete(message.id)
        await stream?.return?.()
        return null
      }
    }
  }

  channel.on('message', async (message) => {
    try {
      const reply = await handle(message)
      if (reply) send(reply)
    } catch (thrown) {
      const error = toPlainError(thrown)
      send(message.kind === 'open' ? { kind: 'unready', error } : { kind: 'error', id: message.id, error })
    }
  })
}

async function readPart(streams: Map<number, AsyncIterator<unknown>>, id: number): Promise<FromWorker> {
  const values: unknown[] = []
  const stream = streams.get(id)
  while (stream && values.length < partSize) {
    const { value, done } = await stream.next()
    if (done) {
      streams.delete(id)
      return { kind: 'part', id, values, last: true }
    }
    values.push(value)
  }
  return { kind: 'part', id, values, last: !stream }
}
