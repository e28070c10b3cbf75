import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './temporary-folder.ts'

const launcher = fileURLToPath(new URL('../../indexer/cli/referatsoeg.mjs', import.meta.url))

/** Compiled sources, shared by the commands of one test file: halves the time that each takes to start. */
const compileCache = temporaryFolder()

export interface CliResult {
  readonly stdout: string
  readonly stderr: string
  /** Exit code; null when a signal ended the process. */
  readonly code: number | null
}

export interface CliOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** What the command reads from stdin. */
  readonly input?: string
}

export interface RunningCli {
  readonly pid: number
  readonly result: Promise<CliResult>
  send(signal: NodeJS.Signals): void
  /** What the command says that fits the pattern, as soon as it does. */
  says(pattern: RegExp): Promise<string>
}

/** Starts the command in a process of its own; settings of the surrounding environment do not reach it. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const { cwd, env = {}, input = '' } = options
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd,
    env: { PATH, HOME, NODE_COMPILE_CACHE: compileCache, ...env },
  })
  child.stdin.on('error', () => {}).end(input)
  if (child.pid === undefined) throw new Error('The command could not be started.')
  return {
    pid: child.pid,
    result: collect(child),
    send: (signal) => void child.kill(signal),
    says: (pattern) => says(child, pattern),
  }
}

/** Runs the command to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).result
}

function says(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (text: string) => {
      said += text
      const found = pattern.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.on('close', () => reject(new Error(`The command ended without saying ${pattern}: ${said}`)))
  })
}

function collect(child: ChildProcessWithoutNullStreams): Promise<CliResult> {
  const printed = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...printed, code }))
  })
}
