import { answerCalls } from '../../src/workers/answer.ts'

/** Makes this process a worker: it answers its parent, leaves stop signals to it, and ends when it is gone. */
export function runWorker<Data>(open: (data: Data) => Promise<object>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  process.on('disconnect', () => process.exit())
  answerCalls(process, open)
}
