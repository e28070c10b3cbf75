import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { connect, type WorkerLink } from '../../src/workers/connect.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Compiled sources, shared by the workers of one test file. */
const compileCache = temporaryFolder()

/** A worker of the tests, as the command line starts its own. @param entry address of its file */
export function startTestWorker(entry: URL, data: unknown): WorkerLink {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })
  return connect(child, data)
}
