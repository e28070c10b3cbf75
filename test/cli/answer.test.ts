import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerResponseSchema } from '../../src/contract/answer.ts'
import { type ChatServer, claiming, startChatServer } from '../answers/chat-server.ts'
import { type CliResult, runCli } from '../support/cli.ts'
import { write } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectNoInsides, expectRefusal } from './expect.ts'

const data = temporaryFolder()

beforeAll(async () => {
  const files = temporaryFolder()
  write(files, 'byråd.txt', {
    items: [
      { title: 'Ny bro over Møllebækken', text: 'Broen koster 2,1 mio. kr. Den gamle bro er rådden.' },
      { title: 'Cykelsti langs Åvej', text: 'Stien \u001b[31mgiver\u001b[0m skolebørn en sikker vej.' },
    ],
  })
  const { code } = await runCli(['index', files, '--data', data, '--model', 'none'])
  expect(code).toBe(0)
})

const ask = (...args: string[]): Promise<CliResult> =>
  runCli(['answer', ...args, '--data', data, '--model', 'none'])

const question = 'hvad koster broen over Møllebækken?'

describe('an answer', () => {
  test('is printed word for word with its place, and ends with 0', async () => {
    const result = await ask(question)
    expect(result.code).toBe(0)
    expect(result.stdout).toContain('1. »Broen koster 2,1 mio. kr.«')
    expect(result.stdout).toMatch(/Ny bro over Møllebækken\n.*item 1 .*byråd\.txt/)
    expect(result.stderr).toMatch(/quotes?, word for word/)
    expectNoInsides(result)
  })

  test('with --json is what the contract says', async () => {
    const { stdout } = await ask(question, '--json')
    const answer = answerResponseSchema.parse(JSON.parse(stdout))
    expect(answer).toMatchObject({ question, generated: null, refused: null, degraded: ['semantic'] })
  })

  test('that the minutes do not hold is said, and ends with 1', async () => {
    const result = await ask('hvem vandt Eurovision i 2013?')
    expect(result).toMatchObject({ code: 1, stdout: '' })
    expect(result.stderr).toContain('The minutes hold no answer')
  })

  test('makes control characters of the minutes visible', async () => {
    const { stdout } = await ask('hvad giver stien skolebørn?')
    expect(stdout).toContain('skolebørn')
    expect(stdout).not.toContain('\u001b')
  })

  test('takes filters, and refuses what it does not know', async () => {
    expect((await ask(question, '--from', '2030-01-01')).code).toBe(1)
    expectRefusal(await ask(question, '--from', 'i går'), 2)
    expectRefusal(await ask(question, '--mode', 'magic'), 2)
    expectRefusal(await ask(question, '--munipality', 'x'), 2)
    expectRefusal(await ask(), 2)
    expectRefusal(await ask('?'), 2)
  })
})

describe('with a chat service', () => {
  let server: ChatServer
  beforeAll(async () => {
    server = await startChatServer()
    server.behave(claiming({ text: 'Broen koster 2,1 mio. kr.', quotes: [1] }))
  })
  afterAll(() => server.close())

  const chat = (): string[] => ['--chat-url', server.url, '--chat-model', 'test']

  test('claims are printed with their quotes, and one line says where the text goes', async () => {
    const { stdout, stderr, code } = await ask(question, ...chat())
    expect(code).toBe(0)
    expect(stdout.split('\n')[0]).toBe('Broen koster 2,1 mio. kr. [1]')
    expect(stderr.match(/Text leaves this machine/g)).toHaveLength(1)
    expect(stderr).toContain(new URL(server.url).origin)
  })

  test('the key comes from a file and is never shown', async () => {
    const file = join(temporaryFolder(), 'key')
    writeFileSync(file, 's3cret-key\n')
    const result = await ask(question, ...chat(), '--chat-key-file', file)
    expect(server.asked.at(-1)?.headers.authorization).toBe('Bearer s3cret-key')
    expect(result.stdout + result.stderr).not.toContain('s3cret')
  })

  test('a setting that cannot work is refused before anything is sent', async () => {
    const asked = server.asked.length
    const key = join(temporaryFolder(), 'key')
    writeFileSync(key, 'two lines\nof s3cret')
    const refused = [
      ['--chat-url', server.url],
      ['--chat-url', 'localhost:11434', '--chat-model', 'test'],
      ['--chat-url', 'file:///etc/passwd', '--chat-model', 'test'],
      ['--chat-url', server.url.replace('//', '//user:s3cret@'), '--chat-model', 'test'],
      [...chat(), '--chat-key-file', key],
      [...chat(), '--chat-key-file', join(temporaryFolder(), 'none')],
    ]
    for (const args of refused) {
      const result = await ask(question, ...args)
      expect([args, result.code]).toEqual([args, 2])
      expect(result.stderr).not.toContain('s3cret')
      expectNoInsides(result)
    }
    expect(server.asked.length).toBe(asked)
  })

  test('that is gone, quotes are printed and the reason is said', async () => {
    const gone = await startChatServer()
    await gone.close()
    const { stdout, stderr, code } = await ask(question, '--chat-url', gone.url, '--chat-model', 'test')
    expect(code).toBe(0)
    expect(stdout).toContain('1. »Broen koster 2,1 mio. kr.«')
    expect(stderr).toContain('the chat service cannot be reached')
  })
})
