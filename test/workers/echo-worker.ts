import { SearchError } from '../../src/errors.ts'
import { answerCalls } from '../../src/workers/answer.ts'

/** A worker whose methods show what crosses between processes. */
export interface EchoData {
  readonly opens: boolean
}

process.on('disconnect', () => process.exit())
let yielded = 0

answerCalls(process, async ({ opens }: EchoData) => {
  if (!opens) throw new SearchError('no-index', 'There is no index.', { hint: 'Make one.' })
  return {
    echo: async (...values: unknown[]) => values,
    refuse: async () => {
      throw new SearchError('query-too-long', 'Too long.', {
        hint: 'Shorten it.',
        cause: new Error('inside'),
      })
    },
    fail: () => {
      throw new TypeError('a programming error')
    },
    hang: () => {
      for (;;);
    },
    leave: () => process.exit(1),
    async *count(to: number) {
      for (let i = 0; i < to; i++) {
        yielded++
        yield i
      }
    },
    async *breakAfter(count: number) {
      for (let i = 0; i < count; i++) yield i
      throw new SearchError('storage', 'The index cannot be read.')
    },
    yielded: async () => yielded,
  }
})
