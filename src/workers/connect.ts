import type { SearchError } from '../errors.ts'
import { type FromWorker, fromPlainError, type ToWorker } from './protocol.ts'

/** What a link needs of a forked process. */
export interface WorkerProcess {
  send(message: ToWorker): unknown
  on(event: 'message', listener: (message: FromWorker) => void): unknown
  on(event: 'exit' | 'error', listener: () => void): unknown
  kill(signal: 'SIGKILL'): unknown
}

/** The process ended while it owed an answer. */
export class WorkerLost extends Error {}

export interface WorkerLink {
  /** @throws SearchError what the worker could not be opened for; WorkerLost */
  readonly ready: Promise<void>
  /** Fulfilled when the process has ended. */
  readonly gone: Promise<void>
  /** @throws SearchError as the method; WorkerLost */
  call(method: string, args: readonly unknown[]): Promise<unknown>
  /** Parts of what an async generator yields, each asked for when it is wanted. @throws as `call` */
  stream(method: string, args: readonly unknown[]): AsyncGenerator<readonly unknown[], void>
  /** Ends the process at once, whatever it is doing: workers only read. */
  end(): void
}

interface Waiting {
  readonly resolve: (reply: FromWorker) => void
  readonly reject: (error: SearchError | WorkerLost) => void
}

/** Opens a worker over what it needs, which its entry knows by type. */
export function connect(worker: WorkerProcess, data: unknown): WorkerLink {
  /** 0 is the opening itself. */
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let lost = false

  const ask = (id: number, message: ToWorker): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      if (lost) return reject(new WorkerLost())
      waiting.set(id, { resolve, reject })
      worker.send(message)
    })
  const gone = new Promise<void>((resolve) => {
    const leave = (): void => {
      lost = true
      for (const { reject } of waiting.values()) reject(new WorkerLost())
      waiting.clear()
      resolve()
    }
    worker.on('exit', leave)
    worker.on('error', leave)
  })
  worker.on('message', (reply) => {
    const id = 'id' in reply ? reply.id : 0
    const one = waiting.get(id)
    waiting.delete(id)
    if ('error' in reply) one?.reject(fromPlainError(reply.error))
    else one?.resolve(reply)
  })
  const ready = ask(0, { kind: 'open', data }).then(() => {})
  // Whoever wants to know of it asks; a link that nobody waits for must not end this process.
  ready.catch(() => {})

  return {
    ready,
    gone,
    async call(method, args) {
      const id = ++lastId
      const reply = await ask(id, { kind: 'call', id, method, args })
      return reply.kind === 'value' ? reply.value : undefined
    },
    async *stream(method, args) {
      const id = ++lastId
      let message: ToWorker = { kind: 'stream', id, method, args }
      let ended = false
      try {
        while (!ended) {
          const reply = await ask(id, message)
          if (reply.kind !== 'part') return
          ended = reply.last
          message = { kind: 'more', id }
          yield reply.values
        }
      } finally {
        if (!ended && !lost) worker.send({ kind: 'stop', id })
      }
    },
    end: () => void worker.kill('SIGKILL'),
  }
}
