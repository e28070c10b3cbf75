import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SearchError } from '../../src/errors.ts'
import { type WorkerLink, WorkerLost } from '../../src/workers/connect.ts'
import { startTestWorker } from '../support/worker.ts'

const start = (opens = true): WorkerLink =>
  startTestWorker(new URL('./echo-worker.ts', import.meta.url), { opens })

let link: WorkerLink

beforeAll(async () => {
  link = start()
  await link.ready
})
afterAll(() => link.end())

async function collect(parts: AsyncIterable<readonly unknown[]>): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const part of parts) all.push(...part)
  return all
}

describe('a call into a worker', () => {
  it('takes values there and back as they are, vectors bit for bit', async () => {
    const vector = Float32Array.from([0.1, -0, Number.NaN, 1e-40, 3.4e38])
    const values = [vector, new Map([['æ', undefined]]), { deep: [null, 'ø'] }, 12.5]
    expect(await link.call('echo', values)).toEqual(values)
    const [back] = (await link.call('echo', [vector])) as [Float32Array]
    expect(Buffer.from(back.buffer, back.byteOffset, back.byteLength)).toEqual(Buffer.from(vector.buffer))
  })

  it('keeps code, message and hint of an error', async () => {
    const error = await link.call('refuse', []).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SearchError)
    expect(error).toMatchObject({ code: 'query-too-long', message: 'Too long.', hint: 'Shorten it.' })
  })

  it('makes an internal error of anything else, its text kept out of the message', async () => {
    const error = await link.call('fail', []).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'internal', cause: expect.stringContaining('a programming error') })
    expect(String(error)).not.toContain('programming')
    await expect(link.call('no-such-method', [])).rejects.toMatchObject({ code: 'internal' })
  })

  it('is answered to the one who asked, many at a time', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    const answers = await Promise.all(numbers.map((number) => link.call('echo', [number])))
    expect(answers).toEqual(numbers.map((number) => [number]))
  })
})

describe('a stream out of a worker', () => {
  it.each([0, 1, 49, 50, 51, 175])('brings all of %d values in order', async (count) => {
    expect(await collect(link.stream('count', [count]))).toEqual(Array.from({ length: count }, (_, i) => i))
  })

  it('is made as it is read, and ends when its reader leaves', async () => {
    const before = Number(await link.call('yielded', []))
    for await (const part of link.stream('count', [1_000_000])) {
      expect(part[0]).toBe(0)
      break
    }
    expect(Number(await link.call('yielded', [])) - before).toBeLessThanOrEqual(100)
  })

  it('brings what was made before an error, and then the error', async () => {
    const seen: unknown[] = []
    const read = async (): Promise<void> => {
      for await (const part of link.stream('breakAfter', [60])) seen.push(...part)
    }
    await expect(read()).rejects.toMatchObject({ code: 'storage' })
    expect(seen).toHaveLength(50)
  })

  it('fails where the method is missing', async () => {
    await expect(collect(link.stream('no-such-method', []))).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('a worker', () => {
  it('that cannot open says why', async () => {
    const closed = start(false)
    await expect(closed.ready).rejects.toMatchObject({ code: 'no-index', hint: 'Make one.' })
    closed.end()
    await closed.gone
  })

  it.each(['hang', 'leave'])(
    'that is lost over "%s" fails what it owes and everything after',
    async (method) => {
      const lost = start()
      await lost.ready
      const owed = [lost.call(method, []), lost.call('echo', [1])]
      setTimeout(() => lost.end(), 300)
      for (const call of await Promise.allSettled(owed)) {
        expect(call).toMatchObject({ status: 'rejected', reason: expect.any(WorkerLost) })
      }
      await lost.gone
      await expect(lost.call('echo', [1])).rejects.toBeInstanceOf(WorkerLost)
      await expect(collect(lost.stream('count', [3]))).rejects.toBeInstanceOf(WorkerLost)
    },
  )
})
