import { z } from 'zod'

/** One treatment of a case: an agenda item of another meeting. */
export const threadItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  /** ISO date of the meeting. */
  date: z.string().nullable(),
  outcome: z.string().nullable(),
})

export type ThreadItem = z.infer<typeof threadItemSchema>
