import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCli, startCli } from '../support/cli.ts'
import { printMinutes } from '../support/minutes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectRefusal } from './expect.ts'

const folder = temporaryFolder()
const data = join(folder, 'data')
const serve = ['serve', '--data', data, '--model', 'none', '--port', '0']

beforeAll(async () => {
  const path = join(folder, 'referat.txt')
  writeFileSync(path, printMinutes({ items: [{ title: 'Ny bro', text: 'Broen over åen er slidt.' }] }))
  expect(await runCli(['index', path, '--data', data, '--model', 'none'])).toMatchObject({ code: 0 })
})

describe('the token of the metrics', () => {
  test.each([
    ['is missing', () => join(folder, 'nothing')],
    ['is a folder', () => made('folder', null)],
    ['is empty', () => made('empty', '')],
    ['holds a short word', () => made('short', 'kodeord\n')],
  ])('is refused when its file %s', async (_, file) => {
    const result = await runCli([...serve, '--metrics-token-file', file()])
    expectRefusal(result, 2)
    expect(result.stderr).toContain('--metrics-token-file')
    expect(result.stderr).not.toContain('kodeord')
  })

  test('opens them to other machines', async () => {
    const token = '0123456789abcdef0123'
    const running = startCli(serve, { env: { REFERATSOEG_METRICS_TOKEN_FILE: made('token', `${token}\n`) } })
    try {
      const url = await running.says(/http:\/\/\S+?(?=\s)/)
      const ask = (headers: Record<string, string>) =>
        fetch(`${url}/metrics`, { headers: { 'X-Forwarded-For': '203.0.113.9', ...headers } })
      expect((await ask({})).status).toBe(403)
      expect((await ask({ Authorization: `Bearer ${token}` })).status).toBe(200)
    } finally {
      running.send('SIGINT')
      await running.result
    }
  })
})

function made(name: string, content: string | null): string {
  const path = join(folder, name)
  if (content === null) mkdirSync(path)
  else writeFileSync(path, content)
  return path
}
