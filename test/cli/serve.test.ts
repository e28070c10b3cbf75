import { createServer } from 'node:net'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningCli, runCli, startCli } from '../support/cli.ts'
import { minutesOn, write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const files = temporaryFolder()
const data = temporaryFolder()
let running: RunningCli | undefined

beforeAll(async () => {
  for (const matter of ['Cykelsti', 'Havn', 'Skov']) write(files, `${matter}.txt`, minutesOn(matter))
  expect((await runCli(['index', files, '--data', data, '--model', 'none'])).code).toBe(0)
})
afterEach(async () => {
  running?.send('SIGKILL')
  await running?.result
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function start(...args: string[]): Promise<string> {
  const port = await freePort()
  running = startCli([...args, '--port', String(port), '--model', 'none'])
  return `http://127.0.0.1:${port}`
}

/** The first answer of an address whose server is still starting. */
async function firstAnswer(url: string): Promise<Response> {
  for (let tries = 0; tries < 600; tries++) {
    const response = await fetch(url).catch(() => null)
    if (response?.status === 200) return response
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The server did not answer.')
}

describe('serve', () => {
  test('answers searches, and after a stop signal every search that it had accepted', async () => {
    const url = await start('serve', '--data', data, '--rate-limit', '0', '--workers', '2')
    const search = `${url}/api/v1/search?q=cykelsti`
    expect(await (await firstAnswer(search)).json()).toMatchObject({ total: 1, degraded: ['semantic'] })
    await firstAnswer(`${url}/readyz`)
    const accepted = Array.from({ length: 40 }, () => fetch(search))
    await Promise.race(accepted)
    running?.send('SIGTERM')
    const statuses = await Promise.all(accepted.map((one) => one.then(({ status }) => status)))
    // A search that came in after the signal is refused with 503; none is cut off.
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(statuses).toContain(200)
    const stopped = await running?.result
    expect(stopped).toMatchObject({ code: 0, stdout: '' })
    if (stopped) expectNoInsides(stopped)
    expect(stopped?.stderr).not.toContain('cykelsti')
  }, 60_000)

  test('without an index says so and how to make one', async () => {
    const refused = await runCli(['serve', '--data', temporaryFolder(), '--port', '0', '--model', 'none'])
    expectRefusal(refused, 4)
    expect(refused.stderr).toContain('referatsoeg index PATH')
  }, 60_000)

  test('on a port that is in use says so at once', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const refused = await runCli(['serve', '--data', data, '--port', String(port), '--model', 'none'])
    await new Promise((resolve) => other.close(resolve))
    expectRefusal(refused, 2)
    expect(refused.stderr).toContain('--port')
  })

  test.each([
    ['--trusted-proxies', '10.0.0.0/33'],
    ['--trusted-proxies', 'proxy.example'],
    ['--rate-limit', '-1'],
    ['--workers', 'many'],
  ])('refuses %s %s and names the option', async (flag, value) => {
    const refused = await runCli(['serve', '--data', data, `${flag}=${value}`])
    expectRefusal(refused, 2)
    expect(refused.stderr).toContain(flag)
  })
})

describe('start', () => {
  test('serves what it indexes, and stops indexer and server with one signal', async () => {
    const url = await start('start', files, '--data', temporaryFolder())
    expect(await (await firstAnswer(`${url}/api/v1/search?q=havn`)).json()).toMatchObject({ total: 1 })
    running?.send('SIGINT')
    expect(await running?.result).toMatchObject({ code: 0 })
  }, 60_000)

  test('says that there is nothing to serve where nothing can be indexed', async () => {
    const empty = temporaryFolder()
    const refused = await runCli(['start', empty, '--data', temporaryFolder(), '--port', '0'])
    expect(refused.stderr).toContain('Nothing could be indexed')
  }, 60_000)
})
