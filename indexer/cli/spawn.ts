import { fork } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type WorkerLink } from '../../src/workers/connect.ts'

/** Young generation of 8 MB instead of 16 or more: a fifth less memory a worker, no slower. */
const smallHeap = '--max-semi-space-size=8'

/**
 * Starts a worker of this folder as a process of its own. Not as a thread: a thread that is ended inside the model
 * runtime takes the whole process along, and inside an SQL statement it ends only with it. What a worker prints would
 * be stacks, so it prints nothing.
 * @param data what the entry opens itself over
 */
export function startWorker(name: 'search' | 'embedding', data: unknown): WorkerLink {
  const entry = new URL(`./${name}-worker${extname(import.meta.url)}`, import.meta.url)
  const errors = process.env.REFERATSOEG_DEBUG ? 'inherit' : 'ignore'
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    execArgv: [smallHeap],
    stdio: ['ignore', 'ignore', errors, 'ipc'],
  })
  return connect(child, data)
}
