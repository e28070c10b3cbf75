import { z } from 'zod'

export const liveSchema = z.object({ status: z.literal('ok') })

export const readySchema = z.object({
  status: z.literal('ready'),
  version: z.string(),
  reasons: z.array(z.string()).describe('What is not as it should be, though searches are served.'),
  indexing: z
    .object({ done: z.int(), total: z.int() })
    .nullable()
    .describe('Passages that have a vector, while indexing goes on.'),
})
