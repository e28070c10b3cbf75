/**
 * Many searches at once over HTTP: latency, searches a second, memory, and how long the server's own thread is held
 * meanwhile, seen from `/livez` every 20 ms. The server is a process of its own and is ended afterwards.
 *
 *   node test/bench/load.ts --data INDEX --queries FILE [--clients 20] [--seconds 15] [--mode hybrid] [--json]
 *                           [--command indexer/cli/referatsoeg.mjs] [-- more options of `serve`]
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { readJudgedQueries } from '../../src/evaluation/queries.ts'

const { values, positionals } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    queries: { type: 'string', default: '' },
    clients: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '15' },
    mode: { type: 'string', default: 'hybrid' },
    command: { type: 'string', default: 'indexer/cli/referatsoeg.mjs' },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

interface Answer {
  readonly status: number
  /** Milliseconds until the last byte. */
  readonly took: number
  /** Answered by words alone. */
  readonly degraded: boolean
}

const livezEvery = 20
const agent = new Agent({ keepAlive: true })

function fetchTimed(url: string): Promise<Answer> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => {
        const took = performance.now() - started
        const degraded = text.includes('"degraded":["semantic"]')
        resolve({ status: response.statusCode ?? 0, took, degraded })
      })
    }).on('error', reject)
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

const port = await freePort()
const started = performance.now()
const server = spawn(
  process.execPath,
  [values.command, 'serve', '--data', values.data, '--port', String(port), ...positionals],
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, REFERATSOEG_RATE_LIMIT: '0' } },
)
process.once('exit', () => server.kill())
const url = `http://127.0.0.1:${port}`
const queries = readJudgedQueries(readFileSync(values.queries, 'utf8')).map(({ query }) => query)
let next = 0
const search = (): Promise<Answer> => {
  // A prime step: neighbouring lines are about the same item.
  const query = queries[(next++ * 7919) % queries.length] ?? ''
  return fetchTimed(`${url}/api/v1/search?mode=${values.mode}&q=${encodeURIComponent(query)}`)
}

async function firstAnswer(): Promise<number> {
  for (;;) {
    const answer = await search().catch(() => null)
    if (answer?.status === 200) return performance.now() - started
    if (server.exitCode !== null) throw new Error('The server did not start.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const first = await firstAnswer()
// Every worker opens its index and loads its model before anything is counted.
const warm = performance.now() + 8_000
while (performance.now() < warm) await Promise.all(Array.from({ length: 4 }, search))

const answers: Answer[] = []
const alive: Answer[] = []
const end = performance.now() + Number(values.seconds) * 1000
const asked: Promise<unknown>[] = []
const poll = setInterval(
  () => asked.push(fetchTimed(`${url}/livez`).then((one) => alive.push(one))),
  livezEvery,
)
await Promise.all(
  Array.from({ length: Number(values.clients) }, async () => {
    while (performance.now() < end) {
      const answer = await search()
      answers.push(answer)
      // As `Retry-After` asks for, but shorter: a client that comes back at once measures refusals only.
      if (answer.status !== 200) await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }),
)
clearInterval(poll)
await Promise.all(asked)

/** Server and workers, shared pages counted once (Linux only). */
function memoryMb(pid: number): number {
  const own = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1])
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return children.reduce((sum, child) => sum + memoryMb(Number(child)), own / 1024)
}

const at = (times: readonly number[], share: number): number =>
  Math.round(times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? Number.NaN)
const done = answers.filter(({ status }) => status === 200).map(({ took }) => took)
const result = {
  clients: Number(values.clients),
  mode: values.mode,
  firstAnswerMs: Math.round(first),
  answered: done.length,
  degraded: answers.filter(({ degraded }) => degraded).length,
  refused: answers.filter(({ status }) => status === 503).length,
  failed: answers.filter(({ status }) => status !== 200 && status !== 503).length,
  perSecond: Math.round((done.length / Number(values.seconds)) * 10) / 10,
  p50: at(done, 0.5),
  p95: at(done, 0.95),
  p99: at(done, 0.99),
  livezP95: at(
    alive.map(({ took }) => took),
    0.95,
  ),
  livezLongest: at(
    alive.map(({ took }) => took),
    1,
  ),
  memoryMb: existsSync('/proc/self/smaps_rollup') ? Math.round(memoryMb(server.pid ?? 0)) : Number.NaN,
}
server.kill('SIGTERM')
agent.destroy()
if (values.json) console.log(JSON.stringify(result, null, 2))
else console.table([result])
